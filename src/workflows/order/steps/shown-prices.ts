import type { Order, PriceChange } from '../../../domain/order.ts';
import type { OrderLine } from '../../../domain/order-draft.ts';
import type { Money } from '../../../domain/money.ts';
import type { Cart, LinePricing } from '../../../services/partner-center/orders-port.ts';

/**
 * The lines that cost more in a cart than the card said when it was pressed; undefined when none does. A line that was
 * shown without a price is shown first. Pure.
 */
export function dearerThanShown(order: Order, cart: Pick<Cart, 'lines'>): readonly PriceChange[] | undefined {
  const changes = order.draft.lines.map((line, index) => {
    const pricing = cart.lines.find((candidate) => candidate.number === line.number)?.pricing;
    return dearer(order, line, index, pricing);
  });
  const dearerOnes = changes.filter((one) => one !== undefined);
  return dearerOnes.length === 0 ? undefined : dearerOnes;
}

function dearer(
  { shown }: Order,
  line: OrderLine,
  index: number,
  pricing: LinePricing | undefined,
): PriceChange | undefined {
  const { unitPrices = [], fullPrices = [], termPrices = [] } = shown ?? {};
  // A first period that shrinks day by day would hide that the whole ones have become dearer.
  const forWhole = fullPrices[index] ?? undefined;
  const whole = changeOf(line, forWhole, pricing?.discountedPrice);
  if (forWhole !== undefined && whole !== undefined) return whole;
  const forUnit = unitPrices[index] ?? undefined;
  if (forUnit !== undefined) return changeOf(line, forUnit, pricing?.price);
  const forTerm = termPrices[index] ?? undefined;
  if (forTerm === undefined)
    return pricing?.price && { line: line.number, before: undefined, now: pricing.price };
  return changeOf(line, { ...forTerm, minor: forTerm.minor * line.quantity }, pricing?.extendedPrice);
}

/** What Microsoft prices nowhere cannot have become dearer. */
function changeOf(
  { number }: OrderLine,
  before: Money | undefined,
  now: Money | undefined,
): PriceChange | undefined {
  if (before === undefined || now === undefined) return undefined;
  const isNoMore = now.currency === before.currency && now.minor <= before.minor;
  return isNoMore ? undefined : { line: number, before, now };
}
