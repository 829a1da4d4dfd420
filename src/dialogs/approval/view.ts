import { standsInFor, type Approval, type ApprovalState } from '../../domain/approval.ts';
import { phaseOf } from '../../domain/order-phase.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { amount } from '../kit/amount.ts';
import { customerOf, nameOf, namesOf, reasonOf, unreachedLine } from '../kit/approval-facts.ts';
import { differencesOf } from '../kit/approval-differences.ts';
import { afterDeadline, decidedUntil, standsLine } from '../kit/approval-sentences.ts';
import { approvalWords } from '../kit/approval-text.ts';
import { plain } from '../kit/card.ts';
import { moment, span, windowEnd, type Reader } from '../kit/language.ts';
import { commonEnd, renewal } from '../kit/line-terms.ts';
import { planWords } from '../kit/plan-words.ts';
import { shortly } from '../kit/shortly.ts';
import type { ApprovalView } from './cards.ts';
import type { ApprovalFacts } from './facts.ts';
import { goodsLine } from './goods.ts';
import { askingParts, decidingFolds, press, shortOf, waitsFor } from './folds.ts';
import { turnOf, type Turn } from './model.ts';
import { words, type Words } from './text.ts';

/** Whom a card is for: one person, or everybody in a channel. */
export type Beholder = { readonly kind: 'person'; readonly person: PersonKey } | { readonly kind: 'channel' };

const signs: Readonly<
  Record<ApprovalState, { readonly sign: string; readonly style: 'good' | 'warning' | 'accent' | 'emphasis' }>
> = {
  open: { sign: '◷', style: 'accent' },
  approved: { sign: '✓', style: 'good' },
  rejected: { sign: '✗', style: 'warning' },
  changed: { sign: '✎', style: 'accent' },
  superseded: { sign: '↻', style: 'accent' },
  expired: { sign: '–', style: 'emphasis' },
  withdrawn: { sign: '–', style: 'emphasis' },
};

/** The card of an approval for one beholder, in every state. */
export function approvalView(known: ApprovalFacts, beholder: Beholder, reader: Reader): ApprovalView {
  const { approval } = known;
  const t = words(reader.language);
  const isOpen = approval.state === 'open';
  const turn = isOpen && beholder.kind === 'person' ? turnOf(approval, beholder.person) : 'looks-on';
  const follows = approval.follows === undefined || !isOpen ? '' : `. ${t.follows(approval.follows)}`;
  return {
    title: titleOf(approval, turn, reader, t),
    about: `${t.about(approval.id, approval.orderId, shortOf(approval))}${follows}`,
    state: stateOf(known, turn, beholder, reader),
    warnings: isOpen ? warningsOf(known, beholder, reader) : [],
    goods: known.lines.map((line, index) => goodsLine(line, approval.ended?.wanted?.[index], reader, t)),
    rows: rowsOf(known, turn, reader),
    said: saidLines(known, reader, t),
    ...partsOf(known, turn, beholder, reader),
  };
}

function warningsOf(
  { approval, people, order }: ApprovalFacts,
  beholder: Beholder,
  reader: Reader,
): readonly string[] {
  const missed = unreachedLine(
    approval,
    people,
    reader,
    beholder.kind === 'person' ? beholder.person : undefined,
  );
  const isWaited = approval.subject.awaitsAcceptance === true;
  return [
    ...(missed === undefined ? [] : [missed]),
    ...(order?.shown?.alike === undefined ? [] : [`⚠ ${words(reader.language).alike(order.shown.alike)}`]),
    ...(isWaited ? [`◷ ${words(reader.language).notAccepted}`] : []),
  ];
}

function titleOf(approval: Approval, turn: Turn, reader: Reader, t: Words): string {
  const customer = customerOf(approval, reader);
  const { total } = approval.subject;
  if (turn !== 'decides') return t.title[approval.state](customer);
  return total === undefined
    ? t.title.decidesWithout(customer)
    : t.title.decides(customer, amount(total, reader));
}

function stateOf(
  known: ApprovalFacts,
  turn: Turn,
  beholder: Beholder,
  reader: Reader,
): ApprovalView['state'] {
  const { approval } = known;
  const t = words(reader.language);
  const { sign, style } = signs[approval.state];
  switch (turn) {
    case 'decides': {
      const missed = beholder.kind === 'person' ? standsInFor(approval, beholder.person) : [];
      const parts = [
        ...(missed.length === 0 ? [] : [t.turns['stands-in'](namesOf(missed, known.people, reader))]),
        ...(approval.pausedAt === undefined ? [] : [t.paused]),
      ];
      return parts.length === 0 ? undefined : { text: `${sign} ${parts.join(' ')}`, style };
    }
    case 'later':
      return { text: `${sign} ${t.turns.later(waitsFor(known, reader))}`, style };
    case 'stand-in': {
      const until = moment(approval.deadlineAt, reader);
      return { text: `${sign} ${t.turns['stand-in'](waitsFor(known, reader), until)}`, style };
    }
    case 'has-approved': {
      const own = approval.approvedBy.find(
        ({ by }) => beholder.kind === 'person' && samePerson(by, beholder.person),
      );
      const at = shortly(own?.at ?? known.now, known.now, reader);
      return { text: `${sign} ${t.turns['has-approved'](at, waitsFor(known, reader))}`, style };
    }
    case 'asked-for-it':
    case 'looks-on': {
      const more = approval.state === 'approved' ? ` ${goesOn(known, reader)}` : '';
      return {
        text: `${sign} ${standsLine(known, reader, beholder.kind === 'person' ? beholder.person : undefined)}${more}`,
        style,
      };
    }
  }
}

/** How the order goes on after its approval. */
function goesOn({ approval, order, now }: ApprovalFacts, reader: Reader): string {
  const t = words(reader.language);
  const { orderedAt, doneAt = now } = order?.progress ?? {};
  const phase = order === undefined ? 'working' : phaseOf(order);
  if (phase === 'done') return t.licencesReady(shortly(doneAt, now, reader));
  if (phase !== 'working') return t.orderStands;
  if (orderedAt !== undefined) return t.ordered(shortly(orderedAt, now, reader));
  return approval.subject.awaitsAcceptance === true ? t.orderedOnceAccepted : t.ordering;
}

function rowsOf(known: ApprovalFacts, turn: Turn, reader: Reader): (readonly [string, string])[] {
  const { approval, people, now } = known;
  const t = words(reader.language);
  const isOpen = approval.state === 'open';
  const back = isOpen ? returning(known, reader, t) : undefined;
  const until = t.until(decidedUntil(known, reader), afterDeadline(known, reader));
  const why = approval.reasons.map((reason) => reasonOf(reason, reader)).join(' · ');
  const escaped = known.lines.map((line) => ({ ...line, title: plain(line.title) }));
  const renews = renewal(escaped, reader);
  const earlier = approval.approvedBy.map(({ by, at }) =>
    t.approvedAt(nameOf(by, people, reader), shortly(at, now, reader)),
  );
  return [
    ...(isOpen ? beforeRow(known, reader, t) : []),
    [t.facts.total, totalOf(approval, reader, t)],
    ...(isOpen && renews !== undefined ? [[planWords(reader.language).renews.title, renews] as const] : []),
    [t.facts.by, nameOf(approval.requestedBy, people, reader)],
    ...(why === '' ? [] : [[turn === 'decides' ? t.facts.why : t.facts.whyOthers, why] as const]),
    ...(back === undefined ? [] : [[t.facts.return, back] as const]),
    ...(isOpen && approval.pausedAt === undefined ? [[t.facts.until, until] as const] : []),
    ...(isOpen && earlier.length > 0 ? [[t.facts.approvedBy, earlier.join(', ')] as const] : []),
  ];
}

/** What is not as it was when it was asked about before, and why it was given back then. */
function beforeRow(known: ApprovalFacts, reader: Reader, t: Words): (readonly [string, string])[] {
  const { approval, earlier } = known;
  if (earlier === undefined) return [];
  const found = differencesOf(earlier.subject, approval.subject, reader);
  const isSame = approval.resends !== undefined && found === approvalWords(reader.language).differences.other;
  const stood = standsLine({ ...known, approval: earlier }, reader);
  const before = earlier.state === 'rejected' ? `${stood} ` : '';
  return [[t.facts.before(earlier.id), `${before}${isSame ? t.asBefore : found}`]];
}

function totalOf({ subject: { lines, total, isListPrice } }: Approval, reader: Reader, t: Words): string {
  if (total === undefined) return t.noTotal;
  if (isListPrice === true) return t.listTotal(amount(total, reader));
  const end = commonEnd(lines, reader);
  const hasEnd = lines.some(({ endsOn }) => endsOn !== undefined);
  const long = end !== undefined ? t.untilEnd(end) : hasEnd ? t.eachToItsEnd : t.wholeTerm;
  return t.withoutTax(amount(total, reader), long);
}

/**
 * Until when everything could be given back in full, bought now; how long, when nobody knows when it is bought. Undefined
 * when a line has no such time.
 */
function returning(
  { approval, lines, offers, now }: ApprovalFacts,
  reader: Reader,
  t: Words,
): string | undefined {
  const windows = lines.map(
    (line, index) =>
      offers[index]?.plans.find((plan) => plan.term === line.term && plan.billing === line.billing)
        ?.returnWithin,
  );
  const known = windows.filter((one) => one !== undefined);
  if (known.length !== lines.length || known.length === 0) return undefined;
  const within = Math.min(...known);
  return approval.subject.awaitsAcceptance === true
    ? t.returnFor(span(within, reader))
    : t.returnUntil(windowEnd(now + within, reader));
}

/** The last words are the ones that matter; many would make the card too long. */
const mostSaid = 6;
const saidSigns = { question: '?', answer: '↳', comment: '✎' } as const;

function saidLines({ approval, people, now }: ApprovalFacts, reader: Reader, t: Words): ApprovalView['said'] {
  return approval.words.slice(-mostSaid).map(({ kind, by, at, text }) => ({
    sign: saidSigns[kind],
    text: t.said[kind](nameOf(by, people, reader), shortly(at, now, reader), plain(text)),
  }));
}

function partsOf(
  known: ApprovalFacts,
  turn: Turn,
  beholder: Beholder,
  reader: Reader,
): Pick<ApprovalView, 'inputs' | 'buttons' | 'folds'> {
  const { approval } = known;
  if (approval.state === 'open' && beholder.kind === 'channel') {
    const look = press(approval, 'approval.look', words(reader.language).buttons.look);
    return { inputs: [], buttons: [look], folds: [] };
  }
  if (turn === 'decides') return { inputs: [], buttons: [], folds: decidingFolds(known, reader) };
  if (turn === 'asked-for-it') return { buttons: [], ...askingParts(known, reader) };
  return { inputs: [], buttons: [], folds: [] };
}
