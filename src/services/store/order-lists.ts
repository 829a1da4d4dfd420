import { sql, type Kysely } from 'kysely';
import { alikeForMs, isAlike } from '../../domain/order-alike.ts';
import { tenantOf, type Order } from '../../domain/order.ts';
import { jsonb } from './jsonb.ts';
import { fromRow } from './orders.ts';
import type { OrderKind } from './tables-orders.ts';
import type { Tables } from './tables.ts';

/** Drafts of one reseller, newest first. */
export async function draftsOf(
  db: Kysely<Tables>,
  resellerId: string,
  limit: number,
): Promise<readonly Order[]> {
  const rows = await db
    .selectFrom('order_case')
    .selectAll()
    .where('reseller_id', '=', resellerId)
    .where('state', '=', 'draft')
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Orders that have been placed, newest first; of every reseller when none is named. Not drafts that were thrown away. */
export async function latestOrders(
  db: Kysely<Tables>,
  resellerId: string | undefined,
  limit: number,
): Promise<readonly Order[]> {
  const all = db
    .selectFrom('order_case')
    .selectAll()
    .where('state', '<>', 'draft')
    .where((e) => e.or([e('state', '<>', 'discarded'), e('placed_by_user_id', 'is not', null)]));
  const some = resellerId === undefined ? all : all.where('reseller_id', '=', resellerId);
  const rows = await some.orderBy('updated_at', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

/** Orders that came to nothing, or may yet; of those that failed, Microsoft may have sold what it was asked to. */
const notPlaced = ['draft', 'discarded', 'expired', 'failed'] as const;

const wasCheckedOut = sql<boolean>`(state = 'failed' and progress ? 'checkoutAt')`;

/** The newest order of the same reseller that was placed lately and buys the same for the same company. */
export async function placedAlike(db: Kysely<Tables>, order: Order, now: number): Promise<Order | undefined> {
  const since = now - alikeForMs;
  const tenantId = tenantOf(order)?.tenantId ?? null;
  const goods = order.draft.lines.map(({ productId, skuId, quantity }) => ({ productId, skuId, quantity }));
  const rows = await db
    .selectFrom('order_case')
    .selectAll()
    .where('reseller_id', '=', order.resellerId)
    .where('id', '<>', order.id)
    .where((e) => e.or([e('state', 'not in', notPlaced), wasCheckedOut]))
    .where('updated_at', '>=', since)
    // A new company is compared by its name.
    .where(sql<boolean>`(draft->'buyer'->>'kind' = 'new' or draft->'buyer'->>'tenantId' = ${tenantId}::text)`)
    .where(sql<boolean>`draft->'lines' @> ${jsonb(goods)}`)
    .execute();
  const placedAt = ({ progress }: Order): number => progress.placedAt ?? 0;
  return rows
    .map(fromRow)
    .filter((other) => placedAt(other) >= since && isAlike(order, other))
    .toSorted((a, b) => placedAt(b) - placedAt(a))[0];
}

/** Until the transaction ends nobody else of this reseller places an order: alike ones see each other. */
export async function lockPlacing(tx: Kysely<Tables>, { resellerId }: Order): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`placing:${resellerId}`}, 0))`.execute(tx);
}

/**
 * Ids of orders that wait for this tenant's relationship or agreement, or look for it at this moment; in one order, because they
 * are locked one after the other.
 */
export async function ordersWaitingFor(
  db: Kysely<Tables>,
  accountId: string,
  tenantId: string,
): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from order_case
    where draft->'buyer'->>'tenantId' = ${tenantId} and state in ('parked', 'recording-agreement')
      and draft->>'accountId' = ${accountId}
      and standstill->>'cause' in ('relationship-missing', 'reseller-relationship-missing', 'agreement-missing')
    order by id`.execute(db);
  return result.rows.map(({ id }) => id);
}

/** Ids of orders for this tenant that may still be stopped before Microsoft is asked to sell; in one order. */
export async function ordersOnTheirWay(
  db: Kysely<Tables>,
  accountId: string,
  tenantId: string,
): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select id from order_case
    where draft->'buyer'->>'tenantId' = ${tenantId} and state in ('parked', 'recording-agreement', 'filling-cart')
      and draft->>'accountId' = ${accountId}
    order by id`.execute(db);
  return result.rows.map(({ id }) => id);
}

/**
 * Ids of a reseller's orders for this tenant that wait for its answer, or that its acceptance has woken since then
 * (milliseconds since 1970 UTC); in one order.
 */
export async function ordersOfCustomer(
  db: Kysely<Tables>,
  of: {
    readonly accountId: string;
    readonly tenantId: string;
    readonly resellerId: string;
    readonly since: number | undefined;
  },
): Promise<readonly string[]> {
  // Both are written in one transaction, some milliseconds apart.
  const since = of.since === undefined ? null : of.since - 60_000;
  const result = await sql<{ id: string }>`
    select id from order_case
    where draft->'buyer'->>'tenantId' = ${of.tenantId} and state <> 'draft'
      and draft->>'accountId' = ${of.accountId} and reseller_id = ${of.resellerId}
      and ((state = 'parked' and standstill->>'cause' in ('relationship-missing', 'reseller-relationship-missing', 'agreement-missing'))
        or exists (select 1 from order_event
          where order_id = order_case.id and name = 'accepted' and at >= ${since}::bigint))
    order by id`.execute(db);
  return result.rows.map(({ id }) => id);
}

/** Which of these orders at Microsoft, no older than `since`, belong to other orders of ours already. */
export async function claimedElsewhere(
  db: Kysely<Tables>,
  id: string,
  microsoftIds: readonly string[],
  since: number,
): Promise<ReadonlySet<string>> {
  if (microsoftIds.length === 0) return new Set();
  const result = await sql<{ claimed: string }>`
    select placed->>'id' as claimed
    from order_case, jsonb_array_elements(progress->'orders') as placed
    where id <> ${id} and state <> 'draft' and updated_at >= ${since} and progress ? 'orders'
      and placed->>'id' = any(${microsoftIds}::text[])`.execute(db);
  return new Set(result.rows.map((row) => row.claimed));
}

/**
 * Milliseconds from the order at Microsoft to the end of the last finished orders of a kind: what was waited for
 * before that, somebody's signature say, tells nothing about the next; nor does an order somebody had to mend.
 */
export async function lastDurations(
  db: Kysely<Tables>,
  kind: OrderKind,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('order_case')
    .select('progress')
    .where('kind', '=', kind)
    .where('state', '=', 'done')
    .where(sql<boolean>`coalesce(progress->>'heldUp', '') <> 'true'`)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ progress: { orderedAt, doneAt } }) =>
    orderedAt === undefined || doneAt === undefined ? [] : [doneAt - orderedAt],
  );
}
