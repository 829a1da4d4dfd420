import { sql, type Kysely, type Selectable } from 'kysely';
import type { InvitationBatch } from '../../domain/invitation-batch.ts';
import { jsonb } from './jsonb.ts';
import type { CaseTables } from './tables-cases.ts';
import type { Tables } from './tables.ts';

/** A list of customers with what only its work needs to know. */
export interface StoredBatch extends InvitationBatch {
  /** Whether the provider's staff began it. */
  readonly staff: boolean;
  /** Whether mails go out. */
  readonly send: boolean;
}

function fromRow(row: Selectable<CaseTables['invitation_batch']>): StoredBatch {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    createdBy: { tenantId: row.created_by_tenant_id, userId: row.created_by_user_id },
    resellerId: row.reseller_id ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...row.content,
  };
}

/** A new id, `B-1001`. Numbers are never used twice; gaps are harmless. */
export async function nextBatchId(tx: Kysely<Tables>): Promise<string> {
  const result = await sql<{ n: number }>`select nextval('invitation_batch_number')::int as n`.execute(tx);
  return `B-${result.rows[0]?.n ?? 0}`;
}

/** Inserts, to be worked on from `dueAt`; a request id that was used before inserts nothing and answers `exists`. */
export async function insertBatch(
  tx: Kysely<Tables>,
  batch: StoredBatch,
  requestId: string,
  dueAt: number | undefined,
): Promise<'inserted' | 'exists'> {
  const { entries, staff, send } = batch;
  const result = await tx
    .insertInto('invitation_batch')
    .values({
      id: batch.id,
      version: batch.version,
      request_id: requestId,
      state: batch.state,
      reseller_id: batch.resellerId ?? null,
      created_by_tenant_id: batch.createdBy.tenantId,
      created_by_user_id: batch.createdBy.userId,
      content: jsonb({ entries, staff, send }),
      due_at: dueAt ?? null,
      created_at: batch.createdAt,
      updated_at: batch.updatedAt,
    })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n ? 'inserted' : 'exists';
}

export async function batchById(db: Kysely<Tables>, id: string): Promise<StoredBatch | undefined> {
  const row = await db.selectFrom('invitation_batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

export async function batchByRequest(
  db: Kysely<Tables>,
  requestId: string,
): Promise<StoredBatch | undefined> {
  const query = db.selectFrom('invitation_batch').selectAll().where('request_id', '=', requestId);
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** The list, held until the transaction ends: others who want to change it wait. */
export async function lockBatch(tx: Kysely<Tables>, id: string): Promise<StoredBatch | undefined> {
  const query = tx.selectFrom('invitation_batch').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Writes a list that is held, to be worked on from `dueAt`, or not at all. */
export async function saveBatch(
  tx: Kysely<Tables>,
  batch: StoredBatch,
  dueAt: number | undefined,
): Promise<void> {
  const { entries, staff, send } = batch;
  await tx
    .updateTable('invitation_batch')
    .set({
      version: batch.version,
      state: batch.state,
      content: jsonb({ entries, staff, send }),
      due_at: dueAt ?? null,
      updated_at: batch.updatedAt,
    })
    .where('id', '=', batch.id)
    .execute();
}

/** Ids of the lists that are to be worked on by now: one walk along an index. */
export async function dueBatches(db: Kysely<Tables>, now: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('invitation_batch')
    .select('id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
