import { sql, type Kysely } from 'kysely';
import { openStates, type Invitation, type InvitationState } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { compiled, type Place, type Statements } from './compiled.ts';
import { contentOf, invitationColumns, invitationOf, rowOf } from './invitation-rows.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

/** Somebody changed the row in between; the caller's transaction must be tried again from its start. */
export class VersionConflict extends Error {
  constructor(id: string) {
    super(`invitation ${id} has changed meanwhile`);
    this.name = 'VersionConflict';
  }
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
    .values({ ...rowOf(invitation), request_id: requestId })
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
    .set(rowOf(next))
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new VersionConflict(changed.id);
  return next;
}

export async function invitationById(db: Kysely<Tables>, id: string): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select(invitationColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : invitationOf(row);
}

export async function invitationByRequest(
  db: Kysely<Tables>,
  requestId: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select(invitationColumns)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row === undefined ? undefined : invitationOf(row);
}

/** How many ended ones are looked back upon: nobody makes the others forgotten by inviting and withdrawing. */
const mostEnded = 50;

const ofCustomer = compiled((value: Place<{ customerTenantId: string }>, db) => {
  const lasting: readonly InvitationState[] = [...openStates, 'accepted'];
  const all = db
    .selectFrom('invitation')
    .where('customer_tenant_id', '=', value('customerTenantId'))
    .orderBy('created_at', 'desc');
  const ended = all.select('id').where('state', 'not in', lasting).limit(mostEnded);
  return all.select(invitationColumns).where((e) => e.or([e('state', 'in', lasting), e('id', 'in', ended)]));
});

/** Every invitation of one customer that is open or accepted, and the newest of the others; newest first. */
export async function invitationsOfCustomer(
  db: Statements,
  customerTenantId: string,
): Promise<readonly Invitation[]> {
  return (await ofCustomer(db, { customerTenantId })).map(invitationOf);
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

/** How many letters have been mailed to a customer since then for the reseller of this invitation, or for none. */
export async function countMailed(
  db: Kysely<Tables>,
  { customer, reseller }: Pick<Invitation, 'customer' | 'reseller'>,
  since: number,
): Promise<number> {
  const row = await db
    .selectFrom('invitation_event as e')
    .innerJoin('invitation as i', 'i.id', 'e.invitation_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('i.customer_tenant_id', '=', customer.tenantId)
    .where('i.reseller_id', reseller === undefined ? 'is' : '=', reseller?.id ?? null)
    .where('e.name', '=', 'send')
    .where('e.at', '>', since)
    .where(sql<string>`e.facts->>'way'`, '=', 'email')
    .executeTakeFirstOrThrow();
  return row.n;
}
