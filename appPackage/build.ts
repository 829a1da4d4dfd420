import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { packageFiles, packed, unpacked } from './archive.ts';
import type { AppFacts } from './facts.ts';
import type { PackageAudience } from './manifest.ts';
import { packageFaults } from './rules.ts';
import { builtSchema, chooseVersion, contentOf, type Built } from './versions.ts';

export type BuildOutcome =
  | { readonly kind: 'faulty'; readonly sentences: readonly string[] }
  | {
      readonly kind: 'built';
      readonly version: string;
      /** False when the newest package in the folder has the same content. */
      readonly isNew: boolean;
      readonly packages: readonly { readonly file: string; readonly bytes: number; readonly whom: string }[];
    };

const audiences: Readonly<Record<PackageAudience, { readonly suffix: string; readonly whom: string }>> = {
  provider: { suffix: '', whom: 'for the provider’s own tenant, with the tab “Operations”' },
  customers: { suffix: '-customers', whom: 'for resellers’ and customers’ tenants' },
};

/** A version for telling contents apart, before the real one is chosen. */
const noVersion = '0.0.0';

/**
 * Builds both packages into the folder and notes their version in its `versions.json`; writes nothing when one of them
 * has a fault. What is checked is what the finished zip holds.
 */
export async function buildPackages(parts: {
  readonly facts: AppFacts;
  readonly folder: string;
  readonly wanted: string | undefined;
  readonly projectFolder: string;
}): Promise<BuildOutcome> {
  const { facts, folder, wanted, projectFolder } = parts;
  const icon = (name: string) => new Uint8Array(readFileSync(path.join(projectFolder, 'appPackage', name)));
  const icons = { color: icon('color.png'), outline: icon('outline.png') };
  const names = Object.keys(audiences) as PackageAudience[];
  const filesOf = (version: string) =>
    names.map((audience) => packageFiles(facts, { version, audience, ...icons }));

  const built = readBuilt(folder);
  if (built === undefined)
    return faulty([`${path.join(folder, 'versions.json')} cannot be read; what was built last is unknown.`]);
  const content = contentOf(filesOf(noVersion));
  const choice = chooseVersion({ project: projectVersion(projectFolder), wanted, built, content });
  if (choice.kind === 'refused') return faulty([choice.sentence]);
  const zips = filesOf(choice.version).map(packed);
  const faults = await Promise.all(zips.map((zip) => packageFaults(unpacked(zip))));
  if (faults.some((found) => found.length > 0)) return faulty([...new Set(faults.flat())]);

  mkdirSync(folder, { recursive: true });
  const packages = zips.map((zip, n) => {
    const { suffix, whom } = audiences[names[n] ?? 'provider'];
    const file = path.join(folder, `csp-concierge${suffix}-${choice.version}.zip`);
    write(file, zip);
    return { file, bytes: zip.byteLength, whom };
  });
  if (choice.kind === 'new') {
    const entries: Built = [...built, { version: choice.version, content }];
    write(path.join(folder, 'versions.json'), `${JSON.stringify(entries, null, 2)}\n`);
  }
  return { kind: 'built', version: choice.version, isNew: choice.kind === 'new', packages };
}

const faulty = (sentences: readonly string[]) => ({ kind: 'faulty', sentences }) as const;

/** None yet: an empty list. Undefined when there is something nobody can read. */
function readBuilt(folder: string): Built | undefined {
  let text: string;
  try {
    text = readFileSync(path.join(folder, 'versions.json'), 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : undefined;
  }
  try {
    return builtSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const projectSchema = z.object({ version: z.string() });

function projectVersion(projectFolder: string): string {
  return projectSchema.parse(JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')))
    .version;
}

/** Whole or not at all: a package half written must not be uploaded. */
function write(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}
