import type { Kysely } from 'kysely';
import {
  after,
  type DeliveryWay,
  type Invitation,
  type InvitationDelivery,
  type ReminderSchedule,
} from '../../../domain/invitation.ts';
import type { Letter } from '../../../services/mail/letter.ts';
import { addInvitationEvent, countMailed, saveInvitation } from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { keyOf } from '../audience.ts';
import { take, type InvitationContext } from '../context.ts';
import type { InvitingPerson, LetterSent } from '../letters-port.ts';
import { lockedFor } from '../steps/locked.ts';
import { refreshBothSides } from '../tell.ts';
import { letterOf, invitationLetter } from './words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A letter that could not leave for so long is not sent any more: the card says so, and somebody decides. */
const usefulMs = 2 * dayMs;

/** So many addresses are tried for one customer in an hour; whoever wants more writes to strangers. */
const mostLetters = 5;

/** Whether the customer has been written to within the last hour. */
export const isJustWritten = ({ schedule }: Invitation, now: number): boolean =>
  schedule?.writtenAt !== undefined && now - schedule.writtenAt < hourMs;

/** When the next reminder is due, counted from when it went out first; undefined when none is left. Pure. */
export function nextNudge({ days, given, from, muted }: ReminderSchedule): number | undefined {
  const day = days[given];
  return day === undefined || from === undefined || muted === true ? undefined : from + day * dayMs;
}

/** The reminders of an invitation that goes out now, or went out before. */
export function begun(context: InvitationContext, { schedule }: Invitation): ReminderSchedule {
  const planned = schedule ?? { days: context.reminderDays, given: 0 };
  return { ...planned, from: planned.from ?? context.clock.now() };
}

/** Puts a mail about an invitation into the outbox and returns its id. */
export function postMail(
  context: InvitationContext,
  tx: Kysely<Tables>,
  { id, expiresAt }: Invitation,
  to: string,
  letter: Letter,
): Promise<string> {
  const usefulUntil = Math.min(expiresAt, context.clock.now() + usefulMs);
  return context.mails.post(tx, { kind: 'invitation', about: id, to, letter, usefulUntil });
}

/** Sends the letter by e-mail, once for a version of the card. */
export function sendByMail(
  context: InvitationContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<LetterSent> {
  return lockedFor<LetterSent>(context, id, by, async (tx, invitation) => {
    if (after(invitation.state, 'send') === undefined || invitation.link === undefined)
      return { kind: 'too-late', invitation };
    const { to } = letterOf(invitation);
    if (to === undefined) return { kind: 'no-address' };
    if (!context.mails.possible) return { kind: 'no-mail-server' };
    const now = context.clock.now();
    const arrives = invitation.delivery?.way === 'email' && invitation.delivery.mail !== 'refused';
    if (arrives && isJustWritten(invitation, now)) return { kind: 'just-sent', invitation };
    if (invitation.version !== version) return { kind: 'too-late', invitation };
    if ((await countMailed(tx, invitation, now - hourMs)) >= mostLetters)
      return { kind: 'just-sent', invitation };

    const mailId = await postMail(context, tx, invitation, to, invitationLetter(context, invitation));
    const delivery = { way: 'email', by: keyOf(by), at: now, mail: 'waiting', mailId } as const;
    return { kind: 'done', invitation: await goesOut(context, tx, invitation, delivery, now) };
  });
}

/** Notes that it went out another way. What was sent by mail stays noted as such, unless the mail did not arrive. */
export function noteSent(
  context: InvitationContext,
  id: string,
  way: Exclude<DeliveryWay, 'email'>,
  by: InvitingPerson,
): Promise<LetterSent> {
  return lockedFor<LetterSent>(context, id, by, async (tx, invitation) => {
    if (after(invitation.state, 'send') === undefined) return { kind: 'too-late', invitation };
    const { delivery: before } = invitation;
    const arrived = before?.way === 'email' && before.mail !== 'refused' && before.mail !== 'failed';
    // Saying it twice is saying it once.
    if (before?.way === way || arrived) return { kind: 'done', invitation };
    const delivery = { way, by: keyOf(by), at: context.clock.now() };
    const sent = await goesOut(context, tx, invitation, delivery);
    return { kind: 'done', invitation: sent };
  });
}

async function goesOut(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  delivery: InvitationDelivery,
  writtenAt?: number,
): Promise<Invitation> {
  const schedule = { ...begun(context, invitation), ...(writtenAt === undefined ? {} : { writtenAt }) };
  const nudgeAt = invitation.state === 'wrong-account' ? undefined : nextNudge(schedule);
  const { way, by } = delivery;
  const sent = await take(context, tx, invitation, 'send', {
    delivery,
    schedule,
    nudgeAt,
    by,
    facts: { way },
  });
  await refreshBothSides(context.news, tx, sent.id, 'send');
  return sent;
}

interface Event {
  readonly name: string;
  readonly by?: InvitingPerson;
  readonly facts?: Record<string, unknown>;
}

/** Writes a change that is no step of the state machine, with its line of history. */
export async function write(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  change: Partial<Invitation>,
  { name, by, facts }: Event,
): Promise<Invitation> {
  const at = context.clock.now();
  const saved = await saveInvitation(tx, { ...invitation, ...change, updatedAt: at });
  await addInvitationEvent(tx, {
    invitationId: saved.id,
    at,
    name,
    by: by && keyOf(by),
    ...(facts === undefined ? {} : { facts }),
  });
  await context.orders?.follow(tx, saved, { name, by });
  return saved;
}

/** The same; both sides' cards follow without a word. */
export async function note(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  change: Partial<Invitation>,
  event: Event,
): Promise<Invitation> {
  const saved = await write(context, tx, invitation, change, event);
  await refreshBothSides(context.news, tx, saved.id, event.name);
  return saved;
}
