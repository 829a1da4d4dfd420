import type { Kysely } from 'kysely';
import { isAcceptance } from '../../../domain/standstill.ts';
import { ordersWaitingFor } from '../../../services/store/order-lists.ts';
import { addOrderEvent, lockOrder, saveOrder } from '../../../services/store/orders.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { orderQueue, type OrderContext } from '../context.ts';

/**
 * A customer has accepted: orders that wait for it go on at once instead of at their next look, in the transaction
 * that records the acceptance. A look that is being taken at this moment may have seen the time before: its result is
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
    if (order === undefined || !isAcceptance(order.standstill?.cause)) continue;
    if (order.state !== 'parked' && order.state !== 'recording-agreement') continue;
    await saveOrder(tx, { ...order, updatedAt: now }, now);
    await addOrderEvent(tx, order, { at: now, name: 'accepted' });
    await context.jobs.send(tx, orderQueue, { id }, { singletonKey: id });
  }
}
