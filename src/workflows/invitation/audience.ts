import type { Invitation } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { hasOrders, type Reseller } from '../../domain/reseller.ts';
import type { Resellers } from '../reseller/port.ts';
import { mayHandle } from './inviters.ts';
import type { InvitingPerson } from './letters-port.ts';

type Memberships = Pick<Resellers, 'membership'>;

/** The reseller somebody belongs to as an admitted person, while its people may look at its business. */
export async function resellerOf(
  resellers: Memberships,
  { tenantId, userId }: PersonKey,
): Promise<Reseller | undefined> {
  const membership = await resellers.membership({ tenantId, userId });
  return membership?.person?.state === 'admitted' && hasOrders(membership.reseller)
    ? membership.reseller
    : undefined;
}

/** Whether somebody may see an invitation: who invites, and everybody of the customer's own tenant. */
export async function mayLook(
  resellers: Memberships,
  invitation: Invitation,
  asker: InvitingPerson,
): Promise<boolean> {
  return invitation.customer.tenantId === asker.tenantId || mayHandle(resellers, invitation, asker);
}

/** Ids and nothing else: what somebody is called in this turn belongs into no row. */
export const keyOf = ({ tenantId, userId }: PersonKey): PersonKey => ({ tenantId, userId });
