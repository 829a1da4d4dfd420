import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { databaseProblem } from './problem.ts';

/** An operating-system account that postgres runs as when the product itself runs as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const WANTED = ['postgres', 'node', 'nobody'];

/**
 * The account for postgres, which refuses to run as root; undefined when we are not root and it runs as ourselves.
 * Data that somebody else already owns is run as its owner, whoever that is.
 */
export async function accountForPostgres(existingData?: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (existingData !== undefined) {
    const owner = await stat(existingData).catch(() => undefined);
    if (owner !== undefined && owner.uid !== 0) {
      return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
    }
  }
  const known = accountsIn(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const account = WANTED.map((name) => known.find((entry) => entry.name === name)).find(Boolean);
  if (account === undefined) {
    throw databaseProblem(
      `The embedded database cannot run as root, and none of the accounts ${WANTED.join(', ')} exists here. ` +
        'Start the product as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return account;
}

/** Reads the lines of a passwd file; accounts with the rights of root are left out. */
export function accountsIn(passwd: string): readonly Account[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((entry) => Number.isInteger(entry.uid) && Number.isInteger(entry.gid) && entry.uid > 0);
}

/**
 * Whether the account can read `target` and enter every folder on the way to it, by the permission bits.
 * A missing path is judged by the folders that exist.
 */
export async function reaches(account: Account, target: string): Promise<boolean> {
  const absolute = path.resolve(target);
  for (let current = absolute; ; current = path.dirname(current)) {
    const entry = await stat(current).catch(() => undefined);
    const needed = current === absolute && entry?.isFile() === true ? 4 : 1;
    if (entry !== undefined && (bitsFor(account, entry) & needed) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

function bitsFor(account: Account, entry: { mode: number; uid: number; gid: number }): number {
  if (entry.uid === account.uid) return (entry.mode >> 6) & 7;
  if (entry.gid === account.gid) return (entry.mode >> 3) & 7;
  return entry.mode & 7;
}
