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

/** Ids given out after the backup are in people's chats: none of them is given to another case. */
const idsSkipped = 10_000;
const idSequences = [
  'order_number',
  'invitation_number',
  'invitation_batch_number',
  'approval_number',
  'gdap_number',
  'reseller_number',
];

/**
 * Prepares a database that was brought back, before the product works on it: numbers go on far above those given out
 * since, news that may have been told is marked as a possible repeat, mails that may have gone out are not sent again, and
 * every audit trail says that there is a gap. Returns what was marked. Not to be run while the product is.
 */
export async function prepareRestored(tx: Kysely<Tables>, restore: Restore): Promise<Counts> {
  const { backupAt, restoredAt } = restore;
  await tx.insertInto('restore').values({ restored_at: restoredAt, backup_at: backupAt }).execute();
  for (const name of idSequences)
    await sql`select setval(${name}::regclass, nextval(${name}::regclass) + ${idsSkipped})`.execute(tx);
  const notices = await sql`
    update notice set possible_repeat = true, lease_until = null, state = 'waiting'
    where state in ('waiting', 'sending') and kind in ('card', 'message')`.execute(tx);
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
