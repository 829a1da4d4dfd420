import type { Kysely } from 'kysely';
import { meaningOfError } from '../../../domain/microsoft-errors.ts';
import type { OrderLine } from '../../../domain/order-draft.ts';
import { tenantOf, type Order, type PlacedOrder } from '../../../domain/order.ts';
import type {
  CheckedOut,
  MicrosoftOrder,
  MicrosoftOrderLine,
} from '../../../services/partner-center/orders-port.ts';
import { beginCall, endCall } from '../../../services/store/order-calls.ts';
import { claimedElsewhere } from '../../../services/store/order-lists.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { accountOf, type OrderContext, type StageContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';

/** A new order may be missing from the list for this long (contract 3.8); a minute more for our and their clock. */
const clocksDifferMs = 60_000;
const listedAfterMs = 15 * 60_000 + 2 * clocksDifferMs;
const alreadySubmitted = 800065;
const lookMs = 30_000;

/**
 * Orders what is in the cart, once. The cart's id is the key: repeating a checkout whose answer was lost, with the same
 * cart and request id, gives the first answer. That it is about to be sent was written together with the cart.
 */
export async function checkOut(context: StageContext, order: Order): Promise<Outcome> {
  const { database, purchasing, clock } = context;
  const account = accountOf(context, order);
  const tenant = tenantOf(order);
  const { cart } = order.progress;
  if (tenant === undefined || cart === undefined) throw new Error(`order ${order.id} has no cart yet`);
  const ids = await beginCall(database.db, context.held, 'check-out', clock.now());
  const answer = await purchasing.checkout(account, tenant.tenantId, cart.id, ids);
  const ended = (outcome: string) => ({
    also: (tx: Kysely<Tables>) => endCall(tx, ids.requestId, outcome, clock.now()),
  });
  switch (answer.kind) {
    case 'checked-out':
      return { ...(await ordered(context, order, answer, ids.correlationId)), ...ended('checked-out') };
    case 'already-submitted':
      return { ...(await findOrders(context, order)), ...ended('already-submitted') };
    case 'refused': {
      // Microsoft no longer knows the cart of a call without an answer: it may have been ordered before it was gone.
      const isLost = ids.isRepeat && meaningOfError(answer).cause === 'cart-gone';
      const outcome = isLost
        ? await findOrders(context, order)
        : withoutCart(afterRefusal(context, order, answer), order);
      return { ...outcome, ...ended(String(answer.code)) };
    }
  }
}

/** Both lists are read: some of the cart may be ordered and the rest refused (contract 8.3). */
async function ordered(
  context: OrderContext,
  order: Order,
  { orders: found, errors }: CheckedOut,
  correlationId: string,
): Promise<Outcome> {
  const [error] = errors;
  if (found.length === 0) {
    if (error === undefined) return { kind: 'person', standstill: { cause: 'unknown', correlationId } };
    return withoutCart(afterRefusal(context, order, { code: error.code, correlationId }), order);
  }
  const orders = found.map((one) => placed(one, order));
  const progress = { ...order.progress, orders, orderedAt: context.clock.now() };
  if (error === undefined)
    return { kind: 'go', event: 'ordered', facts: { orders: orders.map((one) => one.id) }, progress };
  const lines = linesWithout(order, orders);
  const standstill = { cause: 'partly-ordered', code: error.code, correlationId, lines } as const;
  return { kind: 'person', progress, standstill };
}

/** After a refusal nothing was bought: the order goes on with a new cart once the reason is gone. */
function withoutCart(outcome: Outcome, order: Order): Outcome {
  // Whoever is told to wait asks again with the same cart: it may be on its way already (800060).
  if (outcome.kind === 'go' || outcome.kind === 'done' || outcome.kind === 'wait') return outcome;
  const progress = { ...(outcome.progress ?? order.progress), cart: undefined, checkoutAt: undefined };
  return { ...outcome, progress };
}

/** An earlier checkout of this cart worked, but its answer never came: the orders are in the list, sooner or later. */
async function findOrders(context: OrderContext, order: Order): Promise<Outcome> {
  const { clock, database, purchasing } = context;
  const now = clock.now();
  const since = (order.progress.checkoutAt ?? now) - clocksDifferMs;
  const tenant = tenantOf(order);
  if (tenant === undefined) throw new Error(`order ${order.id} has no tenant`);
  const all = await purchasing.orders(accountOf(context, order), tenant.tenantId);
  const recent = all.filter((candidate) => (candidate.createdAt ?? 0) >= since);
  const ids = recent.map((one) => one.id);
  const others = await claimedElsewhere(database.db, order.id, ids, since);
  const orders: PlacedOrder[] = [];
  for (const candidate of recent.toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))) {
    const one = placed(candidate, order);
    const isOurs = one.lines.length === candidate.lines.length && !others.has(one.id);
    // Two orders for the same lines are not both ours: the first one is.
    const isNew = orders.every(({ lines }) => !lines.some((line) => one.lines.includes(line)));
    if (isOurs && isNew) orders.push(one);
  }
  if (linesWithout(order, orders).length === 0) {
    const facts = { orders: orders.map((one) => one.id), found: true };
    return { kind: 'go', event: 'ordered', facts, progress: { ...order.progress, orders, orderedAt: now } };
  }
  return now - since > listedAfterMs
    ? { kind: 'person', standstill: { cause: 'in-progress', code: alreadySubmitted } }
    : { kind: 'wait', until: now + lookMs };
}

/** Numbers of our lines that none of the orders holds. */
const linesWithout = (order: Order, orders: readonly PlacedOrder[]): readonly number[] =>
  order.draft.lines
    .map((line) => line.number)
    .filter((number) => !orders.some(({ lines }) => lines.includes(number)));

function isLine(line: MicrosoftOrderLine, ours: OrderLine): boolean {
  return (
    line.catalogItemId.startsWith(`${ours.productId}:${ours.skuId}:`) &&
    line.quantity === ours.quantity &&
    (line.term === undefined || line.term === ours.term)
  );
}

function placed(one: MicrosoftOrder, order: Order): PlacedOrder {
  const lines = order.draft.lines.filter((ours) => one.lines.some((line) => isLine(line, ours)));
  return { id: one.id, status: one.status, lines: lines.map((line) => line.number) };
}
