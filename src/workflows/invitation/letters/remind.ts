import type { Kysely } from 'kysely';
import type { Invitation, InvitationState } from '../../../domain/invitation.ts';
import { countInvitationEvents } from '../../../services/store/invitations.ts';
import { unreachedReaders } from '../../../services/store/notices.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { InvitationContext } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import type { InvitingPerson, LetterSent } from '../letters-port.ts';
import { lockedFor } from '../steps/locked.ts';
import { begun, isJustWritten, nextNudge, note, postMail, write } from './send.ts';
import { letterOf, reminderLetter } from './words.ts';

const dayMs = 86_400_000;
const awaiting: readonly InvitationState[] = ['created', 'sent', 'opened'];

type Way = { readonly kind: 'teams' } | { readonly kind: 'email'; readonly to: string };

/** How the customer can be reminded: in Teams when somebody of theirs is known and reached there, else by mail. */
async function wayTo(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
): Promise<Way | 'no-address' | 'no-mail-server'> {
  const { administrator, id, delivery } = invitation;
  if (administrator !== undefined) {
    const unreached = await unreachedReaders(tx, 'accept', id);
    if (!unreached.some(({ target }) => target.userId === administrator.userId)) return { kind: 'teams' };
  }
  const { to } = letterOf(invitation);
  if (to === undefined || delivery?.mail === 'refused') return 'no-address';
  return context.mails.possible ? { kind: 'email', to } : 'no-mail-server';
}

/** Reminds the customer, and writes down what follows for the invitation. */
async function remind(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  way: Way,
  change: Partial<Invitation>,
  by?: InvitingPerson,
): Promise<Invitation> {
  const schedule = { ...begun(context, { ...invitation, ...change }), writtenAt: context.clock.now() };
  const { delivery } = invitation;
  const mailed: Partial<Invitation> =
    way.kind === 'email' && delivery?.way === 'email'
      ? { delivery: { ...delivery, mail: 'waiting', mailId: await mail(context, tx, invitation, way.to) } }
      : {};
  if (way.kind === 'email' && delivery?.way !== 'email') await mail(context, tx, invitation, way.to);
  const event = { name: 'nudge', facts: { way: way.kind }, ...(by === undefined ? {} : { by }) };
  const saved = await write(context, tx, invitation, { ...change, ...mailed, schedule }, event);
  await context.news.refreshCards(tx, { flow: 'invite', caseId: saved.id, event: 'nudge' });
  if (way.kind === 'teams' && saved.administrator !== undefined) {
    const item = { flow: 'accept', caseId: saved.id, event: 'nudge' };
    await context.news.tell(tx, item, saved.administrator);
  }
  return saved;
}

const mail = (context: InvitationContext, tx: Kysely<Tables>, invitation: Invitation, to: string) =>
  postMail(context, tx, invitation, to, reminderLetter(context, invitation));

/** Reminds now, because who invites wants it; at most once in an hour, and not whom it bothers. */
export function nudgeNow(
  context: InvitationContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<LetterSent> {
  return lockedFor<LetterSent>(context, id, by, async (tx, invitation) => {
    const { state, schedule } = invitation;
    if (!awaiting.includes(state) || schedule?.muted === true) return { kind: 'too-late', invitation };
    if (isJustWritten(invitation, context.clock.now())) return { kind: 'just-sent', invitation };
    if (invitation.version !== version) return { kind: 'too-late', invitation };
    const way = await wayTo(context, tx, invitation);
    if (typeof way === 'string') return { kind: way };
    return { kind: 'done', invitation: await remind(context, tx, invitation, way, {}, by) };
  });
}

/**
 * Gives the reminder whose day has come; of several missed days only one. A day after the last one who invited hears
 * that there is no answer. The caller holds the customer's lock; run twice, the second finds nothing due.
 */
export async function remindOnSchedule(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
): Promise<Invitation> {
  const now = context.clock.now();
  const { nudgeAt, schedule } = invitation;
  if (nudgeAt === undefined || nudgeAt > now) return invitation;
  const rest = { nudgeAt: undefined };
  if (schedule?.from === undefined || schedule.muted === true || !awaiting.includes(invitation.state))
    return note(context, tx, invitation, rest, { name: 'reminders-over' });

  const { days, from } = schedule;
  const over = days.filter((day) => from + day * dayMs <= now).length;
  if (schedule.given >= days.length) {
    const silent = await write(context, tx, invitation, rest, { name: 'no-answer' });
    const reminders = await countInvitationEvents(tx, silent.id, 'nudge');
    await tellInviters(context.news, tx, silent, { event: 'no-answer', facts: { reminders } }, false);
    return silent;
  }
  const given = { ...schedule, given: Math.max(over, schedule.given + 1) };
  const next = { schedule: given, nudgeAt: nextNudge(given) ?? now + dayMs };
  const way = await wayTo(context, tx, invitation);
  if (typeof way !== 'string') {
    // By mail only what went out by our mail: another way was somebody's own choice.
    if (way.kind === 'teams' || invitation.delivery?.way === 'email')
      return remind(context, tx, invitation, way, next);
  } else if (invitation.administrator !== undefined) {
    // The administrator can no longer be reached, and nobody else is known.
    const stopped = await write(context, tx, invitation, rest, { name: 'reminders-stopped' });
    await tellInviters(context.news, tx, stopped, { event: 'reminders-stopped' }, false);
    return stopped;
  }
  return note(context, tx, invitation, next, { name: 'not-reminded' });
}
