import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes the folder and its `simulator` part; throws a sentence when that is impossible. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(join(dataDir, 'simulator'), { recursive: true });
    writeFileSync(join(dataDir, 'simulator', '.writable'), '');
  } catch (error) {
    throw new Error(
      `The rehearsal cannot write to ${dataDir} (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder of yours.`,
      { cause: error },
    );
  }
}

const claimShape = (text: string) => JSON.parse(text) as { origin: string; instance: string };

/** Where the rehearsal runs that already uses this folder; undefined when there is none alive. */
export async function otherRehearsal(dataDir: string): Promise<string | undefined> {
  try {
    const { origin, instance } = claimShape(readFileSync(join(dataDir, 'simulator', 'running.json'), 'utf8'));
    const answer = await fetch(`${origin}/control/api/about`, { signal: AbortSignal.timeout(1000) });
    const about = (await answer.json()) as { instance?: string };
    return about.instance === instance ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** Notes that this rehearsal uses the folder now. */
export function claimDataFolder(dataDir: string, origin: string, instance: string): void {
  writeFileSync(
    join(dataDir, 'simulator', 'running.json'),
    JSON.stringify({ origin, instance, pid: process.pid }),
  );
}
