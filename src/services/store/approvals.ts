import { sql, type Kysely, type Selectable } from 'kysely';
import { deciders, type Approval } from '../../domain/approval.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { ApprovalTables } from './tables-approvals.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<ApprovalTables['approval']>;

/** An approval with what the workflow keeps beside it. */
export interface StoredApproval {
  readonly approval: Approval;
  /** When the price was compared with Microsoft's last; milliseconds since 1970 UTC. */
  readonly lookedAt: number;
}

/** Somebody changed the row in between; what was decided on the old one must not be written. */
export class ApprovalVersionConflict extends Error {
  constructor(id: string) {
    super(`approval ${id} has changed meanwhile`);
    this.name = 'ApprovalVersionConflict';
  }
}

/** The approval a row holds. */
export function approvalFrom(row: Row): StoredApproval {
  const { id, version, state, fingerprint, content } = row;
  const columns = { id, version, orderId: row.order_id, resellerId: row.reseller_id, state, fingerprint };
  return { approval: { ...content, ...columns }, lookedAt: row.looked_at };
}

function toRow(approval: Approval) {
  const { id, version, orderId, resellerId, state, fingerprint, ...content } = approval;
  return {
    id,
    version,
    order_id: orderId,
    reseller_id: resellerId,
    state,
    fingerprint,
    content: jsonb(content),
  };
}

/** When something is to be looked at: by the clock of the approval, or at Microsoft's price. */
export interface NextLook {
  readonly dueAt: number | undefined;
  readonly lookedAt: number;
  readonly now: number;
}

/** A new id, `A-1042`. Numbers are never used twice; gaps are harmless. */
export async function nextApprovalId(tx: Kysely<Tables>): Promise<string> {
  const result = await sql<{ n: number }>`select nextval('approval_number')::int as n`.execute(tx);
  return `A-${result.rows[0]?.n ?? 0}`;
}

/** Inserts, and notes who is asked; returns those. Fails when the order has an open approval already. */
export async function insertApproval(
  tx: Kysely<Tables>,
  approval: Approval,
  { dueAt, lookedAt, now }: NextLook,
): Promise<readonly PersonKey[]> {
  await tx
    .insertInto('approval')
    .values({
      ...toRow(approval),
      due_at: dueAt ?? null,
      looked_at: lookedAt,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return noteAsked(tx, approval, now);
}

/**
 * Writes the changed approval over the version it was read at, and whose turn it is now; returns it with those who were
 * not asked before. Throws ApprovalVersionConflict.
 */
export async function saveApproval(
  tx: Kysely<Tables>,
  changed: Approval,
  { dueAt, lookedAt, now }: NextLook,
): Promise<{ readonly approval: Approval; readonly newlyAsked: readonly PersonKey[] }> {
  const approval = { ...changed, version: changed.version + 1 };
  const result = await tx
    .updateTable('approval')
    .set({ ...toRow(approval), due_at: dueAt ?? null, looked_at: lookedAt, updated_at: now })
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new ApprovalVersionConflict(changed.id);
  return { approval, newlyAsked: await noteAsked(tx, approval, now) };
}

/** Brings who may decide up to date; returns those who were never asked before. */
async function noteAsked(tx: Kysely<Tables>, approval: Approval, now: number): Promise<readonly PersonKey[]> {
  const turn = approval.state === 'open' ? deciders(approval) : [];
  const before = await tx
    .selectFrom('approval_asked')
    .select(['tenant_id as tenantId', 'user_id as userId', 'may_decide as mayDecide'])
    .where('approval_id', '=', approval.id)
    .execute();
  const isIn = (people: readonly PersonKey[], person: PersonKey) =>
    people.some((one) => samePerson(one, person));
  for (const { tenantId, userId, mayDecide } of before) {
    const isTurn = isIn(turn, { tenantId, userId });
    if (isTurn === mayDecide) continue;
    await tx
      .updateTable('approval_asked')
      .set({ may_decide: isTurn })
      .where('approval_id', '=', approval.id)
      .where('tenant_id', '=', tenantId)
      .where('user_id', '=', userId)
      .execute();
  }
  const fresh = turn.filter((person) => !isIn(before, person));
  if (fresh.length === 0) return [];
  await tx
    .insertInto('approval_asked')
    .values(
      fresh.map(({ tenantId, userId }) => ({
        approval_id: approval.id,
        tenant_id: tenantId,
        user_id: userId,
        may_decide: true,
        asked_at: now,
      })),
    )
    .execute();
  return fresh.map(({ tenantId, userId }) => ({ tenantId, userId }));
}

export async function approvalById(db: Kysely<Tables>, id: string): Promise<StoredApproval | undefined> {
  const row = await db.selectFrom('approval').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : approvalFrom(row);
}

/** The approval, locked until the transaction ends. The lock of its order comes first, everywhere. */
export async function lockApproval(tx: Kysely<Tables>, id: string): Promise<StoredApproval | undefined> {
  const row = await tx.selectFrom('approval').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : approvalFrom(row);
}

/** The open approval of an order, locked as well; the order is locked already. */
export async function lockOpenApproval(
  tx: Kysely<Tables>,
  orderId: string,
): Promise<StoredApproval | undefined> {
  const row = await tx
    .selectFrom('approval')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : approvalFrom(row);
}

/** The newest approval of an order: the open one if there is one. */
export async function approvalOfOrder(
  db: Kysely<Tables>,
  orderId: string,
): Promise<StoredApproval | undefined> {
  const row = await db
    .selectFrom('approval')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('created_at', 'desc')
    // An approval and the one that takes its place are written at the same moment.
    .orderBy(sql`(state = 'open')`, 'desc')
    .orderBy(sql`length(id)`, 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : approvalFrom(row);
}

/** Notes that the price was compared, and when the approval is looked at next; nothing of the approval changes. */
export async function noteLook(
  tx: Kysely<Tables>,
  id: string,
  { dueAt, lookedAt }: Pick<NextLook, 'dueAt' | 'lookedAt'>,
): Promise<void> {
  await tx
    .updateTable('approval')
    .set({ due_at: dueAt ?? null, looked_at: lookedAt })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** Looks at an approval not before `at`, after a fault of ours; nothing else of it changes. */
export async function postponeApproval(db: Kysely<Tables>, id: string, at: number): Promise<void> {
  await db
    .updateTable('approval')
    .set({ due_at: at })
    .where('id', '=', id)
    .where('due_at', 'is not', null)
    .execute();
}
