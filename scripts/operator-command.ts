// What the commands for operators share: how they are called, and the one database they work on. Whatever keeps a command
// from its work is one sentence on stderr and exit code 2.
import os from 'node:os';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { createLog } from '../src/log.ts';
import { openDatabase, type Database } from '../src/services/store/connection.ts';
import { isDatabaseAway } from '../src/services/store/database-away.ts';
import { DatabaseTooNew, executedMigrations } from '../src/services/store/migrations/floor.ts';

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

/**
 * Runs the work on the database of DATABASE_URL, over one connection that is closed afterwards. Throws WrongCall when
 * that database cannot be reached or is none of the product's, and unless `anyVersion`, when its tables are older.
 */
export async function onDatabase<T>(
  work: (database: Database) => Promise<T>,
  { anyVersion = false }: { readonly anyVersion?: boolean } = {},
): Promise<T> {
  const url = process.env['DATABASE_URL'] ?? '';
  if (url === '')
    throw new WrongCall('DATABASE_URL is not set. It names the database, as for the service itself.');
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

/** Ends the process with the number that comes back; with 2 and the sentence of a WrongCall. */
export async function runCommand(run: () => Promise<number>): Promise<void> {
  process.exitCode = await run().catch((error: unknown) => {
    if (!(error instanceof WrongCall)) throw error;
    console.error(error.message);
    return 2;
  });
}

/** Under which account of the operating system this runs; by its number where it has no name, as in many containers. */
export function operatorAccount(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

async function lookAt(database: Database, place: string, anyVersion: boolean): Promise<void> {
  const executed = await executedMigrations(database.db).catch((error: unknown) => {
    throw new WrongCall(whyNot(error, place));
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

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const notLetIn = ['28P01', '28000'];
const noSuchDatabase = '3D000';

function whyNot(error: unknown, place: string): string {
  const { code = '' } = error as { code?: string };
  const reason = reasonOf(error);
  if (notLetIn.includes(code))
    return `The server of ${place} did not let us in (${reason}). Look at the account and its password in DATABASE_URL.`;
  if (code === noSuchDatabase)
    return `There is no database ${place} on its server. Look at the name at the end of DATABASE_URL.`;
  return `The database ${place} cannot be reached (${reason}). Look whether it runs, whether DATABASE_URL is right, and whether this machine may reach it (firewall, TLS).`;
}

/** With several addresses tried the error has no message of its own. */
const reasonOf = (error: unknown): string => {
  const { code, message = '' } = error as { code?: string; message?: string };
  return message === '' ? (code ?? 'no reason given') : message;
};

/** Server and database as people name them, without account and password. */
function placeOf(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    throw new WrongCall(
      'DATABASE_URL is not the address of a PostgreSQL database. It looks like postgres://account:password@server:5432/database.',
    );
  return `${decodeURIComponent(url.pathname.slice(1))} at ${url.searchParams.get('host') ?? url.host}`;
}
