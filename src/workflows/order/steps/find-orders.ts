import type { OrderLine } from '../../../domain/order-draft.ts';
import { tenantOf, type Order, type PlacedOrder } from '../../../domain/order.ts';
import type { MicrosoftOrder, MicrosoftOrderLine } from '../../../services/partner-center/orders-port.ts';
import { claimedElsewhere } from '../../../services/store/order-lists.ts';
import { accountOf, type OrderContext } from '../context.ts';

/** Our clock and Microsoft's may differ by this much. */
export const clocksDifferMs = 60_000;
/** A new order may be missing from the list for this long (contract 3.8); a minute more for our and their clock. */
export const listedAfterMs = 15 * 60_000 + 2 * clocksDifferMs;

/**
 * Microsoft's orders, no older than `since`, that hold exactly lines of this one and belong to no other order of ours. Of
 * two for the same lines only the first is taken.
 */
export async function ordersAtMicrosoft(
  context: OrderContext,
  order: Order,
  since: number,
): Promise<readonly PlacedOrder[]> {
  const { database, purchasing } = context;
  const tenant = tenantOf(order);
  if (tenant === undefined) throw new Error(`order ${order.id} has no tenant`);
  const all = await purchasing.orders(accountOf(context, order), tenant.tenantId);
  const recent = all.filter((candidate) => (candidate.createdAt ?? 0) >= since);
  const ids = recent.map((one) => one.id);
  const others = await claimedElsewhere(database.db, order.id, ids, since);
  const orders: PlacedOrder[] = [];
  for (const candidate of recent.toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))) {
    const one = placedAs(candidate, order);
    const isOurs = one.lines.length === candidate.lines.length && !others.has(one.id);
    // Two orders for the same lines are not both ours: the first one is.
    const isNew = orders.every(({ lines }) => !lines.some((line) => one.lines.includes(line)));
    if (isOurs && isNew) orders.push(one);
  }
  return orders;
}

/** Numbers of our lines that none of the orders holds. */
export const linesWithout = (order: Order, orders: readonly PlacedOrder[]): readonly number[] =>
  order.draft.lines
    .map((line) => line.number)
    .filter((number) => !orders.some(({ lines }) => lines.includes(number)));

/** An order at Microsoft, with those of our lines that it holds. */
export function placedAs(one: MicrosoftOrder, order: Order): PlacedOrder {
  const lines = order.draft.lines.filter((ours) => one.lines.some((line) => isLine(line, ours)));
  return { id: one.id, status: one.status, lines: lines.map((line) => line.number) };
}

function isLine(line: MicrosoftOrderLine, ours: OrderLine): boolean {
  return (
    line.catalogItemId.startsWith(`${ours.productId}:${ours.skuId}:`) &&
    line.quantity === ours.quantity &&
    (line.term === undefined || line.term === ours.term)
  );
}
