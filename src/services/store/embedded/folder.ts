import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Log } from '../../../log.ts';
import { reaches, type Account } from './account.ts';
import { program, type Binaries } from './binaries.ts';
import { databaseProblem, systemCode } from './problem.ts';
import { DRAFT_PREFIX, ELSEWHERE_PREFIX, removeAbandonedDrafts, removeOrphanedData } from './leftovers.ts';

/** The name of the database's superuser, the only account it has. */
export const DATABASE_USER = 'concierge';

/** A complete database folder: `data` for postgres, and beside it what we keep: password, port, log. */
export interface DatabaseFolder {
  /** Real path of the folder that postgres owns. */
  readonly data: string;
  readonly portFile: string;
  readonly logFile: string;
  readonly password: string;
}

interface Making {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** Where the data may live instead when the account cannot enter DATA_DIR (root's home, mostly). */
  readonly elsewhere: readonly string[];
  readonly log: Log;
  readonly onLaunch?: (() => void) | undefined;
}

/** The place of the database below DATA_DIR. */
export function databaseHome(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

/**
 * Opens the database folder below DATA_DIR, making it first when there is none. It is made under another name and
 * renamed when complete, so being killed at any moment leaves either nothing or a whole database, and of two starts
 * at once one wins and the other uses its result.
 */
export async function openDatabaseFolder(making: Making): Promise<DatabaseFolder> {
  const home = databaseHome(making.dataDir);
  await mkdir(making.dataDir, { recursive: true })
    .then(() => access(making.dataDir, constants.W_OK))
    .catch((error: unknown) => {
      throw databaseProblem(
        `DATA_DIR (${making.dataDir}) cannot be written to. Set it to a folder that belongs to the account of the product.`,
        error,
      );
    });
  await removeAbandonedDrafts(making.dataDir);
  const exists = await stat(home).then(
    () => true,
    () => false,
  );
  if (!exists) await makeFolder(home, making);
  const real = await realpath(home).catch((error: unknown) => {
    throw databaseProblem(
      `The database that ${home} leads to is gone. Delete that link to begin anew.`,
      error,
    );
  });
  const data = path.join(real, 'data');
  await checkVersion(data, making.binaries);
  if (making.account !== undefined) {
    // Restored from a copy by root, for example.
    if ((await stat(data)).uid === 0) await giveTo(making.account, real);
    if (!(await reaches(making.account, data))) {
      throw databaseProblem(
        `The account ${making.account.name}, which runs the database because root may not, cannot enter ${data}. ` +
          'Open the folders above it to others (chmod o+x), or delete that folder to begin with an empty database.',
      );
    }
  }
  return {
    data,
    portFile: path.join(real, 'port'),
    logFile: path.join(real, 'log'),
    password: (await readFile(path.join(real, 'password'), 'utf8')).trim(),
  };
}

async function makeFolder(home: string, making: Making): Promise<void> {
  const { account, log } = making;
  const base = await baseFolder(making);
  if (base !== making.dataDir) {
    await removeAbandonedDrafts(base);
    await removeOrphanedData(base);
  }
  const draft = path.join(base, `${DRAFT_PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    const passwordFile = path.join(draft, 'password');
    await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account !== undefined) await giveTo(account, draft);
    await initdb(making, draft, passwordFile);
    if (base === making.dataDir) {
      await rename(draft, home);
    } else {
      await writeFile(path.join(draft, 'home'), `${path.resolve(home)}\n${process.pid}\n`);
      const place = path.join(base, `${ELSEWHERE_PREFIX}${randomBytes(8).toString('hex')}`);
      await rename(draft, place);
      await symlink(place, home).catch(async (error: unknown) => {
        await rm(place, { recursive: true, force: true });
        throw error;
      });
      log.info({ place }, 'database files are kept outside of DATA_DIR, where their account can reach them');
    }
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another start was quicker: its folder is as good as ours. (Windows says EPERM.)
    const taken = ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES'].includes(systemCode(error) ?? '');
    if (!taken || (await lstat(home).catch(() => undefined)) === undefined) throw error;
  }
}

/** DATA_DIR when postgres can work there, otherwise the first other place that both of us can use. */
async function baseFolder({ account, dataDir, elsewhere }: Making): Promise<string> {
  const own = await realpath(dataDir);
  if (account === undefined || (await reaches(account, own))) return dataDir;
  for (const place of elsewhere) {
    const made = await mkdir(place, { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    );
    if (!made) continue;
    const entry = await lstat(place);
    const safe = entry.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
    if (safe && (await reaches(account, place))) return place;
  }
  throw databaseProblem(
    `The database runs as the account ${account.name}, because root may not run it, and that account cannot enter ` +
      `${own}. Set DATA_DIR to a folder that others may enter, or DATABASE_URL to a PostgreSQL server.`,
  );
}

async function initdb(
  { binaries, account, onLaunch }: Making,
  draft: string,
  passwordFile: string,
): Promise<void> {
  const command = program(binaries, 'initdb');
  const options = [
    `--pgdata=${path.join(draft, 'data')}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  const done = promisify(execFile)(command, options, { ...as, cwd: draft, env: postgresEnvironment });
  onLaunch?.();
  await done.catch(async (error: unknown) => {
    // The file exists, yet the kernel cannot find what it needs to run it: the C library.
    if (systemCode(error) === 'ENOENT' && (await lstat(command).catch(() => undefined)) !== undefined) {
      throw databaseProblem(
        'The embedded database needs glibc, which this system does not have (Alpine, for example). Use a Debian ' +
          'based image, or set DATABASE_URL to a PostgreSQL server.',
        error,
      );
    }
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw databaseProblem(`The embedded database could not be created in ${draft}: ${said}`, error);
  });
}

/**
 * The whole environment of postgres programs: nothing of ours, so that no PG* variable or secret gets in. They are called
 * by their full path and find each other beside themselves; what Windows cannot do without, Node adds of itself.
 */
export const postgresEnvironment: Readonly<NodeJS.ProcessEnv> = { LC_ALL: 'C', TZ: 'UTC' };

async function checkVersion(data: string, binaries: Binaries): Promise<void> {
  const made = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    throw databaseProblem(
      `The database in ${data} cannot be read (${systemCode(error) ?? 'unknown reason'}). If it was made by another ` +
        'account, start the product as that account; if its files are gone, delete the folder to begin anew.',
      error,
    );
  });
  const [major = ''] = binaries.version.split('.');
  if (made.trim() !== major) {
    throw databaseProblem(
      `The database in ${data} was made by PostgreSQL ${made.trim()}, and this version of the product brings ` +
        `PostgreSQL ${major}. Carry the data over with pg_dump, or delete the folder to begin anew.`,
    );
  }
}

async function giveTo(account: Account, folder: string): Promise<void> {
  await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await giveTo(account, full);
    else if (entry.isFile()) await chown(full, account.uid, account.gid);
  }
}
