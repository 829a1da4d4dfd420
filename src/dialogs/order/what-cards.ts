import type { OrderLine } from '../../domain/order-draft.ts';
import type { Offer, OfferPlan } from '../../workflows/offers/port.ts';
import { amount } from '../kit/amount.ts';
import { facts, heading, paragraph, plain, textInput, type CardElement } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import type { Reader } from '../kit/language.ts';
import { leave, pick, question } from '../kit/question.ts';
import { normal } from '../kit/words.ts';
import { keyOf } from './sale.ts';
import type { Words } from './text.ts';

/** How many products of an earlier order get a button. */
const mostBefore = 4;

export function askProduct(soFar: string, before: readonly OrderLine[], t: Words['what']): Question {
  const lines = before.slice(0, mostBefore);
  return question(
    [
      heading(t.productTitle),
      paragraph(soFar, { subtle: true }),
      paragraph(t.productWhy),
      textInput({ id: 'product', label: t.productLabel, maxLength: 200 }),
    ],
    [
      pick('look', t.look, true),
      ...lines.map((line) => leave(`again:${line.number}`, plain(line.title.slice(0, 60)))),
    ],
    { text: 'answer' },
  );
}

export function chooseOffer(
  offers: readonly Offer[],
  said: string,
  soFar: string,
  t: Words['what'],
): Question {
  return question(
    [
      heading(t.whichTitle),
      paragraph(soFar, { subtle: true }),
      paragraph(t.several(said)),
      ...offers.map((one) => paragraph(`**${plain(one.title)}** – ${plain(one.description.slice(0, 160))}`)),
    ],
    [
      ...offers.map((one, index) => pick(keyOf(one), plain(one.title), index === 0)),
      pick('another', t.otherProduct),
    ],
  );
}

export function askQuantity(offer: Offer, soFar: string, t: Words['what']): Question {
  return question(
    [
      heading(t.quantityTitle(plain(offer.title))),
      paragraph(soFar, { subtle: true }),
      paragraph(t.range(offer.minimum, offer.maximum), { subtle: true }),
      textInput({ id: 'quantity', label: t.quantityLabel, maxLength: 6, placeholder: '20' }),
    ],
    [pick('take', t.takeQuantity, true)],
    { text: 'answer', hasNumbers: true },
  );
}

/** What a plan costs, in the words of what Microsoft's list pays with it. */
function priceOf(plan: OfferPlan, t: Words['what'], reader: Reader): string {
  if (plan.termPrice === undefined) return t.noPrice;
  const price = amount(plan.termPrice, reader);
  if (plan.priceIsFor === undefined) return t.listed(price);
  return plan.priceIsFor === 'term'
    ? t.perTerm(price, t.terms[plan.term])
    : t.perPeriod(price, t.periods[plan.billing]);
}

const hour = 3_600_000;

/** How long Microsoft takes licences back, and how much it refunds: as its policy says, nothing rounded up. */
function returning({ returnWithin: full, partlyWithin: partly }: OfferPlan, t: Words['what']): string {
  const long = (milliseconds: number) =>
    milliseconds % (24 * hour) === 0
      ? t.days(milliseconds / (24 * hour))
      : t.hours(Math.floor(milliseconds / hour));
  if (full !== undefined && partly !== undefined) return t.returnBoth(long(full), long(partly));
  if (full !== undefined) return t.returnFull(long(full));
  return partly === undefined ? t.noReturn : t.returnPart(long(partly));
}

/** One plan as a column of the comparison. */
const column = (plan: OfferPlan, t: Words['what'], reader: Reader): CardElement => ({
  type: 'Column',
  width: 'stretch',
  items: [
    paragraph(t.plan(t.terms[plan.term], t.billings[plan.billing]), { strong: true }),
    paragraph(priceOf(plan, t, reader)),
    paragraph(returning(plan, t), { small: true }),
    paragraph(plan.term === 'P1M' ? t.reduceMonthly : t.reduceAtRenewal, { small: true }),
  ],
});

/** How many plans fit beside one another on a phone. */
const perRow = 3;

export function compareTerms(
  view: { title: string; buyer: string; soFar: string; plans: readonly OfferPlan[]; isAll: boolean },
  t: Words,
  reader: Reader,
): Question {
  const { plans } = view;
  const rows = Array.from({ length: Math.ceil(plans.length / perRow) }, (_, i) =>
    plans.slice(i * perRow, (i + 1) * perRow),
  );
  return question(
    [
      heading(t.what.termTitle(view.title, view.buyer)),
      paragraph(view.soFar, { subtle: true }),
      paragraph(t.what.termWhy),
      ...rows.map((row): CardElement => ({
        type: 'ColumnSet',
        spacing: 'Medium',
        columns: row.map((plan) => column(plan, t.what, reader)),
      })),
    ],
    [
      ...plans.map((plan, index) =>
        pick(
          `${plan.term}:${plan.billing}`,
          t.what.plan(t.what.terms[plan.term], t.what.billings[plan.billing]),
          index === 0,
        ),
      ),
      ...(view.isAll ? [] : [pick('all', t.what.allTerms)]),
    ],
    { text: 'answer' },
  );
}

const sameText = (name: string, description: string): boolean =>
  description.trim() === '' || normal(name) === normal(description);

export function offerPromotion(
  view: { name: string; description: string; until: string | undefined; soFar: string },
  t: Words['what'],
): Question {
  // Microsoft often gives the name once more as the description.
  const told = sameText(view.name, view.description) ? '' : ` – ${plain(view.description.slice(0, 300))}`;
  return question(
    [
      heading(t.promotionTitle),
      paragraph(view.soFar, { subtle: true }),
      paragraph(`**${plain(view.name)}**${told}`),
      paragraph(t.promotionWhy),
      view.until === undefined ? undefined : facts([[t.promotionEnds, view.until]]),
    ],
    [pick('take', t.takePromotion, true), pick('without', t.withoutPromotion)],
    { words: { take: ['yes', 'ja'], without: ['no', 'nein'] } },
  );
}

export function askSameEnd(
  view: { quantity: number; title: string; day: string; buyer: string; soFar: string },
  t: Words['what'],
): Question {
  return question(
    [
      heading(t.endTitle),
      paragraph(view.soFar, { subtle: true }),
      paragraph(t.endWhy(view.buyer, view.quantity, view.title, view.day)),
    ],
    [pick('same', t.sameEnd, true), pick('own', t.ownEnd)],
    { words: { same: ['yes', 'ja'], own: ['no', 'nein'] } },
  );
}

export function askBase(
  view: { title: string; buyer: string; bases: readonly Offer[]; soFar: string },
  t: Words['what'],
): Question {
  return question(
    [
      heading(t.baseTitle(view.title)),
      paragraph(view.soFar, { subtle: true }),
      paragraph(view.bases.length === 0 ? t.noBase(view.title) : t.baseWhy(view.buyer)),
      ...view.bases.map((one) => paragraph(`**${plain(one.title)}**`)),
    ],
    [
      ...view.bases.map((one, index) => pick(keyOf(one), t.addBase(plain(one.title)), index === 0)),
      pick('another', t.otherProduct, view.bases.length === 0),
    ],
  );
}
