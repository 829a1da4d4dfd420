import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import { overtakenBy } from '../../../domain/invitation-acceptance.ts';
import { invitationsOfCustomer, saveInvitation } from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { take, type InvitationContext } from '../context.ts';

/**
 * Leaves a customer with one case to think about after it has chosen, or accepted, an account: cases it had opened
 * itself for other accounts are closed in favour of this one and their cards say so; those of staff stay open, without
 * reminders to the administrator. The caller holds the customer's lock.
 */
export async function overtakeOthers(
  context: InvitationContext,
  tx: Kysely<Tables>,
  chosen: Invitation,
): Promise<void> {
  const unreminded = { remindAt: undefined, remindAbout: undefined };
  const overtaken = overtakenBy(chosen, await invitationsOfCustomer(tx, chosen.customer.tenantId));
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
}
