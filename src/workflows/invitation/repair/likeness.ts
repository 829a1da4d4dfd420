import { domainStem, mayBeSameCustomer } from '../../../domain/customer-likeness.ts';
import { openStates } from '../../../domain/invitation.ts';
import { likelyInvitations, wasAskedAbout } from '../../../services/store/invitation-likeness.ts';
import {
  addInvitationEvent,
  invitationById,
  lockCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import { tellInviters } from '../inviters.ts';
import type { RepairContext } from './context.ts';

/** So many invitations are marked for one acceptance. */
const mostMarked = 3;

/**
 * Somebody accepted whom nobody invited, or who came by themselves. Looks whether they are a customer that waits under
 * another tenant, and asks whoever invited that one. Nothing is decided here. Safe to run twice.
 */
export async function findLikeness(context: RepairContext, acceptedId: string): Promise<void> {
  const { database, clock, news } = context;
  const accepted = await invitationById(database.db, acceptedId);
  if (accepted?.state !== 'accepted') return;
  const { tenantId, name, domain } = accepted.customer;
  const candidates = await likelyInvitations(database.db, { tenantId, name, stem: domainStem(domain) });
  const alike = candidates.filter(
    (one) =>
      one.cloud === accepted.cloud && (one.cameBy || mayBeSameCustomer(one.customer, accepted.customer)),
  );
  for (const { id, customer } of alike.slice(0, mostMarked)) {
    await database.withTransaction(async (tx) => {
      await lockCustomer(tx, customer.tenantId);
      const invitation = await invitationById(tx, id);
      if (invitation === undefined || !openStates.includes(invitation.state)) return;
      if (invitation.resembles !== undefined || (await wasAskedAbout(tx, id, acceptedId))) return;
      const now = clock.now();
      const resembles = { tenantId, invitationId: acceptedId };
      const saved = await saveInvitation(tx, { ...invitation, resembles, updatedAt: now });
      await addInvitationEvent(tx, { invitationId: id, at: now, name: 'resembles', facts: resembles });
      await news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'resembles' });
      await tellInviters(news, tx, saved, { event: 'resembles' }, true);
    });
  }
}
