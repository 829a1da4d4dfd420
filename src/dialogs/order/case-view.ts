import { customerOf, phaseOf } from '../../domain/order-phase.ts';
import type { Expectation } from '../../domain/expectation.ts';
import { tenantOf, type Order, type Standstill } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import type { FirstSignInState } from '../../workflows/first-sign-in/port.ts';
import type { Button } from '../kit/buttons.ts';
import { copyText, facts, paragraph, plain, type CardElement } from '../kit/card.ts';
import { moment, termEnd, windowEnd, type Reader } from '../kit/language.ts';
import type { ApprovalKnown } from '../kit/approval-sentences.ts';
import { approvalInputs, approvalState, approvalWaits, returnedState } from './case-approval.ts';
import { foldedChoice, type CaseView } from './case-cards.ts';
import { boughtLines, customerName, stepLines } from './case-lines.ts';
import { isDiscardable, isMailed, isReopenable, isSeller } from './case-model.ts';
import { words, type CaseWords } from './case-text.ts';
import { parkedWords, workingWords } from './case-words.ts';
import { troubleWords } from '../kit/order-trouble.ts';

/** What is read for the card besides the order itself. */
export interface CaseFacts {
  readonly order: Order;
  readonly expectation: Expectation;
  readonly signIn: FirstSignInState;
  /** What it waits for, or waited for last, inside the company. */
  readonly approval?: ApprovalKnown | undefined;
  /** People of the reseller, for names and for whom else to tell. */
  readonly people: readonly ResellerPerson[];
  readonly now: number;
  readonly provider: string;
  /** Where the customer's administrator accepts, in Teams. */
  readonly acceptLink: string;
}

/** How many colleagues the card offers to tell; a larger company is rarely interested as a whole. */
const mostColleagues = 8;

/** The case card of an order for one reader of its reseller, in every state. */
export function caseView(known: CaseFacts, reader: Reader & PersonKey): CaseView {
  const { order, now } = known;
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
    steps: stepLines(order, known.signIn, now, reader),
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

function waitingWords({ order, expectation, now, approval }: CaseFacts, reader: Reader): string[] {
  const phase = phaseOf(order);
  if (phase === 'awaiting-approval') return approval === undefined ? [] : approvalWaits(approval, reader);
  if (phase === 'working') return workingWords(order, expectation, now, reader);
  return phase === 'parked' ? parkedWords(order, reader) : [];
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
  return [what(customerName(order, t)), why, last].join(' ');
}

function stateOf({ order, approval, people, now }: CaseFacts, reader: Reader & PersonKey): CaseView['state'] {
  const t = words(reader.language);
  const when = moment(order.updatedAt, reader);
  const { standstill } = order;
  switch (phaseOf(order)) {
    case 'working':
      return undefined;
    case 'draft':
      return returnedState(order, people, now, reader) ?? { text: t.ended.draft, style: 'emphasis' };
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
  const renewals = all.flatMap(({ renewsOn }) => (renewsOn === undefined ? [] : termEnd(renewsOn, reader)));
  return [
    ...[...new Set(ends)].map((end) => [t.returnUntil, end] as const),
    ...[...new Set(renewals)].map((renewal) => [t.renewsOn, renewal] as const),
  ];
}

const pressOf = ({ id, version }: Order) => {
  return (
    verb: string,
    title: string,
    primary = false,
    extra?: Readonly<Record<string, string>>,
  ): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: id,
    version,
    primary,
    ...(extra === undefined ? {} : { extra }),
  });
};

/** Only what this reader may do: who does not sell takes no order into their own hands. */
function buttonsOf({ order, signIn, people }: CaseFacts, reader: PersonKey, t: CaseWords): Button[] {
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
    case 'parked':
      return [press('order.check', t.buttons.check, true), ...change(false)];
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

function foldsOf(known: CaseFacts, reader: Reader & PersonKey, t: CaseWords): CaseView['folds'] {
  const { order } = known;
  const press = pressOf(order);
  const fold = (id: string, title: string, items: CardElement[]) =>
    items.length === 0 ? [] : [{ id, title, items }];
  const discard = isDiscardable(order)
    ? [...foldedChoice(t.buttons.discardWhy, [press('order.discard', t.buttons.discardYes)])]
    : [];
  const takeBack =
    order.state === 'awaiting-approval' && isSeller(known.people, reader)
      ? foldedChoice(t.approval.takeBackWhy, [press('order.take-back', t.approval.takeBackYes)])
      : [];
  const isReturned = order.state === 'draft' && order.progress.returned !== undefined;
  return [
    ...fold('forward', t.buttons.forward, forwardText(known, t)),
    ...fold('tell', t.buttons.tell, tellAlso(known, reader, t)),
    ...fold('take-back', t.approval.takeBack, takeBack),
    ...fold('discard', isReturned ? t.approval.drop : t.buttons.discard, discard),
    ...fold('details', t.buttons.details, [facts(detailsOf(known, t))]),
  ];
}

/** Whether all it waits for is the acceptance of the customer's administrator. */
export const waitsForAcceptance = ({ state, standstill }: Order): boolean =>
  state === 'parked' && standstill?.cause === 'relationship-missing';

/** What the seller can send to the customer as it is. */
function forwardText({ order, provider, acceptLink }: CaseFacts, t: CaseWords): CardElement[] {
  if (!waitsForAcceptance(order)) return [];
  // Read by the customer, who is nobody's “own company”.
  const name = plain(customerOf(order) ?? '') || plain(tenantOf(order)?.domain ?? '');
  return [paragraph(t.buttons.forwardWhy), copyText(t.forward(plain(provider), name, acceptLink))];
}

function tellAlso({ order, people }: CaseFacts, reader: PersonKey, t: CaseWords): CardElement[] {
  const phase = phaseOf(order);
  if (phase !== 'working' && phase !== 'parked' && phase !== 'needs-person') return [];
  const hears = order.placedBy ?? order.createdBy;
  const others = people
    .filter((one) => one.state === 'admitted' && !samePerson(one, hears) && !samePerson(one, reader))
    .slice(0, mostColleagues);
  if (others.length === 0) return [];
  const press = pressOf(order);
  return foldedChoice(
    t.buttons.tellWhy,
    others.map(({ name, tenantId, userId }) =>
      press('order.tell', plain(name.slice(0, 40)) || userId, false, { tenant: tenantId, person: userId }),
    ),
  );
}

function detailsOf({ order, people }: CaseFacts, t: CaseWords): (readonly [string, string])[] {
  const { draft, progress, standstill, placedBy } = order;
  const tenant = progress.tenant ?? (draft.buyer?.kind === 'tenant' ? draft.buyer : undefined);
  const by = placedBy && people.find((one) => samePerson(one, placedBy))?.name;
  const rows: (readonly [string, string])[] = [
    [t.facts.order, order.id],
    [t.facts.tenant, tenant === undefined ? '' : `${tenant.domain} · ${tenant.tenantId}`],
    [t.facts.microsoftOrders, (progress.orders ?? []).map((one) => one.id).join(', ')],
    [t.facts.cart, progress.cart?.id ?? ''],
    [t.facts.reference, draft.reference ?? ''],
    [t.facts.placedBy, by ?? ''],
    [t.facts.code, standstill?.code === undefined ? '' : String(standstill.code)],
    [t.facts.supportId, standstill?.correlationId ?? ''],
  ];
  return rows.filter(([, value]) => value !== '').map(([title, value]) => [title, plain(value)]);
}
