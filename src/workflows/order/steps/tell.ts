import type { Kysely } from 'kysely';
import type { Order } from '../../../domain/order.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { listenersOf } from '../../../services/store/order-calls.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { OrderContext } from '../context.ts';

/** The flow whose cards show orders to resellers, and the one that shows them to the provider's staff. */
export const sellerFlow = 'order';
export const staffFlow = 'order-desk';

/** Changes every card of the order in place, without a word. */
export async function refreshOrderCards(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  event: string,
): Promise<void> {
  await context.news.refreshCards(tx, { flow: sellerFlow, caseId: order.id, event });
  await context.news.refreshCards(tx, { flow: staffFlow, caseId: order.id, event });
}

/**
 * Tells the people of the reseller who wait for it: who placed it and who asked to be told. When whoever placed it is
 * no longer with the reseller, its owners hear instead.
 */
export async function tellSellers(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  event: string,
): Promise<void> {
  const seller = order.placedBy ?? order.createdBy;
  const still = await isStillThere(context, order, seller);
  const others = still ? [] : await context.resellers.withRole(order.resellerId, 'owner');
  const listeners = await listenersOf(tx, order.id);
  const all = [...(still ? [seller] : []), ...others, ...listeners];
  const unique = new Map(all.map((person) => [`${person.tenantId}/${person.userId}`, person]));
  const item = { flow: sellerFlow, caseId: order.id, event };
  for (const person of unique.values()) await context.news.tell(tx, item, person);
}

async function isStillThere(context: OrderContext, order: Order, person: PersonKey): Promise<boolean> {
  const membership = await context.resellers.membership(person);
  return membership?.reseller.id === order.resellerId && membership.person?.state === 'admitted';
}
