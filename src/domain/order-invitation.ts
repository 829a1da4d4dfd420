import { openStates, type Invitation } from './invitation.ts';
import { tenantOf, type Order } from './order.ts';

/**
 * The invitation an order waits for: of the same customer, account and reseller; an open one first, then the newest.
 * What other resellers ask of the customer is nobody's business. Pure.
 */
export function invitationOf(order: Order, invitations: readonly Invitation[]): Invitation | undefined {
  const tenantId = tenantOf(order)?.tenantId;
  const ours = invitations
    .filter(
      (one) =>
        one.customer.tenantId === tenantId &&
        one.accountId === order.draft.accountId &&
        one.reseller?.id === order.resellerId,
    )
    .toSorted((a, b) => b.createdAt - a.createdAt);
  return ours.find(({ state }) => openStates.includes(state)) ?? ours[0];
}

/** Whether somebody of the reseller may invite the customer of an order: nobody accepts their own company. Pure. */
export const isInvitable = (order: Order): boolean =>
  order.draft.use !== 'own' &&
  order.draft.buyer?.kind === 'tenant' &&
  (order.state === 'draft' || order.state === 'parked');
