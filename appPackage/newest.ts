import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtSchema } from './versions.ts';

/** The provider's package that was built into the folder last; undefined when there is none. */
export function newestPackage(folder: string): Uint8Array | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(path.join(folder, 'versions.json'), 'utf8'));
    const version = builtSchema.parse(record).at(-1)?.version;
    return readFileSync(path.join(folder, `csp-concierge-${version}.zip`));
  } catch {
    return undefined;
  }
}
