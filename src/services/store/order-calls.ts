import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import { prolongLease, type HeldOrder } from './order-lease.ts';
import type { Tables } from './tables.ts';

/** The ids of one call that changes something at Microsoft (Partner Center contract 3.1). */
export interface CallIds {
  /** MS-RequestId: the same again until an answer came. */
  readonly requestId: string;
  /** MS-CorrelationId of the first try; quoted in support. */
  readonly correlationId: string;
  /** True when an earlier try has no known outcome: look before you repeat. */
  readonly isRepeat: boolean;
  /** When the first try was made, milliseconds since 1970 UTC. */
  readonly begunAt: number;
  /** When the right to work on the order ends: the call must not leave later. */
  readonly goodUntil: number;
}

/**
 * The ids for a step's call, written before it is made. The open call of the step when there is one. Prolongs the right
 * to work on the order, and throws OrderLeaseLost when it has gone to somebody else.
 */
export async function beginCall(
  db: Kysely<Tables>,
  held: HeldOrder,
  step: string,
  now: number,
): Promise<CallIds> {
  await prolongLease(db, held, now);
  const { id: orderId, leaseUntil: goodUntil } = held;
  const fresh = { request_id: randomUUID(), correlation_id: randomUUID() };
  const inserted = await db
    .insertInto('order_call')
    .values({ ...fresh, order_id: orderId, step, begun_at: now, ended_at: null, outcome: null })
    .onConflict((conflict) =>
      conflict.columns(['order_id', 'step']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n)
    return {
      requestId: fresh.request_id,
      correlationId: fresh.correlation_id,
      isRepeat: false,
      begunAt: now,
      goodUntil,
    };
  const open = await db
    .selectFrom('order_call')
    .select(['request_id', 'correlation_id', 'begun_at'])
    .where('order_id', '=', orderId)
    .where('step', '=', step)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (open === undefined) return beginCall(db, held, step, now);
  return {
    requestId: open.request_id,
    correlationId: open.correlation_id,
    isRepeat: true,
    begunAt: open.begun_at,
    goodUntil,
  };
}

/** Request id of the step's call of which nobody knows what came; undefined when there is none. */
export async function openCall(
  db: Kysely<Tables>,
  orderId: string,
  step: string,
): Promise<string | undefined> {
  const open = await db
    .selectFrom('order_call')
    .select('request_id')
    .where('order_id', '=', orderId)
    .where('step', '=', step)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return open?.request_id;
}

/** What came of a call, in one word or Microsoft's code; from now on the step gets new ids. */
export async function endCall(
  db: Kysely<Tables>,
  requestId: string,
  outcome: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('order_call')
    .set({ ended_at: now, outcome })
    .where('request_id', '=', requestId)
    .execute();
}

export async function addListener(tx: Kysely<Tables>, orderId: string, person: PersonKey): Promise<void> {
  await tx
    .insertInto('order_listener')
    .values({ order_id: orderId, tenant_id: person.tenantId, user_id: person.userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** People who hear of the end besides the seller. */
export async function listenersOf(db: Kysely<Tables>, orderId: string): Promise<readonly PersonKey[]> {
  const rows = await db.selectFrom('order_listener').selectAll().where('order_id', '=', orderId).execute();
  return rows.map((row) => ({ tenantId: row.tenant_id, userId: row.user_id }));
}
