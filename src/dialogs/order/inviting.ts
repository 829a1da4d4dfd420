import { openStates, type Invitation } from '../../domain/invitation.ts';
import { invitationOf } from '../../domain/order-invitation.ts';
import { tenantOf, type Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Customers } from '../../workflows/customer/port.ts';
import type { InvitationLetters, LetterSent } from '../../workflows/invitation/letters-port.ts';
import type { Invitations, Invited } from '../../workflows/invitation/port.ts';

/** What inviting the customer of an order needs from below. */
export interface InvitingServices {
  readonly invitations: Pick<Invitations, 'invite' | 'ofCustomer' | 'show'>;
  readonly invitationLetters: Pick<InvitationLetters, 'change' | 'send' | 'nudge' | 'askForAgreement'>;
  readonly customers: Pick<Customers, 'byDomain' | 'account'>;
}

type Prepared = Invited | { readonly kind: 'not-found'; readonly domain: string };

/** The newest invitation an order's customer has of its reseller; an open one first. */
export async function invitationFor(
  { invitations }: Pick<InvitingServices, 'invitations'>,
  order: Order,
): Promise<Invitation | undefined> {
  const tenantId = tenantOf(order)?.tenantId;
  return tenantId === undefined ? undefined : invitationOf(order, await invitations.ofCustomer(tenantId));
}

/**
 * Prepares the invitation an order waits for, or joins the one that is open already. Pressed twice, there is one; after
 * one has ended, there is the next. Rejects with a Problem when Microsoft does not answer.
 */
export async function prepareInvitation(
  services: InvitingServices,
  order: Order,
  { tenantId, userId }: PersonKey,
  letter: { readonly to?: string; readonly toName?: string } = {},
): Promise<Prepared> {
  const { domain } = tenantOf(order) ?? { domain: '' };
  const looked = await services.customers.byDomain(domain);
  const isSame = looked.kind === 'found' && looked.picture.facts.tenantId === tenantOf(order)?.tenantId;
  if (!isSame) return { kind: 'not-found', domain };
  const before = await invitationFor(services, order);
  const isOpen = before !== undefined && openStates.includes(before.state);
  return services.invitations.invite({
    requestId: `order:${order.id}:${isOpen || before === undefined ? 'first' : before.id}`,
    customer: looked.picture.facts,
    by: { tenantId, userId, staff: false },
    accountId: order.draft.accountId ?? '',
    orderId: order.id,
    letter,
  });
}

/** Sends a prepared invitation by mail, to this address even when an earlier one was noted. */
export async function mailInvitation(
  { invitationLetters: letters }: InvitingServices,
  invitation: Invitation,
  { tenantId, userId }: PersonKey,
  { to, toName }: { readonly to: string; readonly toName: string },
): Promise<LetterSent> {
  const by = { tenantId, userId, staff: false };
  const { id, version, letter } = invitation;
  if (letter?.to === to) return letters.send(id, version, by);
  const changed = await letters.change(id, version, { to, ...(toName === '' ? {} : { toName }) }, by);
  switch (changed.kind) {
    case 'done':
      return letters.send(id, changed.invitation.version, by);
    case 'too-late':
      return { kind: 'too-late', invitation: changed.invitation };
    case 'unknown':
      return { kind: 'unknown' };
    case 'not-an-address':
    case 'days-not-possible':
    case 'too-long':
    case 'link-in-words':
      return { kind: 'no-address' };
  }
}
