import type { Kysely } from 'kysely';
import type { Approval } from '../../domain/approval.ts';
import type { PersonKey } from '../../domain/person.ts';
import { approvalFrom } from './approvals.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

/** Ids the clock asks for, the most overdue first, whatever the number of open ones. */
export async function dueApprovals(
  db: Kysely<Tables>,
  now: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('approval')
    .select('id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Open approvals that wait for this person, of this reseller, the oldest first. */
export async function approvalsWaitingFor(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  resellerId: string,
  limit: number,
): Promise<readonly Approval[]> {
  const rows = await db
    .selectFrom('approval_asked')
    .innerJoin('approval', 'approval.id', 'approval_asked.approval_id')
    .selectAll('approval')
    .where('approval_asked.tenant_id', '=', tenantId)
    .where('approval_asked.user_id', '=', userId)
    .where('approval_asked.may_decide', '=', true)
    .where('approval.reseller_id', '=', resellerId)
    .orderBy('approval_asked.asked_at')
    .orderBy('approval_asked.approval_id')
    .limit(limit)
    .execute();
  return rows.map((row) => approvalFrom(row).approval);
}

const decisionNames = ['approved', 'level-approved', 'rejected', 'changed', 'given', 'asked'] as const;
export type DecisionName = (typeof decisionNames)[number];

/** What somebody has decided about approvals of this reseller, newest first. */
export async function decisionsBy(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  resellerId: string,
  limit: number,
): Promise<readonly { readonly approval: Approval; readonly name: DecisionName; readonly at: number }[]> {
  const rows = await db
    .selectFrom('approval_event')
    .innerJoin('approval', 'approval.id', 'approval_event.approval_id')
    .selectAll('approval')
    .select(['approval_event.name as event_name', 'approval_event.at as event_at'])
    .where('approval_event.tenant_id', '=', tenantId)
    .where('approval_event.user_id', '=', userId)
    .where('approval_event.name', 'in', decisionNames)
    .where('approval.reseller_id', '=', resellerId)
    .orderBy('approval_event.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    approval: approvalFrom(row).approval,
    name: row.event_name as DecisionName,
    at: row.event_at,
  }));
}

/** Everybody who has been asked so far, in the order of asking. */
export async function askedPeople(db: Kysely<Tables>, approvalId: string): Promise<readonly PersonKey[]> {
  return db
    .selectFrom('approval_asked')
    .select(['tenant_id as tenantId', 'user_id as userId'])
    .where('approval_id', '=', approvalId)
    .orderBy('asked_at')
    .orderBy('tenant_id')
    .orderBy('user_id')
    .execute();
}

/** Writes one line of an approval's history; never changed again. Ids, numbers and what was decided. */
export async function addApprovalEvent(
  tx: Kysely<Tables>,
  event: { approvalId: string; at: number; name: string; by?: PersonKey | undefined; facts?: object },
): Promise<void> {
  await tx
    .insertInto('approval_event')
    .values({
      approval_id: event.approvalId,
      at: event.at,
      name: event.name,
      tenant_id: event.by?.tenantId ?? null,
      user_id: event.by?.userId ?? null,
      facts: jsonb(event.facts ?? {}),
    })
    .execute();
}
