import type { Kysely } from 'kysely';
import { after, openStates } from '../../../domain/invitation.ts';
import { asWords } from '../../../domain/letter-words.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { saveInvitation } from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { MailEnd } from '../../mail/port.ts';
import { keyOf } from '../audience.ts';
import { take, type InvitationContext } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import type { LetterSent } from '../letters-port.ts';
import { locked, lockedIn } from '../steps/locked.ts';
import { refreshBothSides } from '../tell.ts';
import { begun, note } from './send.ts';

const longestReason = 500;
const unreminded = { remindAt: undefined, remindAbout: undefined, nudgeAt: undefined };

/** The customer's administrator wants no more reminders; the invitation itself goes on waiting. */
export function mute(context: InvitationContext, id: string, by: PersonKey): Promise<LetterSent> {
  return locked<LetterSent>(context, id, async (tx, invitation) => {
    if (invitation.customer.tenantId !== by.tenantId) return { kind: 'unknown' };
    if (!openStates.includes(invitation.state)) return { kind: 'too-late', invitation };
    if (invitation.schedule?.muted === true) return { kind: 'done', invitation };
    const schedule = { ...begun(context, invitation), muted: true };
    const change = { ...unreminded, schedule };
    const event = { name: 'mute', by: { ...keyOf(by), staff: false } };
    return { kind: 'done', invitation: await note(context, tx, invitation, change, event) };
  });
}

/** The customer's administrator says no; who invited hears why. */
export function decline(
  context: InvitationContext,
  id: string,
  because: string,
  by: PersonKey,
): Promise<LetterSent> {
  return locked<LetterSent>(context, id, async (tx, invitation) => {
    if (invitation.customer.tenantId !== by.tenantId) return { kind: 'unknown' };
    if (after(invitation.state, 'decline') === undefined) return { kind: 'too-late', invitation };
    const reason = asWords(because.slice(0, 2 * longestReason)).slice(0, longestReason);
    const declined = await take(context, tx, invitation, 'decline', {
      ...unreminded,
      declinedBecause: reason === '' ? undefined : reason,
      by: keyOf(by),
    });
    await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'declined' });
    const elsewhere = await context.orders?.hearers(tx, declined);
    await tellInviters(context.news, tx, declined, { event: 'declined' }, true, elsewhere);
    return { kind: 'done', invitation: declined };
  });
}

/**
 * Notes what became of an invitation's newest mail. Of one that the mail server refused, or that could not leave in
 * time, who invited is told: another address, or another way, is theirs to find.
 */
export async function mailEnded(context: InvitationContext, tx: Kysely<Tables>, end: MailEnd): Promise<void> {
  await lockedIn(tx, end.about, async (_tx, invitation) => {
    const { delivery, state } = invitation;
    if (delivery?.mailId !== end.id || !openStates.includes(state)) return;
    const saved = await saveInvitation(tx, { ...invitation, delivery: { ...delivery, mail: end.state } });
    await context.orders?.follow(tx, saved, { name: `mail-${end.state}` });
    if (end.state === 'sent') return refreshBothSides(context.news, tx, saved.id, 'mail-sent');
    await tellInviters(context.news, tx, saved, { event: `mail-${end.state}` }, false);
  });
}
