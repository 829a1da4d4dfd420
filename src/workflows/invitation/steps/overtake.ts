import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import { invitedElsewhere, overtakenBy } from '../../../domain/invitation-acceptance.ts';
import {
  addInvitationEvent,
  countInvitationEvents,
  invitationsOfCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { take, type InvitationContext } from '../context.ts';
import { tellInviters } from '../inviters.ts';

const elsewhere = 'accepted-elsewhere';

/**
 * Leaves a customer with one case to think about after it has chosen, or accepted, an account: cases it had opened
 * itself for other accounts are closed in favour of this one and their cards say so; those of staff stay open, without
 * reminders to the administrator, and whoever invited hears of an acceptance at another account. The caller holds the
 * customer's lock.
 */
export async function overtakeOthers(
  context: InvitationContext,
  tx: Kysely<Tables>,
  chosen: Invitation,
): Promise<void> {
  const unreminded = { remindAt: undefined, remindAbout: undefined };
  const all = await invitationsOfCustomer(tx, chosen.customer.tenantId);
  const overtaken = overtakenBy(chosen, all);
  for (const other of overtaken.closed) {
    const change = { ...unreminded, supersededBy: chosen.id, facts: { supersededBy: chosen.id } };
    const closed = await take(context, tx, other, 'withdraw', change);
    await context.news.refreshCards(tx, { flow: 'accept', caseId: closed.id, event: 'superseded' });
    await context.news.refreshCards(tx, { flow: 'invite', caseId: closed.id, event: 'superseded' });
  }
  for (const other of overtaken.hushed) {
    const nudgeAt = other.accountId === chosen.accountId ? other.nudgeAt : undefined;
    await saveInvitation(tx, { ...other, ...unreminded, nudgeAt });
    await context.news.refreshCards(tx, { flow: 'accept', caseId: other.id, event: 'overtaken' });
  }
  if (chosen.state === 'accepted') await tellOfElsewhere(context, tx, chosen, invitedElsewhere(chosen, all));
}

/** Whoever invited for another account hears once that the customer has accepted this one. */
async function tellOfElsewhere(
  context: InvitationContext,
  tx: Kysely<Tables>,
  chosen: Invitation,
  others: readonly Invitation[],
): Promise<void> {
  for (const other of others) {
    if ((await countInvitationEvents(tx, other.id, elsewhere)) > 0) continue;
    const facts = { account: chosen.accountId, invitation: chosen.id };
    const at = context.clock.now();
    await addInvitationEvent(tx, { invitationId: other.id, at, name: elsewhere, facts });
    await tellInviters(context.news, tx, other, { event: elsewhere, facts }, true);
  }
}
