import type { Kysely } from 'kysely';
import { openStates } from '../../../domain/invitation.ts';
import {
  addInvitationEvent,
  countInvitationEvents,
  invitationById,
} from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { keyOf } from '../audience.ts';
import type { InvitationContext } from '../context.ts';
import type { OpenRequest } from '../port.ts';

const name = 'came-from-elsewhere';
/** Links get around; more than these tell nothing new. */
const mostNoted = 20;

/**
 * Notes on an open invitation that somebody of another tenant came by its link: perhaps the customer meant, in another
 * tenant than was thought. It changes nothing; they have a case of their own.
 */
export async function noteOtherTenant(
  context: InvitationContext,
  tx: Kysely<Tables>,
  { invitationId, customer, administrator }: OpenRequest,
): Promise<void> {
  const named = invitationId === undefined ? undefined : await invitationById(tx, invitationId);
  if (named === undefined || named.customer.tenantId === customer.tenantId) return;
  if (!openStates.includes(named.state)) return;
  if ((await countInvitationEvents(tx, named.id, name)) >= mostNoted) return;
  const event = { invitationId: named.id, at: context.clock.now(), name, by: keyOf(administrator) };
  await addInvitationEvent(tx, event);
}
