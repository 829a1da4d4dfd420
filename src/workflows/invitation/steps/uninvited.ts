import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import {
  addInvitationEvent,
  insertInvitation,
  nextInvitationId,
} from '../../../services/store/invitations.ts';
import type { SeenCustomer } from '../../../services/store/seen-customers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { accountById, type InvitationContext } from '../context.ts';
import { proveRelationship } from '../relationship.ts';

/**
 * Makes a case for something that happened at Microsoft without an invitation of ours, so that staff has a card to
 * hear of it on. The caller holds the customer's lock.
 */
export async function uninvitedCase(
  context: InvitationContext,
  tx: Kysely<Tables>,
  accountId: string,
  customer: SeenCustomer,
  happened: Pick<Invitation, 'state' | 'acceptedBy' | 'acceptedAt'> & {
    name: 'accept' | 'remove';
    event: string;
  },
): Promise<Invitation> {
  const now = context.clock.now();
  const id = await nextInvitationId(tx);
  const { state, acceptedBy, acceptedAt, name, event } = happened;
  const invitation: Invitation = {
    id,
    version: 1,
    state,
    origin: 'uninvited',
    customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
    country: undefined,
    cloud: accountById(context, accountId).cloud,
    accountId,
    accountReason: undefined,
    acceptedAccountId: accountId,
    acceptedBy,
    administrator: undefined,
    createdBy: undefined,
    link: undefined,
    createdAt: now,
    openedAt: undefined,
    acceptedAt,
    expiresAt: now,
    remindAt: undefined,
    remindAbout: undefined,
    supersededBy: undefined,
    updatedAt: now,
  };
  await insertInvitation(tx, invitation, `uninvited:${id}`);
  const facts = { account: accountId, source: acceptedBy, uninvited: true };
  await addInvitationEvent(tx, { invitationId: id, at: now, name, facts });
  await proveRelationship(tx, invitation, { at: now, name, facts });
  await context.news.tellStaff(tx, { flow: 'invite', caseId: id, event });
  return invitation;
}
