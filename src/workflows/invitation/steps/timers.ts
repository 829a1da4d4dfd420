import { after } from '../../../domain/invitation.ts';
import { saveInvitation } from '../../../services/store/invitations.ts';
import { take, type InvitationContext } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import { remindOnSchedule } from '../letters/remind.ts';
import { locked } from './locked.ts';

/**
 * Does what the clock asks of one invitation: ends it when its time is over, reminds its administrator of what they
 * wanted, or gives the reminder of the day. Safe to run twice: the second run finds nothing due.
 */
export async function runTimers(context: InvitationContext, id: string): Promise<void> {
  await locked(context, id, async (tx, invitation) => {
    const now = context.clock.now();
    if (invitation.expiresAt <= now && after(invitation.state, 'expire') !== undefined) {
      const ended = await take(context, tx, invitation, 'expire', {
        remindAt: undefined,
        remindAbout: undefined,
      });
      await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'expired' });
      const elsewhere = await context.orders?.hearers(tx, ended);
      await tellInviters(context.news, tx, ended, { event: 'expired' }, false, elsewhere);
      return;
    }
    const reminded = await remindOnSchedule(context, tx, invitation);
    if (reminded.remindAt === undefined || reminded.remindAt > now) return;
    const about = reminded.remindAbout ?? 'asked';
    const saved = await saveInvitation(tx, { ...reminded, remindAt: undefined, remindAbout: undefined });
    if (saved.state === 'opened' && saved.administrator !== undefined) {
      await context.news.tell(
        tx,
        { flow: 'accept', caseId: id, event: `reminder-${about}` },
        saved.administrator,
      );
    }
  });
}
