import type { Order, Standstill } from '../../domain/order.ts';
import { amount } from '../kit/amount.ts';
import { plain } from '../kit/card.ts';
import type { Announcement } from '../kit/flow.ts';
import type { Reader } from '../kit/language.ts';
import { shortly } from '../kit/shortly.ts';
import type { CaseFacts } from './case-facts.ts';
import { customerName, shortLines } from './case-lines.ts';
import { words } from './case-text.ts';
import { duration } from './case-time.ts';
import { invitationTexts } from './invitation-text.ts';

type Answered = NonNullable<Order['progress']['answered']>;

/** What the customer has answered, and when, as the news of an order carries it. */
function answeredIn({ facts: { answered } }: Announcement): Answered | undefined {
  if (typeof answered !== 'object' || answered === null) return undefined;
  const { what, at } = answered as { what?: unknown; at?: unknown };
  return (what === 'acceptance' || what === 'agreement') && typeof at === 'number' ? { what, at } : undefined;
}

/** What was waited for is there, everything was checked again, and the order is placed: all in one message. */
export function placedSentence(known: CaseFacts, news: Announcement, reader: Reader): string {
  const { order, expectation, now } = known;
  const t = invitationTexts(reader.language).messages;
  const answered = answeredIn(news) ?? { what: 'acceptance', at: order.updatedAt };
  const say = answered.what === 'acceptance' ? t.placed : t.signed;
  const customer = customerName(order, words(reader.language));
  const { usual } = expectation;
  return [
    say(customer, shortly(answered.at, now, reader), order.id, shortLines(order)),
    ...(usual === undefined ? [] : [t.usual(duration(usual, reader))]),
  ].join(' ');
}

/** That the customer has answered although the order stands still; nothing when that is no news. */
export function answeredSentence({ order, now }: CaseFacts, news: Announcement, reader: Reader): string[] {
  const answered = answeredIn(news);
  if (answered === undefined) return [];
  const customer = customerName(order, words(reader.language));
  const t = invitationTexts(reader.language).messages.answered;
  return [t[answered.what](customer, shortly(answered.at, now, reader))];
}

const endings = {
  'invitation-declined': 'declined',
  'invitation-expired': 'expired',
  'invitation-withdrawn': 'withdrawn',
} as const;

/** An invitation has ended without an acceptance: why, and what can be done now. */
export function endedSentence(
  { order, invitation }: CaseFacts,
  event: keyof typeof endings,
  { facts: { invitationId } }: Announcement,
  reader: Reader,
): string {
  const t = invitationTexts(reader.language).messages;
  const id = typeof invitationId === 'string' ? plain(invitationId) : '';
  const why = invitation?.id === invitationId ? invitation?.declinedBecause : undefined;
  return [
    t.ended[endings[event]](customerName(order, words(reader.language)), id),
    ...(why === undefined || event !== 'invitation-declined' ? [] : [t.because(plain(why))]),
    t.stillWaits(order.id),
  ].join(' ');
}

/** The prices that are not as they were shown: `Microsoft 365 E3: €33.60 instead of €30.24.` */
export function dearerSentences({ draft }: Order, { prices = [] }: Standstill, reader: Reader): string[] {
  const t = invitationTexts(reader.language).messages;
  return prices.map(({ line, before, now }) => {
    const title = plain(draft.lines.find(({ number }) => number === line)?.title ?? '');
    return before === undefined
      ? t.priced(title, amount(now, reader))
      : t.dearer(title, amount(now, reader), amount(before, reader));
  });
}
