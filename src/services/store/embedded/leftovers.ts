import { readFile, readdir, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from './problem.ts';

/** How a database folder in the making is called; the process id of its maker follows. */
export const DRAFT_PREFIX = 'postgres.draft-';
/** How a database folder outside of DATA_DIR is called; its file `home` names the link that leads to it and its maker. */
export const ELSEWHERE_PREFIX = 'data-';

/** Removes what starts that were killed while making a database folder left behind. */
export async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(DRAFT_PREFIX)) continue;
    if (!isAlive(Number.parseInt(name.slice(DRAFT_PREFIX.length), 10)))
      await removeQuietly(path.join(folder, name));
  }
}

/** Removes databases outside of DATA_DIR whose DATA_DIR was deleted, unless a server still works on them. */
export async function removeOrphanedData(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(ELSEWHERE_PREFIX)) continue;
    const place = path.join(folder, name);
    const [home = '', maker = ''] = (await readFile(path.join(place, 'home'), 'utf8').catch(() => '')).split(
      '\n',
    );
    const pid = Number.parseInt(
      await readFile(path.join(place, 'data', 'postmaster.pid'), 'utf8').catch(() => ''),
      10,
    );
    if (home === '' || isAlive(Number(maker)) || isAlive(pid)) continue;
    if ((await readlink(home).catch(() => undefined)) !== place) await removeQuietly(place);
  }
}

/** Whether a process of this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** A killed maker's initdb may still be writing; what resists now is removed at another start. */
async function removeQuietly(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => undefined);
}
