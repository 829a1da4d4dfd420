import { after } from '../../../domain/invitation.ts';
import { invitationById, lockCustomer, saveInvitation } from '../../../services/store/invitations.ts';
import { take, type InvitationContext } from '../context.ts';

/**
 * Does what the clock asks of one invitation: ends it when its time is over, or reminds its administrator once. Safe
 * to run twice: the second run finds nothing due.
 */
export async function runTimers(context: InvitationContext, id: string): Promise<void> {
  await context.database.withTransaction(async (tx) => {
    const before = await invitationById(tx, id);
    if (before === undefined) return;
    await lockCustomer(tx, before.customer.tenantId);
    const invitation = (await invitationById(tx, id)) ?? before;
    const now = context.clock.now();

    if (invitation.expiresAt <= now && after(invitation.state, 'expire') !== undefined) {
      const ended = await take(context, tx, invitation, 'expire', {
        remindAt: undefined,
        remindAbout: undefined,
      });
      await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'expired' });
      await context.news.tellStaff(tx, { flow: 'invite', caseId: id, event: 'expired' }, ended.createdBy);
      return;
    }
    if (invitation.remindAt !== undefined && invitation.remindAt <= now) {
      const about = invitation.remindAbout ?? 'asked';
      const saved = await saveInvitation(tx, { ...invitation, remindAt: undefined, remindAbout: undefined });
      if (saved.state === 'opened' && saved.administrator !== undefined) {
        await context.news.tell(
          tx,
          { flow: 'accept', caseId: id, event: `reminder-${about}` },
          saved.administrator,
        );
      }
    }
  });
}
