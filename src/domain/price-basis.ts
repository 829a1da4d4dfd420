import type { Money } from './money.ts';
import type { BillingCycle, Term } from './order-draft.ts';

/** A row of a price list: what one unit costs on a plan, for a time that the list does not name. */
export interface ListedPrice {
  readonly term: Term;
  readonly billing: BillingCycle;
  readonly price: Money;
}

const monthsOfTerm: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

function monthsOfPeriod({ term, billing }: ListedPrice): number {
  const whole = monthsOfTerm[term];
  if (billing === 'monthly') return 1;
  return billing === 'annual' ? Math.min(12, whole) : whole;
}

/**
 * Whether a listed price pays one billing period or the whole term. Where both are the same length it is the period.
 * Otherwise the plans of the same sku tell that are paid at once: a year paid monthly costs about a twelfth of a year
 * paid at once, or about the same. Undefined when there is no such plan, or nothing costs anything: then no sum is
 * made, and the price is shown without saying for how long it pays.
 *
 * Known: a row of the sheet has a `TermDuration`, a `BillingPlan` and a `UnitPrice`, and none of the columns names a
 * time (contract 7, prices). The one documented row, a year billed yearly, has the price of a whole year (sample
 * get-a-price-sheet: 115.2 USD, ERP 144, of a product that is sold at 12 USD a month). Microsoft's remark that list
 * prices are monthly stands beside its older lists for license-based services, not beside this sheet.
 * Assumed: what is paid at once is listed with what is paid then. Not documented, and therefore compared instead of
 * assumed: a year or three years in parts. Nothing is bought by this: the cart prices the order before it is placed.
 */
export function priceBasis(
  listed: ListedPrice,
  ofSameSku: readonly ListedPrice[],
): 'period' | 'term' | undefined {
  const [period, term] = [monthsOfPeriod(listed), monthsOfTerm[listed.term]];
  if (period === term) return 'period';
  const plain = ofSameSku.find(
    (other) =>
      other.price.currency === listed.price.currency &&
      other.price.minor > 0 &&
      monthsOfPeriod(other) === monthsOfTerm[other.term],
  );
  if (plain === undefined || listed.price.minor <= 0) return undefined;
  const months = (listed.price.minor / plain.price.minor) * monthsOfTerm[plain.term];
  // The middle between both on a scale of ratios; discounts for a longer term are far smaller than that.
  return months * months < period * term ? 'period' : 'term';
}
