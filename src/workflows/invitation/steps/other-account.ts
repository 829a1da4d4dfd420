import type { Kysely } from 'kysely';
import { openStates, type Invitation } from '../../../domain/invitation.ts';
import {
  addInvitationEvent,
  countInvitationEvents,
  invitationsOfCustomer,
} from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { InvitationContext } from '../context.ts';
import type { OpenRequest } from '../port.ts';

const name = 'other-account';

/**
 * Tells staff, once for a case, that the administrator chose another account than the proposed one; the reason is on
 * the case. Whoever invited the customer hears of it, too. The caller holds the customer's lock.
 */
export async function tellOfOtherAccount(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  request: OpenRequest,
): Promise<void> {
  const { id: caseId, customer } = invitation;
  if ((await countInvitationEvents(tx, caseId, name)) > 0) return;
  const expected = request.expectedAccountId;
  const { tenantId, userId } = request.administrator;
  await addInvitationEvent(tx, {
    invitationId: caseId,
    at: context.clock.now(),
    name,
    by: { tenantId, userId },
    facts: { account: request.accountId, expected },
  });
  const open = (await invitationsOfCustomer(tx, customer.tenantId)).filter((one) =>
    openStates.includes(one.state),
  );
  const inviter = open.find(({ createdBy }) => createdBy !== undefined)?.createdBy;
  const facts = { expected, by: request.administratorName };
  await context.news.tellStaff(tx, { flow: 'invite', caseId, event: name, facts }, inviter);
}
