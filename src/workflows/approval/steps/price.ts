import type { Approval } from '../../../domain/approval.ts';
import { isSame, type Money } from '../../../domain/money.ts';
import type { OrderLine } from '../../../domain/order-draft.ts';
import type { Order } from '../../../domain/order.ts';
import type { ShownTerms } from '../../../domain/shown-terms.ts';
import { isProblem } from '../../../errors.ts';
import type { Quote } from '../../order/port.ts';
import { fullPriceOf } from '../../order/steps/quote.ts';
import type { ApprovalContext } from '../context.ts';

export interface Priced {
  readonly quote: Quote;
  /** As they can be bought now. */
  readonly lines: readonly OrderLine[];
}

/** What it costs now. A promotion that is over is no reason not to know: then it is asked for without. */
export async function priceOf({ orders, log }: ApprovalContext, order: Order): Promise<Priced | undefined> {
  const { lines } = order.draft;
  try {
    const quote = await orders.priceNow(order);
    const without = withoutPromotions(lines, quote);
    if (without === undefined) return { quote, lines };
    const again = await orders.priceNow({ ...order, draft: { ...order.draft, lines: without } });
    return isSure(again) ? { quote: again, lines: without } : { quote, lines };
  } catch (error) {
    if (!isProblem(error)) throw error;
    log.warn({ order: order.id, kind: error.kind }, 'the price of what waits for approval is not known now');
    return undefined;
  }
}

/** The lines without the promotions that may be in the way of a price; undefined when there is a price, or no promotion. */
function withoutPromotions(lines: readonly OrderLine[], quote: Quote): readonly OrderLine[] | undefined {
  if (isSure(quote)) return undefined;
  const isInTheWay = ({ number, promotionId }: OrderLine) =>
    promotionId !== undefined &&
    (quote.pricedBy === 'sheet' || quote.lines.some((one) => one.number === number && one.trouble));
  if (!lines.some(isInTheWay)) return undefined;
  return lines.map((line) => (isInTheWay(line) ? { ...line, promotionId: undefined } : line));
}

/** A price of the customer's own, for everything. */
const isSure = ({ pricedBy, lines }: Quote): boolean => pricedBy === 'cart' && lines.every(isPriced);

const isPriced = ({ trouble, unitPrice, termPrice }: Quote['lines'][number]): boolean =>
  trouble === undefined && (unitPrice !== undefined || termPrice !== undefined);

/**
 * Whether the order costs something else now. A line Microsoft would not sell at this moment, or a list price in place
 * of the customer's own, is no price to decide on: the purchase itself compares once more.
 */
export function isAnother(
  { fingerprint }: Approval,
  { shown, draft }: Order,
  { quote, lines }: Priced,
): boolean {
  if (quote.fingerprint === fingerprint) return false;
  // A first period that is not full costs less every day; that is the calendar, and no other price.
  if (lines === draft.lines && quote.lines.every((line, index) => isAsShown(line, shown, index)))
    return false;
  // Only a cart tells a total.
  return quote.lines.every(isPriced) && (quote.pricedBy === 'cart' || shown?.total === undefined);
}

function isAsShown(line: Quote['lines'][number], shown: ShownTerms | undefined, index: number): boolean {
  const before = shown?.fullPrices?.[index];
  const now = fullPriceOf(line);
  if (before !== undefined && now !== undefined) return isSame(before, now);
  const [unit, term] = [shown?.unitPrices[index], shown?.termPrices?.[index]];
  return isEqual(unit, line.unitPrice) && isEqual(term, line.termPrice);
}

const isEqual = (before: Money | undefined, now: Money | undefined): boolean =>
  before === undefined || now === undefined ? before === now : isSame(before, now);
