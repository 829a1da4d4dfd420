import { sql, type Kysely, type Selectable } from 'kysely';
import type { OrderDraft } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import type { ShownTerms } from '../../domain/shown-terms.ts';
import { aboutOrder, provenAs, provenFacts, type OrderHappening } from '../../domain/order-proof.ts';
import type { PersonKey } from '../../domain/person.ts';
import { appendAudit } from './audit.ts';
import { jsonb } from './jsonb.ts';
import type { OrderKind, OrderTables } from './tables-orders.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<OrderTables['order_case']>;

/** Somebody changed the row in between; what was decided on the old one must not be written. */
export class OrderVersionConflict extends Error {
  constructor(id: string) {
    super(`order ${id} has changed meanwhile`);
    this.name = 'OrderVersionConflict';
  }
}

/** The order a row holds. */
export function fromRow(row: Row): Order {
  const placedBy =
    row.placed_by_tenant_id === null || row.placed_by_user_id === null
      ? undefined
      : { tenantId: row.placed_by_tenant_id, userId: row.placed_by_user_id };
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    resellerId: row.reseller_id,
    createdBy: { tenantId: row.created_by_tenant_id, userId: row.created_by_user_id },
    placedBy,
    draft: row.draft,
    shown: row.shown === null ? undefined : shownFrom(row.shown),
    progress: row.progress,
    standstill: row.standstill ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** JSON knows no undefined: a price that was not known comes back as null. */
function shownFrom({ unitPrices, fullPrices, termPrices, ...rest }: ShownTerms): ShownTerms {
  const known = (prices: ShownTerms['unitPrices']) => prices.map((price) => price ?? undefined);
  return {
    ...rest,
    unitPrices: known(unitPrices),
    fullPrices: known(fullPrices ?? []),
    termPrices: known(termPrices ?? []),
  };
}

/** Orders of one kind are compared when somebody asks how long it usually takes. */
export function kindOf(draft: OrderDraft): OrderKind {
  if (draft.use === 'own') return 'own-use';
  return draft.buyer?.kind === 'new' ? 'new-tenant' : 'tenant';
}

function toRow(order: Order) {
  return {
    id: order.id,
    version: order.version,
    state: order.state,
    reseller_id: order.resellerId,
    kind: kindOf(order.draft),
    created_by_tenant_id: order.createdBy.tenantId,
    created_by_user_id: order.createdBy.userId,
    placed_by_tenant_id: order.placedBy?.tenantId ?? null,
    placed_by_user_id: order.placedBy?.userId ?? null,
    draft: jsonb(order.draft),
    shown: order.shown === undefined ? null : jsonb(order.shown),
    progress: jsonb(order.progress),
    standstill: order.standstill === undefined ? null : jsonb(order.standstill),
    created_at: order.createdAt,
    updated_at: order.updatedAt,
  };
}

/** A new id, `F-1042`. Numbers are never used twice; gaps are harmless. */
export async function nextOrderId(tx: Kysely<Tables>): Promise<string> {
  const result = await sql<{ n: number }>`select nextval('order_number')::int as n`.execute(tx);
  return `F-${result.rows[0]?.n ?? 0}`;
}

/** Inserts; a request id that was used before inserts nothing and answers `exists`. */
export async function insertOrder(
  tx: Kysely<Tables>,
  order: Order,
  requestId: string,
): Promise<'inserted' | 'exists'> {
  const result = await tx
    .insertInto('order_case')
    .values({ ...toRow(order), request_id: requestId, due_at: null, lease_until: null })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n ? 'inserted' : 'exists';
}

/** Writes the changed order over the version it was read at, due again at `dueAt`. Throws OrderVersionConflict. */
export async function saveOrder(
  tx: Kysely<Tables>,
  changed: Order,
  dueAt: number | undefined,
): Promise<Order> {
  const next = { ...changed, version: changed.version + 1 };
  const result = await tx
    .updateTable('order_case')
    .set({ ...toRow(next), due_at: dueAt ?? null })
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new OrderVersionConflict(changed.id);
  return next;
}

export async function orderById(db: Kysely<Tables>, id: string): Promise<Order | undefined> {
  const row = await db.selectFrom('order_case').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** The order, locked until the transaction ends: deciding and writing are one. */
export async function lockOrder(tx: Kysely<Tables>, id: string): Promise<Order | undefined> {
  const row = await tx
    .selectFrom('order_case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

export async function orderByRequest(db: Kysely<Tables>, requestId: string): Promise<Order | undefined> {
  const row = await db
    .selectFrom('order_case')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Ids the clock asks for, the most overdue first, whatever the number of open ones; not those being worked on. */
export async function dueOrders(db: Kysely<Tables>, now: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('order_case')
    .select('id')
    .where('due_at', '<=', now)
    .where((e) => e.or([e('lease_until', 'is', null), e('lease_until', '<=', now)]))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Takes the right to work on a due order until `until`; undefined when somebody else has it or nothing is due. */
export async function leaseOrder(
  db: Kysely<Tables>,
  id: string,
  now: number,
  until: number,
): Promise<Order | undefined> {
  const row = await db
    .updateTable('order_case')
    .set({ lease_until: until })
    .where('id', '=', id)
    .where('due_at', '<=', now)
    .where((e) => e.or([e('lease_until', 'is', null), e('lease_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Gives the right back, if it is still the one that was taken. */
export async function releaseOrder(db: Kysely<Tables>, id: string, until: number): Promise<void> {
  await db
    .updateTable('order_case')
    .set({ lease_until: null })
    .where('id', '=', id)
    .where('lease_until', '=', until)
    .execute();
}

/** Looks at an order not before `at`, after a fault of ours; nothing else of it changes. */
export async function postponeOrder(db: Kysely<Tables>, id: string, at: number): Promise<void> {
  await db
    .updateTable('order_case')
    .set({ due_at: at })
    .where('id', '=', id)
    .where('due_at', 'is not', null)
    .execute();
}

/** Writes one line of an order's history, ids and numbers, and of its reseller's audit trail if it proves something. */
export async function addOrderEvent(
  tx: Kysely<Tables>,
  order: Order,
  event: { at: number; name: string; by?: PersonKey | undefined; facts?: object },
): Promise<void> {
  const { at, name, by } = event;
  const facts = { ...event.facts };
  await tx
    .insertInto('order_event')
    .values({
      order_id: order.id,
      at,
      name,
      tenant_id: by?.tenantId ?? null,
      user_id: by?.userId ?? null,
      facts: jsonb(facts),
    })
    .execute();
  const happening = { name, by, at, facts };
  const proven = provenAs(happening);
  if (proven === undefined) return;
  const about = aboutOrder(order);
  const entry = {
    trail: order.resellerId,
    about,
    name: proven,
    by,
    at,
    facts: provenFacts(order, happening),
  };
  await appendAudit(tx, entry);
}

/** The history of an order, oldest first. */
export async function orderEvents(db: Kysely<Tables>, orderId: string): Promise<readonly OrderHappening[]> {
  const rows = await db
    .selectFrom('order_event')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
  return rows.map(({ name, at, facts, tenant_id, user_id }) => ({
    name,
    by: tenant_id === null || user_id === null ? undefined : { tenantId: tenant_id, userId: user_id },
    at,
    facts,
  }));
}
