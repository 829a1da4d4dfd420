import type { Kysely } from 'kysely';
import { openStates, type Invitation } from '../../../domain/invitation.ts';
import { invitationOf } from '../../../domain/order-invitation.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { isAnswerable } from '../../../domain/standstill.ts';
import { invitationsOfCustomer } from '../../../services/store/invitations.ts';
import { ordersOfCustomer } from '../../../services/store/order-lists.ts';
import { addOrderEvent, lockOrder, orderById } from '../../../services/store/orders.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { OrderContext } from '../context.ts';
import { refreshOrderCards, tellSellers, waitingFor } from './tell.ts';

type Transaction = Kysely<Tables>;

/** Whether the customer has been invited for the order's reseller, and may still accept. */
export async function isInvited(tx: Transaction, order: Order): Promise<boolean> {
  const tenantId = tenantOf(order)?.tenantId;
  if (tenantId === undefined) return false;
  const invitation = invitationOf(order, await invitationsOfCustomer(tx, tenantId));
  return invitation !== undefined && openStates.includes(invitation.state);
}

/** What ends an invitation without an acceptance; an order goes on waiting, and somebody has to know. */
const ends: Readonly<Record<string, string>> = {
  decline: 'invitation-declined',
  expire: 'invitation-expired',
  withdraw: 'invitation-withdrawn',
};

/**
 * Something has happened to an invitation: the cards of the orders that wait for it follow, and who waits for one hears,
 * once, of an end without an acceptance. In the transaction that writes it, under the customer's lock.
 */
export async function followInvitation(
  context: OrderContext,
  tx: Transaction,
  invitation: Invitation,
  happened: { readonly name: string; readonly by?: PersonKey | undefined },
): Promise<void> {
  const event = invitation.supersededBy === undefined ? ends[happened.name] : undefined;
  for (const id of await ordersFor(tx, invitation)) {
    const order = await lockOrder(tx, id);
    if (order === undefined || !isWaiting(order)) continue;
    await refreshOrderCards(context, tx, order, 'invitation');
    if (event === undefined) continue;
    const facts = { invitationId: invitation.id };
    await addOrderEvent(tx, order, { at: context.clock.now(), name: event, by: happened.by, facts });
    await tellSellers(context, tx, order, event, facts, 'sentence', happened.by);
  }
}

/**
 * Who hears from an order of what an invitation has come to: those who wait for one that stands still for it, or that its
 * acceptance has woken. One message is enough for them.
 */
export async function hearersOf(
  context: OrderContext,
  tx: Transaction,
  invitation: Invitation,
): Promise<readonly PersonKey[]> {
  const hearers: PersonKey[] = [];
  for (const id of await ordersFor(tx, invitation)) {
    const order = await orderById(tx, id);
    if (order === undefined) continue;
    const people = await waitingFor(context, tx, order);
    hearers.push(...people.filter((person) => !hearers.some((one) => samePerson(one, person))));
  }
  return hearers;
}

const isWaiting = ({ state, standstill }: Order): boolean =>
  state === 'parked' && isAnswerable(standstill?.cause);

const ordersFor = (tx: Transaction, { accountId, customer, reseller, acceptedAt }: Invitation) =>
  reseller === undefined
    ? []
    : ordersOfCustomer(tx, {
        accountId,
        tenantId: customer.tenantId,
        resellerId: reseller.id,
        since: acceptedAt,
      });
