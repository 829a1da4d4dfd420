import { tenantOf, type Order, type PlacedOrder } from '../../../domain/order.ts';
import type { PartnerAccount } from '../../../domain/partner-account.ts';
import type { Cart, MicrosoftOrder } from '../../../services/partner-center/orders-port.ts';
import { beginCall, endCall } from '../../../services/store/order-calls.ts';
import { accountOf, type OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';

/** Availability ids went stale between the cart and the checkout (contract 7). */
const staleAvailability = 400019;
/** A new order may be missing from the list for this long (contract 3.8). */
const listedAfterMs = 15 * 60_000;
const lookMs = 30_000;

/**
 * Orders what is in the cart, once. The cart's id is the key: repeating a checkout whose answer was lost, with the same
 * cart and request id, gives the first answer. That it is about to be sent was written together with the cart.
 */
export async function checkOut(context: OrderContext, order: Order): Promise<Outcome> {
  const { database, purchasing, clock } = context;
  const account = accountOf(context, order);
  const tenant = tenantOf(order);
  const { cart } = order.progress;
  if (tenant === undefined || cart === undefined) throw new Error(`order ${order.id} has no cart yet`);
  const sent = order.progress.checkoutAt ?? cart.filledAt;
  const ids = await beginCall(database.db, order.id, 'check-out', clock.now());
  const answer = await purchasing.checkout(account, tenant.tenantId, cart.id, ids);
  const done = (outcome: string) => endCall(database.db, ids.requestId, outcome, clock.now());
  switch (answer.kind) {
    case 'checked-out': {
      const orders = answer.orders.map((one) => placed(one, order));
      await done(answer.errors.length === 0 ? 'ordered' : 'partly');
      if (orders.length === 0) {
        const [first] = answer.errors;
        if (first === undefined) return { kind: 'person', standstill: { cause: 'unknown' } };
        return unsent(
          afterRefusal(context, order, {
            kind: 'refused',
            status: 400,
            code: first.code,
            description: first.description,
            correlationId: ids.correlationId,
          }),
          order,
        );
      }
      const progress = { ...order.progress, orders, orderedAt: clock.now() };
      const [error] = answer.errors;
      if (error !== undefined) {
        const groups = await groupsOf(context, account, tenant.tenantId, cart.id);
        return {
          kind: 'person',
          progress,
          standstill: {
            cause: 'partly-ordered',
            code: error.code,
            correlationId: ids.correlationId,
            lines: groups.get(error.group ?? '') ?? [],
          },
        };
      }
      return { kind: 'go', event: 'ordered', facts: { orders: orders.map((one) => one.id) }, progress };
    }
    case 'already-submitted': {
      await done('already-submitted');
      return findOrders(context, order, account, tenant.tenantId, sent);
    }
    case 'refused': {
      await done(String(answer.code));
      if (answer.code === staleAvailability) {
        const progress = { ...order.progress, cart: undefined, checkoutAt: undefined };
        return { kind: 'go', event: 'availability-stale', progress };
      }
      return unsent(afterRefusal(context, order, answer), order);
    }
  }
}

/** After a refusal nothing was bought: the order goes on with a new cart once the reason is gone. */
function unsent(outcome: Outcome, order: Order): Outcome {
  // While Microsoft may still be ordering this cart, it is asked about this cart.
  return outcome.kind === 'go' || outcome.kind === 'done' || outcome.kind === 'wait'
    ? outcome
    : {
        ...outcome,
        progress: { ...(outcome.progress ?? order.progress), cart: undefined, checkoutAt: undefined },
      };
}

/** An earlier checkout of this cart worked, but its answer never came: the orders are in the list, sooner or later. */
async function findOrders(
  context: OrderContext,
  order: Order,
  account: PartnerAccount,
  tenantId: string,
  sentAt: number,
): Promise<Outcome> {
  const now = context.clock.now();
  const all = await context.purchasing.orders(account, tenantId);
  const wanted = order.draft.lines;
  const own = all.filter(
    (candidate) =>
      (candidate.createdAt ?? 0) >= sentAt - 60_000 &&
      candidate.lines.every((line) => wanted.some((ours) => isLine(line.catalogItemId, ours))),
  );
  if (own.length > 0) {
    const orders = own.map((one) => placed(one, order));
    return {
      kind: 'go',
      event: 'ordered',
      facts: { orders: orders.map((one) => one.id), found: true },
      progress: { ...order.progress, orders, orderedAt: now },
    };
  }
  return now - sentAt > listedAfterMs + 60_000
    ? { kind: 'person', standstill: { cause: 'in-progress', code: 800065 } }
    : { kind: 'wait', until: now + lookMs };
}

function isLine(catalogItemId: string, ours: { productId: string; skuId: string }): boolean {
  return catalogItemId.startsWith(`${ours.productId}:${ours.skuId}:`);
}

function placed(one: MicrosoftOrder, order: Order): PlacedOrder {
  const lines = order.draft.lines.filter((ours) =>
    one.lines.some((line) => isLine(line.catalogItemId, ours) && line.quantity === ours.quantity),
  );
  return { id: one.id, status: one.status, lines: lines.map((line) => line.number) };
}

/** Which of our lines were in which order group of the cart. */
async function groupsOf(
  context: OrderContext,
  account: PartnerAccount,
  tenantId: string,
  cartId: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = await context.purchasing.getCart(account, tenantId, cartId);
  const lines: Cart['lines'] = found.kind === 'found' ? found.cart.lines : [];
  const groups = new Map<string, number[]>();
  for (const line of lines)
    groups.set(line.group ?? '', [...(groups.get(line.group ?? '') ?? []), line.number]);
  return groups;
}
