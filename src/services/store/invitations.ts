import { sql, type Kysely, type Selectable } from 'kysely';
import { endedStates, openStates, type Invitation, type InvitationState } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { CaseTables, InvitationContent } from './tables-cases.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<CaseTables['invitation']>;

/** Somebody changed the row in between; the caller's transaction must be tried again from its start. */
export class VersionConflict extends Error {
  constructor(id: string) {
    super(`invitation ${id} has changed meanwhile`);
    this.name = 'VersionConflict';
  }
}

function person(tenantId: string | null, userId: string | null): PersonKey | undefined {
  return tenantId === null || userId === null ? undefined : { tenantId, userId };
}

/** The invitation in a row. */
export function invitationOf(row: Row): Invitation {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    origin: row.origin,
    customer: { tenantId: row.customer_tenant_id, name: row.customer_name, domain: row.customer_domain },
    country: row.country ?? undefined,
    cloud: row.cloud,
    accountId: row.account_id,
    accountReason: row.account_reason ?? undefined,
    acceptedAccountId: row.accepted_account_id ?? undefined,
    acceptedBy: row.accepted_by ?? undefined,
    administrator: person(row.administrator_tenant_id, row.administrator_user_id),
    createdBy: person(row.created_by_tenant_id, row.created_by_user_id),
    link: row.link ?? undefined,
    createdAt: row.created_at,
    openedAt: row.opened_at ?? undefined,
    acceptedAt: row.accepted_at ?? undefined,
    expiresAt: row.expires_at,
    remindAt: row.remind_at ?? undefined,
    remindAbout: row.remind_about ?? undefined,
    supersededBy: row.superseded_by ?? undefined,
    updatedAt: row.updated_at,
    batchId: row.batch_id ?? undefined,
    orderId: row.order_id ?? undefined,
    nudgeAt: row.nudge_at ?? undefined,
    proveAt: row.prove_at ?? undefined,
    ...contentOf(row.content),
  };
}

/** Every part by its name, also those that are not there: what was read equals what was written. */
const contentOf = (part: InvitationContent): InvitationContent => ({
  reseller: part.reseller,
  letter: part.letter,
  delivery: part.delivery,
  schedule: part.schedule,
  proven: part.proven,
  removal: part.removal,
  declinedBecause: part.declinedBecause,
  resembles: part.resembles,
});

function toRow(invitation: Invitation) {
  return {
    id: invitation.id,
    version: invitation.version,
    state: invitation.state,
    origin: invitation.origin,
    customer_tenant_id: invitation.customer.tenantId,
    customer_name: invitation.customer.name,
    customer_domain: invitation.customer.domain,
    country: invitation.country ?? null,
    cloud: invitation.cloud,
    account_id: invitation.accountId,
    account_reason: invitation.accountReason ?? null,
    accepted_account_id: invitation.acceptedAccountId ?? null,
    accepted_by: invitation.acceptedBy ?? null,
    administrator_tenant_id: invitation.administrator?.tenantId ?? null,
    administrator_user_id: invitation.administrator?.userId ?? null,
    created_by_tenant_id: invitation.createdBy?.tenantId ?? null,
    created_by_user_id: invitation.createdBy?.userId ?? null,
    link: invitation.link ?? null,
    created_at: invitation.createdAt,
    opened_at: invitation.openedAt ?? null,
    accepted_at: invitation.acceptedAt ?? null,
    expires_at: invitation.expiresAt,
    remind_at: invitation.remindAt ?? null,
    remind_about: invitation.remindAbout ?? null,
    superseded_by: invitation.supersededBy ?? null,
    updated_at: invitation.updatedAt,
    reseller_id: invitation.reseller?.id ?? null,
    batch_id: invitation.batchId ?? null,
    order_id: invitation.orderId ?? null,
    nudge_at: invitation.nudgeAt ?? null,
    prove_at: invitation.proveAt ?? null,
    content: jsonb(contentOf(invitation)),
  };
}

/** Holds, until the transaction ends, the right to decide about one customer; others wait. */
export async function lockCustomer(tx: Kysely<Tables>, customerTenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`customer:${customerTenantId}`}, 0))`.execute(tx);
}

/** A new id, `I-1042`. Numbers are never used twice; gaps are harmless. */
export async function nextInvitationId(tx: Kysely<Tables>): Promise<string> {
  const result = await sql<{ n: number }>`select nextval('invitation_number')::int as n`.execute(tx);
  return `I-${result.rows[0]?.n ?? 0}`;
}

/** Inserts; a request id that was used before inserts nothing and answers `exists`. */
export async function insertInvitation(
  tx: Kysely<Tables>,
  invitation: Invitation,
  requestId: string,
): Promise<'inserted' | 'exists'> {
  const result = await tx
    .insertInto('invitation')
    .values({ ...toRow(invitation), request_id: requestId })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n ? 'inserted' : 'exists';
}

/** Writes the changed invitation over the version it was read at and returns it with the next version. Throws VersionConflict. */
export async function saveInvitation(tx: Kysely<Tables>, changed: Invitation): Promise<Invitation> {
  const { batchId, orderId, nudgeAt, proveAt } = changed;
  const parts = { batchId, orderId, nudgeAt, proveAt, ...contentOf(changed) };
  const next = { ...changed, ...parts, version: changed.version + 1 };
  const result = await tx
    .updateTable('invitation')
    .set(toRow(next))
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new VersionConflict(changed.id);
  return next;
}

export async function invitationById(db: Kysely<Tables>, id: string): Promise<Invitation | undefined> {
  const row = await db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : invitationOf(row);
}

export async function invitationByRequest(
  db: Kysely<Tables>,
  requestId: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row === undefined ? undefined : invitationOf(row);
}

/** Every invitation of one customer, newest first. */
export async function invitationsOfCustomer(
  db: Kysely<Tables>,
  customerTenantId: string,
): Promise<readonly Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('customer_tenant_id', '=', customerTenantId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(invitationOf);
}

/** The most recently changed invitations, open ones first. Two short walks along an index, whatever there is. */
export async function latestInvitations(db: Kysely<Tables>, limit: number): Promise<readonly Invitation[]> {
  const latest = (states: readonly InvitationState[], atMost: number) =>
    db
      .selectFrom('invitation')
      .selectAll()
      .where('state', 'in', states)
      .orderBy('updated_at', 'desc')
      .limit(atMost)
      .execute();
  const open = await latest(openStates, limit);
  const ended = open.length < limit ? await latest(endedStates, limit - open.length) : [];
  return [...open, ...ended].map(invitationOf);
}

/** How many invitations there are. Counts an index: milliseconds for a hundred thousand, and only when somebody asks. */
export async function countInvitations(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/**
 * Ids whose expiry or a reminder is due, at most `limit` of each and the most overdue first, found by index whatever the
 * number of open ones.
 */
export async function dueInvitations(
  db: Kysely<Tables>,
  now: number,
  limit: number,
): Promise<readonly string[]> {
  const expiring = await db
    .selectFrom('invitation')
    .select('id')
    .where('expires_at', '<=', now)
    .where('state', 'in', openStates)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  const reminding = await db
    .selectFrom('invitation')
    .select('id')
    .where('remind_at', '<=', now)
    .orderBy('remind_at')
    .limit(limit)
    .execute();
  const nudging = await db
    .selectFrom('invitation')
    .select('id')
    .where('nudge_at', '<=', now)
    .orderBy('nudge_at')
    .limit(limit)
    .execute();
  return [...new Set([...expiring, ...reminding, ...nudging].map((row) => row.id))];
}

/** Writes one line of an invitation's history. */
export async function addInvitationEvent(
  tx: Kysely<Tables>,
  event: {
    invitationId: string;
    at: number;
    name: string;
    by?: PersonKey | undefined;
    facts?: Record<string, unknown>;
  },
): Promise<void> {
  await tx
    .insertInto('invitation_event')
    .values({
      invitation_id: event.invitationId,
      at: event.at,
      name: event.name,
      tenant_id: event.by?.tenantId ?? null,
      user_id: event.by?.userId ?? null,
      facts: jsonb(event.facts ?? {}),
    })
    .execute();
}

export async function countInvitationEvents(
  db: Kysely<Tables>,
  invitationId: string,
  name: string,
): Promise<number> {
  const row = await db
    .selectFrom('invitation_event')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('invitation_id', '=', invitationId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.n;
}
