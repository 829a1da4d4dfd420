import { isSame, times, type Money } from '../../domain/money.ts';
import { isBilledOnce, type OrderLine } from '../../domain/order-draft.ts';
import type { QuotedLine } from '../../workflows/order/port.ts';
import { amount } from '../kit/amount.ts';
import { facts, paragraph, plain, type CardElement } from '../kit/card.ts';
import { windowEnd, type Reader } from '../kit/language.ts';
import { lineEnd } from '../kit/line-terms.ts';
import type { ReadyView } from './ready-view.ts';
import type { Words } from './text.ts';

const quotedFor = ({ quote }: ReadyView, { number }: OrderLine): QuotedLine | undefined =>
  quote.lines.find((one) => one.number === number);

/**
 * The first charge as far as Microsoft's cart says it: its sum when everything is billed at once, else its price of one
 * licence beside the number of licences. Nothing is multiplied here.
 */
export function firstBill(view: ReadyView, t: Words['ready'], reader: Reader): string {
  const { quote } = view;
  if (quote.pricedBy !== 'cart') return t.billLater;
  if (quote.total !== undefined && view.lines.every(isBilledOnce))
    return t.withoutTax(amount(quote.total, reader));
  const parts = view.lines.flatMap((line) => {
    const price = quotedFor(view, line)?.unitPrice;
    return price === undefined ? [] : [t.each(line.quantity, amount(price, reader))];
  });
  if (parts.length === 0) return t.billLater;
  const isShort = view.lines.some(({ endsOn }) => endsOn !== undefined);
  return (isShort ? t.firstPeriods : t.eachPeriod)(parts.join(' + '));
}

/**
 * The list price of each line for its licences, per billing period or term as the list means it: an idea of the sum where
 * Microsoft's cart names none. Undefined when the cart's own sum is the bill, or the list does not say what it pays.
 */
export function listSum(view: ReadyView, t: Words['ready'], reader: Reader): string | undefined {
  const { quote, lines, plans } = view;
  if (quote.pricedBy === 'cart' && quote.total !== undefined && lines.every(isBilledOnce)) return undefined;
  const sums = lines.map((line, index) => {
    const plan = plans[index];
    if (plan?.termPrice === undefined || plan.priceIsFor === undefined) return undefined;
    const pays = plan.priceIsFor === 'term' ? t.forTerm(t.terms[line.term]) : t.periods[line.billing];
    const all = amount(times(plan.termPrice, line.quantity), reader);
    return `${t.each(line.quantity, amount(plan.termPrice, reader))} = ${all} ${pays}`;
  });
  return sums.includes(undefined) ? undefined : t.byList(sums.join('; '));
}

/** The shortest of a promise; undefined when one line has none. */
const shortest = (all: readonly (number | undefined)[]): number | undefined =>
  all.some((one) => one === undefined) || all.length === 0
    ? undefined
    : Math.min(...all.filter((one) => one !== undefined));

/** Until when Microsoft takes everything back, in full and in part, by its own policy; counted from now. */
export function returning(
  { plans, quote }: ReadyView,
  t: Words['ready'],
  reader: Reader,
): { readonly full: string; readonly partly: string | undefined } {
  const full = shortest(plans.map((plan) => plan?.returnWithin));
  const partly = shortest(plans.map((plan) => plan?.partlyWithin));
  if (full === undefined) return { full: t.returnUnknown, partly: undefined };
  const until = (within: number) => windowEnd(quote.at + within, reader);
  return {
    full: t.returnUntil(until(full)),
    partly: partly === undefined ? undefined : t.partlyUntil(until(partly)),
  };
}

function sumTitle(line: OrderLine, t: Words['ready'], reader: Reader): string {
  const day = lineEnd(line, reader);
  return day === undefined
    ? t.sums.total(line.quantity, t.terms[line.term])
    : t.sums.totalUntil(line.quantity, day);
}

/** How the amounts come about: Microsoft's numbers line by line, as its cart names them. */
export function workedOut(view: ReadyView, t: Words['ready'], reader: Reader): CardElement[] {
  const text = (money: Money) => amount(money, reader);
  const perLine = view.lines.flatMap((line) => {
    const quoted = quotedFor(view, line);
    if (quoted === undefined) return [];
    const { listPrice, discountedPrice, proratedPrice, unitPrice, total } = quoted;
    const named: readonly (readonly [string, Money | undefined])[] = [
      [t.sums.list, listPrice],
      [t.sums.discounted, discountedPrice],
      [t.sums.prorated, proratedPrice],
      [t.sums.price, unitPrice],
      [sumTitle(line, t, reader), total],
    ];
    // A step on the way is one only where it changes the amount.
    const rows = named.flatMap(([name, money], index) => {
      const before = named.slice(0, index).findLast(([, earlier]) => earlier !== undefined)?.[1];
      const isStep = name === t.sums.discounted || name === t.sums.prorated;
      const changesNothing = isStep && money !== undefined && before !== undefined && isSame(money, before);
      return money === undefined || changesNothing ? [] : [[name, text(money)] as const];
    });
    return rows.length === 0 ? [] : [paragraph(plain(line.title), { strong: true }), facts(rows)];
  });
  return [...perLine, paragraph(t.workedOut, { subtle: true, small: true })];
}
