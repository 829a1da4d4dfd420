import type { Kysely } from 'kysely';
import type { Order } from '../../../domain/order.ts';
import { isAnswerable } from '../../../domain/standstill.ts';
import { ordersOnTheirWay, ordersWaitingFor } from '../../../services/store/order-lists.ts';
import { addOrderEvent, lockOrder, saveOrder } from '../../../services/store/orders.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { orderQueue, step, type OrderContext } from '../context.ts';

/**
 * A customer has accepted, or signed: orders that wait for it go on at once instead of at their next look, in the
 * transaction that records it. A look that is being taken at this moment may have seen the time before: its result is
 * refused, because the order has a new version.
 */
export async function wakeOrders(
  context: OrderContext,
  tx: Kysely<Tables>,
  { accountId, tenantId }: { readonly accountId: string; readonly tenantId: string },
): Promise<void> {
  const now = context.clock.now();
  for (const id of await ordersWaitingFor(tx, accountId, tenantId)) {
    const order = await lockOrder(tx, id);
    const cause = order?.standstill?.cause;
    if (order === undefined || !isAnswerable(cause)) continue;
    if (order.state !== 'parked' && order.state !== 'recording-agreement') continue;
    const what = cause === 'agreement-missing' ? 'agreement' : 'acceptance';
    const progress = { ...order.progress, answered: { what, at: now } as const };
    await saveOrder(tx, { ...order, progress, updatedAt: now }, now);
    await addOrderEvent(tx, order, { at: now, name: what === 'acceptance' ? 'accepted' : 'signed' });
    await context.jobs.send(tx, orderQueue, { id }, { singletonKey: id });
  }
}

/**
 * A customer has taken the relationship back: what is on its way and was not sold yet is looked at again at once, and
 * waits then. In the transaction that records it; a look that is being taken at this moment is refused by the version.
 */
export async function recheckOrders(
  context: OrderContext,
  tx: Kysely<Tables>,
  { accountId, tenantId }: { readonly accountId: string; readonly tenantId: string },
): Promise<void> {
  for (const id of await ordersOnTheirWay(tx, accountId, tenantId)) {
    const order = await lockOrder(tx, id);
    if (order === undefined || !isOnItsWay(order)) continue;
    const progress = { ...order.progress, agreementAt: undefined };
    const facts = { event: 'relationship-removed' };
    const change = { progress, facts, dueAt: context.clock.now() };
    await step(context, tx, order, { name: 'work', stage: 'recording-agreement' }, change);
  }
}

/** Nothing was sold yet, and it does not wait for the relationship already. */
const isOnItsWay = ({ state, standstill, progress }: Order): boolean =>
  progress.checkoutAt === undefined &&
  (state === 'recording-agreement' ||
    state === 'filling-cart' ||
    (state === 'parked' && standstill?.cause !== 'relationship-missing'));
