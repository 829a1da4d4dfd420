import { sql, type Kysely } from 'kysely';
import { appendAudit, auditTrails } from './audit.ts';
import { summed } from './forget-orders.ts';
import type { Counts } from './forget-people.ts';
import type { Tables } from './tables.ts';

/** A database that was brought back: what happened between the two moments happened without it. */
export interface Restore {
  /** Both in milliseconds since 1970 UTC. */
  readonly backupAt: number;
  readonly restoredAt: number;
}

/** The last restore; undefined for a database that was never brought back. */
export async function lastRestore(db: Kysely<Tables>): Promise<Restore | undefined> {
  const row = await db
    .selectFrom('restore')
    .selectAll()
    .orderBy('restored_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { backupAt: row.backup_at, restoredAt: row.restored_at };
}

/**
 * When this database was prepared after it was brought back from the backup of this moment, in milliseconds since 1970
 * UTC. A backup holds no restore that came after it, so one of before the moment says nothing.
 */
export async function preparedSince(db: Kysely<Tables>, backupAt: number): Promise<number | undefined> {
  const last = await lastRestore(db);
  return last?.backupAt === backupAt && last.restoredAt > backupAt ? last.restoredAt : undefined;
}

/** Ids given out after the backup are in people's chats: none of them is given to another case. */
const idsSkipped = 10_000;
const idSequences = {
  order_number: 'F',
  invitation_number: 'I',
  invitation_batch_number: 'B',
  approval_number: 'A',
  gdap_number: 'G',
  reseller_number: 'R',
} as const;

/** The first id of each kind that is given out next, `F-1042`; after a restore has been prepared, when `raised`. */
export async function nextIds(
  db: Kysely<Tables>,
  { raised }: { readonly raised: boolean },
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [name, letter] of Object.entries(idSequences)) {
    const { rows } = await sql<{ n: number }>`
      select (last_value + case when is_called then 1 else 0 end)::int as n from ${sql.table(name)}`.execute(
      db,
    );
    ids.push(`${letter}-${(rows[0]?.n ?? 0) + (raised ? idsSkipped : 0)}`);
  }
  return ids;
}

/**
 * Prepares a database that was brought back, before the product works on it: what `markRestored` does, and numbers go on
 * far above those given out since. Not to be taken back: numbers stay raised whatever becomes of the transaction. Not to
 * be run while the product is.
 */
export async function prepareRestored(tx: Kysely<Tables>, restore: Restore): Promise<Counts> {
  const counts = await markRestored(tx, restore);
  for (const name of Object.keys(idSequences))
    await sql`select setval(${name}::regclass, nextval(${name}::regclass) + ${idsSkipped - 1})`.execute(tx);
  return counts;
}

/**
 * Notes the restore: news that may have been told is marked as a possible repeat, mails that may have gone out are not
 * sent again, and every audit trail says that there is a gap. Returns what was marked. All of it can be taken back.
 */
export async function markRestored(tx: Kysely<Tables>, restore: Restore): Promise<Counts> {
  const { backupAt, restoredAt } = restore;
  await tx.insertInto('restore').values({ restored_at: restoredAt, backup_at: backupAt }).execute();
  const notices = await sql`
    update notice set possible_repeat = true, lease_until = null, state = 'waiting'
    where state in ('waiting', 'sending') and kind in ('card', 'message')`.execute(tx);
  // They are sent once more when their readers are back, who may have been back since the backup.
  await sql`update notice set possible_repeat = true where state = 'unreachable' and kind in ('card', 'message')`.execute(
    tx,
  );
  const mails = await sql`
    update mail_outbox set state = 'failed', sealed = null, lease_until = null, done_at = ${restoredAt},
      trouble = 'restored from a backup: it may have been sent'
    where state in ('waiting', 'sending')`.execute(tx);
  const trails = await auditTrails(tx);
  for (const { trail } of trails)
    await appendAudit(tx, {
      trail,
      about: {},
      name: 'database.restored',
      at: restoredAt,
      facts: { backupAt },
    });
  return summed(
    { notice: Number(notices.numAffectedRows ?? 0) },
    { mail_outbox: Number(mails.numAffectedRows ?? 0) },
    { audit_entry: trails.length },
  );
}
