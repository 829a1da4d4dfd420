import type { SimBillingCycle, SimPricing, SimTerm } from '../world/commerce-types.ts';
import { periodsOf, priceOf } from './amounts.ts';
import type { Sku } from './product-types.ts';
import { stretch } from './term-ends.ts';

/**
 * Prices of one cart line in minor units, before tax. With an end date of its own the first charge is for the days
 * before the first whole month (monthly) or for all days until then (annual); `extended` is the sum of all charges.
 */
export function priceLine(
  sku: Sku,
  line: {
    term: SimTerm;
    billing: SimBillingCycle;
    currency: string;
    quantity: number;
    /** Promotion, in hundredths. */
    percent: number;
    /** What prices have risen by since the price sheet, in hundredths. */
    dearer: number;
    now: Date;
    lastDay: string | null;
  },
): SimPricing {
  const { quantity, billing } = line;
  const listed = priceOf(sku, line.term, billing, line.currency).unit;
  const list = Math.round((listed * (100 + line.dearer)) / 100);
  const discounted = Math.round((list * (100 - line.percent)) / 100);
  if (line.lastDay === null) {
    const extended = discounted * periodsOf(line.term, billing) * quantity;
    return { list, discounted, prorated: discounted, price: discounted, extended };
  }
  const { months, days, daysInMonth } = stretch(line.now, line.lastDay);
  const monthly = billing === 'annual' ? discounted / 12 : discounted;
  const partly = (monthly * days) / daysInMonth;
  const prorated =
    billing === 'annual'
      ? Math.min(discounted, Math.round(monthly * months + partly))
      : days === 0
        ? discounted
        : Math.round(partly);
  const later = billing === 'annual' ? 0 : discounted * (days === 0 ? months - 1 : months);
  return { list, discounted, prorated, price: prorated, extended: (prorated + later) * quantity };
}
