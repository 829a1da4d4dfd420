import type { Kysely } from 'kysely';
import { workingStates, type Order, type StandstillCause } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { listenersOf } from '../../../services/store/order-calls.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { addOrderEvent, orderById, orderEvents } from '../../../services/store/orders.ts';
import type { NewsItem } from '../../news/port.ts';
import type { OrderContext } from '../context.ts';

/** The flow whose cards show orders to resellers, and the one that shows them to the provider's staff. */
export const sellerFlow = 'order';
export const staffFlow = 'order-desk';

/** `sentence`: below the card. `card`: the card is shown anew, at the end of the chat, because an answer is wanted. */
export type Telling = 'sentence' | 'card';

/** Changes every card of the order in place, without a word. */
export async function refreshOrderCards(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  event: string,
): Promise<void> {
  await context.news.refreshCards(tx, { flow: sellerFlow, caseId: order.id, event });
  await context.news.refreshCards(tx, { flow: staffFlow, caseId: order.id, event });
  if (isWorthFollowing(order, event)) await context.approvals.follow(tx, order, event);
}

/** Cards of its approval only tell how the order goes on: bought, standing still, at its end. */
const isWorthFollowing = ({ state, progress: { approved, orderedAt } }: Order, event: string): boolean =>
  approved !== undefined &&
  event !== 'waiting' &&
  (orderedAt !== undefined || !(workingStates as readonly string[]).includes(state));

/** What the owners of a reseller hear besides the seller: only they can put it right, or decide (error paths 16, 22). */
const forOwners: readonly StandstillCause[] = ['reseller-papers', 'provisioning-stuck'];

/**
 * Tells the people of the reseller who wait for it: who placed it and who asked to be told. When whoever placed it is
 * no longer with the reseller, its owners hear instead; nobody hears who has left, nor `except`: who did it.
 */
export async function tellSellers(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  event: string,
  facts: NewsItem['facts'] = {},
  how: Telling = 'sentence',
  except?: PersonKey,
): Promise<void> {
  const { resellers } = context;
  const people = await waitingFor(context, tx, order);
  const hasSeller = people.some((person) => samePerson(person, order.placedBy ?? order.createdBy));
  const concernsOwners = order.standstill !== undefined && forOwners.includes(order.standstill.cause);
  if (!hasSeller || concernsOwners) people.push(...(await resellers.withRole(order.resellerId, 'owner')));
  const told = people.filter((person) => except === undefined || !samePerson(person, except));
  await tellEach(context, tx, { caseId: order.id, event, facts }, told, how);
}

/** Tells the others who wait for an order, and the owners, something about one of them, such as that nobody reaches them. */
export async function tellOthers(
  context: OrderContext,
  tx: Kysely<Tables>,
  item: Omit<NewsItem, 'flow'>,
  about: PersonKey,
): Promise<void> {
  const order = await orderById(tx, item.caseId);
  if (order === undefined) return;
  const owners = await context.resellers.withRole(order.resellerId, 'owner');
  const people = [...(await waitingFor(context, tx, order)), ...owners];
  const others = people.filter((person) => !samePerson(person, about));
  await tellEach(context, tx, item, others);
}

/**
 * Somebody has a draft that nobody else may approve: the owners hear it, once per order, because only they can change that
 * (error path 30). An owner sees it on the draft. In the caller's transaction, in which the order is locked.
 */
export async function tellApproverMissing(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  by: PersonKey,
  owners: readonly PersonKey[],
): Promise<void> {
  const event = 'approver-missing';
  if (order.state !== 'draft' || owners.some((owner) => samePerson(owner, by))) return;
  if ((await orderEvents(tx, order.id)).some(({ name }) => name === event)) return;
  const { tenantId, userId } = by;
  await addOrderEvent(tx, order, { at: context.clock.now(), name: event, by: { tenantId, userId } });
  await tellEach(context, tx, { caseId: order.id, event, facts: { tenantId, userId } }, owners);
}

/** Who placed it and who asked to be told, as far as they are still with the reseller. */
export async function waitingFor(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
): Promise<PersonKey[]> {
  const people: PersonKey[] = [];
  for (const person of [order.placedBy ?? order.createdBy, ...(await listenersOf(tx, order.id))])
    if (await isStillThere(context, order, person)) people.push(person);
  return people;
}

async function tellEach(
  context: OrderContext,
  tx: Kysely<Tables>,
  item: Omit<NewsItem, 'flow'>,
  people: readonly PersonKey[],
  how: Telling = 'sentence',
): Promise<void> {
  const { news } = context;
  const unique = new Map(people.map((person) => [`${person.tenantId}/${person.userId}`, person]));
  const about = { ...item, flow: sellerFlow };
  for (const person of unique.values())
    await (how === 'sentence' ? news.tell(tx, about, person) : news.adopt(tx, about, person, undefined));
}

async function isStillThere(context: OrderContext, order: Order, person: PersonKey): Promise<boolean> {
  const membership = await context.resellers.membership(person);
  return membership?.reseller.id === order.resellerId && membership.person?.state === 'admitted';
}
