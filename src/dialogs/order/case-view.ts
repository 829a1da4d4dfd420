import { customerOf, phaseOf } from '../../domain/order-phase.ts';
import type { Order, Standstill } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Button } from '../kit/buttons.ts';
import { plain } from '../kit/card.ts';
import { moment, termEnd, windowEnd, type Reader } from '../kit/language.ts';
import { approvalInputs, approvalState, approvalWaits, returnedState } from './case-approval.ts';
import { pressOf, type CaseView } from './case-cards.ts';
import type { CaseFacts } from './case-facts.ts';
import { foldsOf } from './case-folds.ts';
import { boughtLines, customerName, stepLines } from './case-lines.ts';
import { isMailed, isReopenable, isSeller } from './case-model.ts';
import { words, type CaseWords } from './case-text.ts';
import { dearerSentences } from './invitation-news.ts';
import { invitationButtons, invitationWords } from './invitation-said.ts';
import { parkedWords, workingWords } from './case-words.ts';
import { troubleWords } from '../kit/order-trouble.ts';

/** The case card of an order for one reader of its reseller, in every state. */
export function caseView(known: CaseFacts, reader: Reader & PersonKey): CaseView {
  const { order } = known;
  const t = words(reader.language);
  const phase = phaseOf(order);
  const { progress } = order;
  return {
    title: t.title[phase](customerName(order, t.atBeginning)),
    about:
      phase === 'working'
        ? t.started(order.id, moment(progress.placedAt ?? order.createdAt, reader))
        : t.asOf(order.id, moment(progress.doneAt ?? order.updatedAt, reader)),
    state: stateOf(known, reader),
    bought: boughtLines(order, reader),
    steps: stepLines(known, reader),
    there: phase === 'done' ? thereNow(order, reader, t) : [],
    words: [...waitingWords(known, reader), ...(isForSellers(known, reader) ? [t.forSellers] : [])],
    inputs:
      phase === 'awaiting-approval' && known.approval !== undefined && isSeller(known.people, reader)
        ? approvalInputs(known.approval, order, reader)
        : [],
    buttons: buttonsOf(known, reader, t),
    folds: foldsOf(known, reader, t),
  };
}

function waitingWords(known: CaseFacts, reader: Reader & PersonKey): string[] {
  const { order, expectation, now, approval } = known;
  const phase = phaseOf(order);
  if (phase === 'awaiting-approval') return approval === undefined ? [] : approvalWaits(approval, reader);
  if (phase === 'working') return workingWords(order, expectation, now, reader);
  return phase === 'parked' ? [...invitationWords(known, reader), ...parkedWords(order, reader)] : [];
}

/** Whether somebody has the next move, and the reader is none of those who may make it. */
function isForSellers({ order, people }: CaseFacts, reader: PersonKey): boolean {
  const phase = phaseOf(order);
  return (phase === 'draft' || phase === 'needs-answer') && !isSeller(people, reader);
}

/** What happened, why and what can be done, in one piece; the same sentences go out as a message. */
export function troubleSentences(order: Order, standstill: Standstill, reader: Reader): string {
  const t = words(reader.language);
  const { what, why, can } = troubleWords(reader.language)[standstill.cause];
  const last = order.state === 'needs-person' ? t.given : can;
  // The prices say more than the rule.
  const dearer = dearerSentences(order, standstill, reader);
  return [what(customerName(order, t)), ...(dearer.length === 0 ? [why] : dearer), last].join(' ');
}

function stateOf(known: CaseFacts, reader: Reader & PersonKey): CaseView['state'] {
  const { order, approval } = known;
  const t = words(reader.language);
  const when = moment(order.updatedAt, reader);
  const { standstill } = order;
  switch (phaseOf(order)) {
    case 'working':
      return undefined;
    case 'draft':
      return returnedState(known, reader) ?? { text: t.ended.draft, style: 'emphasis' };
    case 'awaiting-approval':
      return approval === undefined
        ? { text: `◷ ${t.status['awaiting-approval']}`, style: 'accent' }
        : approvalState(approval, reader);
    case 'expired':
      return { text: `– ${t.ended.expired(when)}`, style: 'emphasis' };
    case 'parked':
      return standstill && { text: `◷ ${troubleSentences(order, standstill, reader)}`, style: 'accent' };
    case 'needs-answer':
    case 'needs-person':
      return standstill && { text: `⚠ ${troubleSentences(order, standstill, reader)}`, style: 'warning' };
    case 'done':
      return { text: `✓ ${activeLines(order, t)}`, style: 'good' };
    case 'discarded': {
      const kept = order.progress.tenant === undefined ? '' : ` ${t.ended.kept}`;
      return { text: `– ${t.ended.discarded(when)}${kept}`, style: 'emphasis' };
    }
    case 'failed': {
      const { closedBecause = '' } = order.progress;
      const why = closedBecause === '' ? '' : ` ${t.messages.because(plain(closedBecause))}`;
      return { text: `✗ ${t.ended.failed(when)}${why}`, style: 'warning' };
    }
  }
}

function activeLines({ draft, progress }: Order, t: CaseWords): string {
  const there = (progress.subscriptions ?? []).map(({ quantity, title, status }) =>
    status === 'active'
      ? t.active(String(quantity), plain(title))
      : t.notActive(String(quantity), plain(title), plain(status)),
  );
  const ordered = draft.lines.map((line) => t.active(String(line.quantity), plain(line.title)));
  return (there.length > 0 ? there : ordered).join(' · ');
}

/** Ends of return and renewals, each named once. */
function thereNow({ progress }: Order, reader: Reader, t: CaseWords): (readonly [string, string])[] {
  const all = progress.subscriptions ?? [];
  const ends = all.flatMap(({ returnUntil }) =>
    returnUntil === undefined ? [] : windowEnd(returnUntil, reader),
  );
  const { orderedAt, fullRefundFor } = progress;
  const full =
    orderedAt === undefined || fullRefundFor === undefined
      ? undefined
      : windowEnd(orderedAt + fullRefundFor, reader);
  // After the time in which everything comes back, a part of it still does.
  const later = [...new Set(ends)].filter((end) => end !== full);
  const renewals = Map.groupBy(
    all.filter(({ renewsOn }) => renewsOn !== undefined),
    ({ renewsOn = 0 }) => termEnd(renewsOn, reader),
  );
  return [
    ...(full === undefined ? [] : [[t.fullRefundUntil, full] as const]),
    ...later.map((end) => [full === undefined ? t.returnUntil : t.partRefundUntil, end] as const),
    ...[...renewals].map(([day, some]) => {
      const which = renewals.size === 1 ? '' : ` (${some.map(({ title }) => plain(title)).join(', ')})`;
      return [t.renewsOn, `${day}${which}`] as const;
    }),
  ];
}

/** Only what this reader may do: who does not sell takes no order into their own hands. */
function buttonsOf(known: CaseFacts, reader: Reader & PersonKey, t: CaseWords): Button[] {
  const { order, signIn, people } = known;
  const press = pressOf(order);
  const sells = isSeller(people, reader);
  const field = order.standstill?.field;
  const change = (primary: boolean): Button[] =>
    sells && isReopenable(order)
      ? [press('order.change', field === undefined ? t.buttons.change : t.fields[field], primary)]
      : [];
  switch (phaseOf(order)) {
    case 'draft':
      return sells ? [press('order.continue', goOnTitle(order, t), true)] : [];
    case 'parked': {
      const inviting = invitationButtons(known, reader);
      const isFirst = !inviting.some((one) => 'primary' in one && one.primary === true);
      return [...inviting, press('order.check', t.buttons.check, isFirst), ...change(false)];
    }
    case 'needs-answer':
      return change(true);
    case 'done':
      return [
        ...(sells ? [press('order.more', t.buttons.more(buttonName(order, t)), true)] : []),
        ...(signIn.kind === 'waiting' ? [press('order.sign-in-again', t.signIn.again)] : []),
      ];
    case 'working':
      return signIn.kind === 'waiting' && !isMailed(signIn)
        ? [press('order.sign-in-again', t.signIn.again)]
        : [];
    case 'awaiting-approval':
    case 'needs-person':
    case 'discarded':
    case 'expired':
    case 'failed':
      return [];
  }
}

/** What a draft's button is called; one that came back from an approval says what is wanted of it. */
function goOnTitle({ progress: { returned } }: Order, t: CaseWords): string {
  if (returned === undefined) return t.buttons.goOn;
  return returned.how === 'rejected' ? t.approval.resend : t.approval.confirm;
}

/** A long name would push the other buttons away. */
const buttonName = (order: Order, t: CaseWords): string => {
  const name = customerOf(order);
  if (name === undefined || name === '') return customerName(order, t);
  return plain(name.length > 40 ? `${name.slice(0, 39)}…` : name);
};
