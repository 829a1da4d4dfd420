import type { Kysely } from 'kysely';
import { meaningOfError } from '../../../domain/microsoft-errors.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import type { CheckedOut } from '../../../services/partner-center/orders-port.ts';
import { beginCall, endCall } from '../../../services/store/order-calls.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { accountOf, type OrderContext, type StageContext } from '../context.ts';
import { clocksDifferMs, linesWithout, listedAfterMs, ordersAtMicrosoft, placedAs } from './find-orders.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';

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
  const orders = found.map((one) => placedAs(one, order));
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
  const now = context.clock.now();
  const since = (order.progress.checkoutAt ?? now) - clocksDifferMs;
  const orders = await ordersAtMicrosoft(context, order, since);
  if (linesWithout(order, orders).length === 0) {
    const facts = { orders: orders.map((one) => one.id), found: true };
    return { kind: 'go', event: 'ordered', facts, progress: { ...order.progress, orders, orderedAt: now } };
  }
  return now - since > listedAfterMs
    ? { kind: 'person', standstill: { cause: 'in-progress', code: alreadySubmitted } }
    : { kind: 'wait', until: now + lookMs };
}
