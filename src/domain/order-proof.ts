import type { Money } from './money.ts';
import type { OrderDraft } from './order-draft.ts';
import { tenantOf, type Order } from './order.ts';
import type { PersonKey } from './person.ts';

/** One line of an order's history. */
export interface OrderHappening {
  readonly name: string;
  readonly by?: PersonKey | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What a fingerprint is of: everything the seller was shown, and who was shown it. */
export interface ShownOrder {
  readonly order: string;
  readonly asker: PersonKey;
  readonly buyer: OrderDraft['buyer'] | null;
  readonly use: OrderDraft['use'] | null;
  readonly agreement: OrderDraft['agreement'] | null;
  readonly lines: OrderDraft['lines'];
  /** Price of one unit per line, for the billing period or else the whole term. */
  readonly prices: readonly (Money | null)[];
}

/** `prices` come line by line, as they were shown. */
export function shownOrder(
  { id, draft }: Pick<Order, 'id' | 'draft'>,
  { tenantId, userId }: PersonKey,
  prices: readonly {
    readonly unitPrice?: Money | undefined;
    readonly termPrice?: Money | undefined;
  }[],
): ShownOrder {
  return {
    order: id,
    asker: { tenantId, userId },
    buyer: draft.buyer ?? null,
    use: draft.use ?? null,
    agreement: draft.agreement ?? null,
    lines: draft.lines.map((line) => ({ ...line })),
    prices: prices.map(({ unitPrice, termPrice }) => unitPrice ?? termPrice ?? null),
  };
}

/** What was shown when an order was placed, put together again from the order; undefined before that. */
export function shownWhenPlaced(order: Order): ShownOrder | undefined {
  const { placedBy, shown } = order;
  if (placedBy === undefined || shown === undefined) return undefined;
  const { unitPrices, termPrices = [] } = shown;
  const prices = unitPrices.map((unitPrice, index) => ({ unitPrice, termPrice: termPrices[index] }));
  return shownOrder(order, placedBy, prices);
}

/**
 * What a line of an order's history is called in the audit trail; undefined for one that only says that somebody looked
 * and found nothing new: those come every few minutes and prove nothing.
 */
export function provenAs({ name, facts }: Pick<OrderHappening, 'name' | 'facts'>): string | undefined {
  if (facts['wait'] !== undefined || facts['again'] === true || facts['why'] === lookedAgain)
    return undefined;
  const { from, event } = facts;
  if (from === 'draft' && !notPlaced.includes(name)) return 'order.placed';
  if (name === 'work' && typeof event === 'string') return `order.${event}`;
  return `order.${ends[name] ?? name}`;
}

/** Why an order that stood still is taken up, when it is only to see whether it may go on. */
export const lookedAgain = 'looked at again';

const notPlaced: readonly string[] = ['discard', 'fail', 'expire'];
const ends: Readonly<Record<string, string>> = { finish: 'done', fail: 'closed', discard: 'discarded' };

/** What Microsoft has sold for an order: ids, and how many licences once they are there. */
export interface SoldByMicrosoft {
  readonly orders: readonly string[];
  readonly subscriptions: readonly { readonly id: string; readonly quantity: number }[];
}

/** Undefined before Microsoft has taken the order. Subscriptions are known for certain when it is done. */
export function soldByMicrosoft({
  state,
  progress,
}: Pick<Order, 'state' | 'progress'>): SoldByMicrosoft | undefined {
  if (progress.orders === undefined) return undefined;
  const subscriptions = state === 'done' ? (progress.subscriptions ?? []) : [];
  return {
    orders: progress.orders.map(({ id }) => id),
    subscriptions: subscriptions.map(({ id, quantity }) => ({ id, quantity })),
  };
}

/** What the audit trail keeps of a line of the history: its facts, and with a placing what was placed. */
export function provenFacts(order: Order, happening: OrderHappening): Record<string, unknown> {
  const { facts } = happening;
  const sold = soldByMicrosoft(order);
  // While it waits for a decision its price may become another one.
  const isShown = provenAs(happening) === 'order.placed' || order.state === 'awaiting-approval';
  const placed = isShown ? placedFacts(order) : {};
  return { ...facts, ...placed, ...(sold === undefined ? {} : { sold }) };
}

function placedFacts({ draft, shown }: Order): Record<string, unknown> {
  return {
    ...(shown === undefined ? {} : { fingerprint: shown.fingerprint }),
    lines: draft.lines.map(({ number, productId, skuId, quantity, term, billing, promotionId, endsOn }) => ({
      number,
      productId,
      skuId,
      quantity,
      term,
      billing,
      promotionId,
      endsOn,
    })),
  };
}

/** What an order's entries in the trail are about. */
export const aboutOrder = (order: Order): { orderId: string; customerTenantId: string | undefined } => ({
  orderId: order.id,
  customerTenantId: tenantOf(order)?.tenantId,
});
