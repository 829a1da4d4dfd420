// What the commands for operators share: how they are called, and the one database they work on. Whatever keeps a command
// from its work is one sentence on stderr and exit code 2.
import os from 'node:os';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigFault } from '../src/config/config-fault.ts';
import { createLog } from '../src/log.ts';
import { openDatabase, type Database } from '../src/services/store/connection.ts';
import { isDatabaseAway } from '../src/services/store/database-away.ts';
import { runningEmbeddedPostgres } from '../src/services/store/embedded/running.ts';
import { DatabaseTooNew, executedMigrations } from '../src/services/store/migrations/floor.ts';
import { databasePlace, reasonOf, unreached, whyNoDatabase } from '../src/services/store/why-no-database.ts';

/** Called the wrong way, or on a database it cannot work on; the message says why, and what to do. */
export class WrongCall extends Error {}

/** Reads the arguments. Throws WrongCall that names an option nobody knows, followed by how the command is called. */
export function argumentsOf<T extends ParseArgsConfig>(usage: string, config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const [what = message] = message.split(/\. (?=[A-Z])/, 1);
    throw new WrongCall(`${what.replace(/\.$/, '')}. Nothing was done. Call it so: ${usage}`);
  }
}

/** How a command is told which database it works on: that of DATABASE_URL, here or in a file of settings, or the embedded one. */
export const databaseOptions = {
  settings: { type: 'string' },
  embedded: { type: 'boolean', default: false },
} as const;
export const databaseUsage = '[--settings settings.env] [--embedded]';

interface WhichDatabase {
  /** The one that runs in DATA_DIR; never by itself: somebody may have forgotten to name theirs. */
  readonly embedded: boolean;
}

/**
 * Runs the work on that database, over one connection that is closed afterwards. Throws WrongCall when it cannot be reached
 * or is none of the product's, and unless `anyVersion`, when its tables are older.
 */
export async function onDatabase<T>(
  which: WhichDatabase,
  work: (database: Database) => Promise<T>,
  { anyVersion = false }: { readonly anyVersion?: boolean } = {},
): Promise<T> {
  const url = await databaseUrl(which);
  const place = placeOf(url);
  const database = openDatabase({ url, log: createLog('silent'), maxConnections: 1 });
  try {
    await lookAt(database, place, anyVersion);
    return await work(database);
  } catch (error) {
    if (error instanceof DatabaseTooNew) throw new WrongCall(`Database ${place}: ${error.message}`);
    if (!isDatabaseAway(error)) throw error;
    throw new WrongCall(
      `The database ${place} went away in the middle (${reasonOf(error)}). What had been begun was taken back. Run the command again.`,
    );
  } finally {
    await database.close();
  }
}

/** Ends the process with the number that comes back; with 2 and the sentence of a WrongCall or ConfigFault. */
export async function runCommand(run: () => Promise<number>): Promise<void> {
  process.exitCode = await run().catch((error: unknown) => {
    console.error(sentenceOf(error));
    return 2;
  });
}

/** Throws whatever is a defect. */
function sentenceOf(error: unknown): string {
  if (error instanceof WrongCall) return error.message;
  if (error instanceof ConfigFault)
    return error.faults.map(({ key, sentence }) => `${key}: ${sentence}`).join(' ');
  throw error;
}

/** Under which account of the operating system this runs; by its number where it has no name, as in many containers. */
export function operatorAccount(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

async function databaseUrl({ embedded }: WhichDatabase): Promise<string> {
  const { DATABASE_URL: given = '', DATA_DIR: dataDir = '.data' } = process.env;
  if (!embedded) {
    if (given !== '') return given;
    throw new WrongCall(
      'DATABASE_URL is not set. It names the database, as for the service itself; --settings names a file it stands in, and --embedded means the one that the running service brought along.',
    );
  }
  if (given !== '')
    throw new WrongCall('DATABASE_URL names a database, and --embedded another one. Leave one of them out.');
  const url = await runningEmbeddedPostgres(dataDir);
  if (url !== undefined) return url;
  throw new WrongCall(
    `No embedded database runs in ${dataDir}. Start the service, and set DATA_DIR as it is set there.`,
  );
}

async function lookAt(database: Database, place: string, anyVersion: boolean): Promise<void> {
  const executed = await executedMigrations(database.db).catch((error: unknown) => {
    throw new WrongCall(whyNoDatabase(error, place) ?? unreached(error, place));
  });
  if (executed.length === 0)
    throw new WrongCall(
      `The database ${place} has no tables of this product, so nothing was done. Look whether DATABASE_URL names the right database.`,
    );
  if (!anyVersion && !(await database.isCurrent()))
    throw new WrongCall(
      `The database ${place} has the tables of an older version, so nothing was done. Start this version of the product on it once, which brings them up to date, or use the command of the older version.`,
    );
}

/** Server and database as people name them, without account and password. */
function placeOf(text: string): string {
  const place = databasePlace(text);
  if (place === undefined)
    throw new WrongCall(
      'DATABASE_URL is not the address of a PostgreSQL database. It looks like postgres://account:password@server:5432/database.',
    );
  return place;
}
