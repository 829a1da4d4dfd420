import { isBilledOnce, type OrderLine } from '../../domain/order-draft.ts';
import type { Prerequisite, QuotedLine } from '../../workflows/order/port.ts';
import type { OfferPlan } from '../../workflows/offers/port.ts';
import { amount } from '../kit/amount.ts';
import { buttons } from '../kit/buttons.ts';
import {
  facts,
  folded,
  heading,
  lines,
  notice,
  paragraph,
  plain,
  section,
  type CardElement,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { dayOfUtc, moment, type Reader } from '../kit/language.ts';
import { commonEnd, lineEnd, renewal } from '../kit/line-terms.ts';
import { planWords } from '../kit/plan-words.ts';
import { pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';
import { troubleWords } from '../kit/order-trouble.ts';
import { approvalLines, approvalMissing, approverPicks, placeAndAsk } from './ready-approval.ts';
import { firstBill, listSum, returning, workedOut } from './ready-sums.ts';
import type { ReadyView } from './ready-view.ts';

const signs: Readonly<Record<Prerequisite['state'], string>> = {
  ok: '✓',
  missing: '✗',
  unknown: '?',
  'will-be-done': '☐',
};

/** What a press on the button of a missing prerequisite asks again; the others are for somebody else to do. */
export const mends: Partial<Record<Prerequisite['name'], string>> = {
  address: 'address',
  email: 'contact',
  prefix: 'prefix',
  'company-name': 'use',
  agreement: 'agreement',
};

/** What a price of the list pays, when that is known. */
function paysFor(plan: OfferPlan | undefined, line: OrderLine, t: Words['ready']): string | undefined {
  if (plan?.priceIsFor === undefined) return undefined;
  return plan.priceIsFor === 'term' ? t.forTerm(t.terms[line.term]) : t.periods[line.billing];
}

/** What the cart's price of one pays: each period, a first one that is shorter, or all there is until the end. */
function ofCart(line: OrderLine, each: string, t: Words['ready']): string {
  if (line.endsOn === undefined) return t.perPeriod(each, t.periods[line.billing]);
  return (isBilledOnce(line) ? t.untilThen : t.firstPeriod)(each);
}

function linePrice(
  view: ReadyView,
  quoted: QuotedLine | undefined,
  index: number,
  t: Words['ready'],
  reader: Reader,
) {
  const line = view.lines[index];
  const price = quoted?.unitPrice ?? quoted?.termPrice;
  if (line === undefined || price === undefined) return t.noPrice;
  const each = amount(price, reader);
  const per =
    view.quote.pricedBy === 'cart'
      ? ofCart(line, each, t)
      : t.listed(each, paysFor(view.plans[index], line, t));
  const list = quoted?.listPrice;
  const isReduced =
    line.endsOn === undefined &&
    list !== undefined &&
    list.currency === price.currency &&
    list.minor > price.minor;
  return isReduced ? t.insteadOf(per, amount(list, reader)) : per;
}

/** One line of the order: how many of what, then how long and for how much. */
function goods(
  view: ReadyView,
  line: OrderLine,
  index: number,
  t: Words['ready'],
  reader: Reader,
): CardElement {
  const quoted = view.quote.lines.find((one) => one.number === line.number);
  const ends = lineEnd(line, reader);
  const details = [
    t.plan(t.terms[line.term], t.billings[line.billing]),
    ...(ends === undefined ? [] : [t.ends(ends)]),
    linePrice(view, quoted, index, t, reader),
    ...(line.promotionId === undefined ? [] : [t.promotion]),
  ];
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      paragraph(t.line(line.quantity, plain(line.title)), { strong: true }),
      { ...paragraph(details.join(' · ')), spacing: 'None' },
    ],
  };
}

function rows(view: ReadyView, t: Words['ready'], reader: Reader): (readonly [string, string])[] {
  const { quote } = view;
  const { full, partly } = returning(view, t, reader);
  const byList = listSum(view, t, reader);
  // The list knows whole terms only.
  const isShort = quote.pricedBy === 'cart' && view.lines.some(({ endsOn }) => endsOn !== undefined);
  const sumEnd = isShort ? commonEnd(view.lines, reader) : undefined;
  const sumTitle = sumEnd === undefined ? (isShort ? t.totalEach : t.total) : t.totalUntil(sumEnd);
  const escaped = view.lines.map((line) => ({ ...line, title: plain(line.title) }));
  const renews = renewal(escaped, reader);
  return [
    [t.firstBill, firstBill(view, t, reader)],
    ...(byList === undefined ? [] : [[t.listPrice, byList] as const]),
    [sumTitle, quote.total === undefined ? t.billLater : t.withoutTax(amount(quote.total, reader))],
    [t.return, full],
    ...(partly === undefined ? [] : [[t.returnPart, partly] as const]),
    ...(renews === undefined ? [] : [[planWords(reader.language).renews.title, renews] as const]),
    ...(view.reference === undefined ? [] : [[t.reference, plain(view.reference)] as const]),
  ];
}

/** Every prerequisite: what needs a look has a line of its own, what is in order stands together. */
function prerequisites({ quote, approval }: ReadyView, t: Words['ready'], reader: Reader): CardElement[] {
  const named = (one: Prerequisite) =>
    one.at === undefined
      ? t.prerequisites[one.name]
      : `${t.prerequisites[one.name]} (${dayOfUtc(one.at, reader)})`;
  const open = quote.prerequisites.filter(({ state }) => state !== 'ok');
  const fine = quote.prerequisites.filter(({ state }) => state === 'ok');
  const items = [
    ...open.map((one) => ({ sign: signs[one.state], text: `${named(one)} – ${t.states[one.state]}` })),
    ...approvalLines(approval, reader),
    ...(fine.length === 0 ? [] : [{ sign: signs.ok, text: t.inOrder(fine.map(named).join(' · ')) }]),
  ];
  return items.length === 0 ? [] : [lines(items)];
}

/** Why the prices are the list's: no tenant yet, or no relationship with it. */
function whyListed({ quote, hasTenant }: ReadyView, t: Words['ready']): string {
  if (!hasTenant) return t.bySheet;
  const ours = quote.prerequisites.find(({ name }) => name === 'provider-relationship');
  return ours?.state === 'ok' ? t.bySheetNoCart : t.bySheetNoRelationship;
}

/** The card an order is placed from: four facts, every prerequisite, and the fingerprint of exactly this. */
export function readyCard(view: ReadyView, t: Words['ready'], reader: Reader): Question {
  const { quote, approval, inviting, alike } = view;
  const troubles = quote.lines.flatMap((one) =>
    one.trouble === undefined
      ? []
      : [
          t.lineTrouble(
            plain(view.lines.find((line) => line.number === one.number)?.title ?? ''),
            troubleWords(reader.language)[one.trouble.cause].why,
          ),
        ],
  );
  const missing = quote.prerequisites.filter((one) => one.state === 'missing');
  const mendable = missing.filter((one) => mends[one.name] !== undefined).slice(0, 2);
  const missingApproval = quote.placeable ? approvalMissing(approval, reader) : undefined;
  const isPlaceable = quote.placeable && missingApproval === undefined;
  const waits = isPlaceable && missing.length > 0;
  const hasSum = quote.pricedBy === 'cart' && quote.lines.some((one) => one.total !== undefined);
  return question(
    [
      heading(view.isInternal ? t.titleInternal(view.id) : t.title(view.id)),
      view.returned === undefined ? undefined : notice(view.returned.text, 'warning'),
      alike === undefined
        ? undefined
        : notice(t.alike(alike.id, alike.by, moment(alike.at, reader)), 'warning'),
      paragraph(t.fingerprint(quote.shortFingerprint, moment(quote.at, reader)), {
        subtle: true,
        small: true,
      }),
      [...troubles, ...view.unqualified.map(({ title }) => t.unqualified(plain(title)))].map((sentence) =>
        notice(sentence, 'warning'),
      ),
      missingApproval === undefined ? undefined : notice(missingApproval, 'warning'),
      waits ? notice(t.willWait, 'accent') : undefined,
      inviting !== undefined && 'line' in inviting ? paragraph(inviting.line) : undefined,
      paragraph(view.buyer),
      ...view.lines.map((line, index) => goods(view, line, index, t, reader)),
      section(facts(rows(view, t, reader))),
      hasSum ? buttons({ kind: 'fold', id: 'sum', title: t.howWorkedOut }) : undefined,
      hasSum ? folded('sum', workedOut(view, t, reader)) : undefined,
      ...prerequisites(view, t, reader),
      quote.pricedBy === 'sheet' ? paragraph(whyListed(view, t), { subtle: true, small: true }) : undefined,
    ],
    [
      ...(isPlaceable
        ? [pick('place', placeAndAsk(approval, reader) ?? (waits ? t.placeAndWait : t.place), true)]
        : []),
      ...(missingApproval === undefined ? [] : approverPicks(approval, reader)),
      ...mendable.map((one, index) =>
        pick(`mend:${one.name}`, t.mend[one.name] ?? t.change, !quote.placeable && index === 0),
      ),
      ...(inviting !== undefined && 'picks' in inviting ? inviting.picks : []),
      pick('change', t.change),
      pick('add', t.addProduct),
      pick('save', t.save),
      pick('discard', t.discard),
      ...(quote.placeable ? [] : [pick('again', t.checkAgain)]),
    ],
    {
      words: {
        place: [
          'place',
          'order',
          'place it',
          'place order',
          'place the order',
          'bestellen',
          'jetzt bestellen',
          'yes',
          'ja',
        ],
        change: ['change', 'change it', 'change something', 'ändern', 'etwas ändern'],
        save: ['save', 'later', 'speichern', 'später'],
        discard: ['discard', 'verwerfen'],
        again: ['check', 'check again', 'prüfen'],
      },
      text: 'answer',
      // “5” is another quantity.
      hasNumbers: true,
    },
  );
}
