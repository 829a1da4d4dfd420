import type { Kysely, Selectable } from 'kysely';
import type { MailTables } from './tables-mail.ts';
import type { Tables } from './tables.ts';

export type FirstSignInRow = Readonly<Selectable<MailTables['first_sign_in']>>;

/** Inserts; false when the order has one already, which then stays as it is. */
export async function insertFirstSignIn(tx: Kysely<Tables>, row: FirstSignInRow): Promise<boolean> {
  const result = await tx
    .insertInto('first_sign_in')
    .values(row)
    .onConflict((conflict) => conflict.column('order_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function firstSignInOf(db: Kysely<Tables>, orderId: string): Promise<FirstSignInRow | undefined> {
  return db.selectFrom('first_sign_in').selectAll().where('order_id', '=', orderId).executeTakeFirst();
}

/** The same, locked until the transaction ends. */
export function lockFirstSignIn(tx: Kysely<Tables>, orderId: string): Promise<FirstSignInRow | undefined> {
  return tx
    .selectFrom('first_sign_in')
    .selectAll()
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
}

export function firstSignInByToken(
  db: Kysely<Tables>,
  tokenHashes: readonly string[],
): Promise<FirstSignInRow | undefined> {
  return db.selectFrom('first_sign_in').selectAll().where('token_hash', 'in', tokenHashes).executeTakeFirst();
}

/** The row behind a link, locked until the transaction ends: of two openings at once, one comes second. */
export function lockFirstSignInByToken(
  tx: Kysely<Tables>,
  tokenHashes: readonly string[],
): Promise<FirstSignInRow | undefined> {
  return tx
    .selectFrom('first_sign_in')
    .selectAll()
    .where('token_hash', 'in', tokenHashes)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateFirstSignIn(
  tx: Kysely<Tables>,
  orderId: string,
  change: Partial<Pick<FirstSignInRow, 'token_hash' | 'mail_id' | 'mails' | 'mailed_at'>>,
): Promise<void> {
  await tx.updateTable('first_sign_in').set(change).where('order_id', '=', orderId).execute();
}

/** Ends the waiting and forgets the sealed secret. */
export async function endFirstSignIn(
  tx: Kysely<Tables>,
  orderId: string,
  end: { state: 'opened' | 'expired'; at: number },
): Promise<void> {
  await tx
    .updateTable('first_sign_in')
    .set({ state: end.state, sealed: null, ended_at: end.at })
    .where('order_id', '=', orderId)
    .execute();
}

/** Orders whose first sign-in nobody has opened in time. */
export async function overdueFirstSignIns(
  db: Kysely<Tables>,
  now: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('first_sign_in')
    .select('order_id')
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.order_id);
}
