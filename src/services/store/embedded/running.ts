import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { DATABASE_USER, databaseHome } from './folder.ts';
import { lookAt } from './postmaster.ts';

/** The name of the product's database on the embedded server. */
export const DATABASE = 'concierge';

export const urlOn = (port: number, password: string): string =>
  `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${DATABASE}`;

/**
 * Connection string of the embedded database that is running on this DATA_DIR, whoever started it; undefined when none
 * is. Starts nothing and holds nothing.
 */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  try {
    const home = await realpath(databaseHome(path.resolve(dataDir)));
    const state = await lookAt(path.join(home, 'data'));
    if (state.kind !== 'ready') return undefined;
    return urlOn(state.port, (await readFile(path.join(home, 'password'), 'utf8')).trim());
  } catch {
    return undefined;
  }
}
