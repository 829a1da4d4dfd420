import type { SimBillingCycle, SimTerm } from '../world/commerce-types.ts';
import type { Sku } from './product-types.ts';

/** Symbols as Partner Center writes them. */
export const symbols: Readonly<Record<string, string>> = { USD: '$', CAD: 'CA$', EUR: '€', AUD: 'A$' };

/** How much more a licence costs in each currency than in euros, in percent; invented. */
const perEuro: Readonly<Record<string, number>> = { EUR: 100, USD: 105, CAD: 145, AUD: 165 };

/** What a plan costs per month against a year paid at once, in per mille. */
const dearer: Readonly<Record<`${SimTerm} ${SimBillingCycle}`, number>> = {
  'P1M none': 0,
  'P1M monthly': 1200,
  'P1M annual': 1200,
  'P1Y none': 0,
  'P1Y monthly': 1050,
  'P1Y annual': 1000,
  'P3Y none': 0,
  'P3Y monthly': 1035,
  'P3Y annual': 985,
};

/**
 * Price of one seat for one billing period, in minor units. `unit` is what the partner pays, four fifths of `retail`.
 * A monthly plan is priced per month, an annual plan per year.
 */
export function priceOf(
  sku: Sku,
  term: SimTerm,
  billing: SimBillingCycle,
  currency: string,
): { unit: number; retail: number } {
  const inCurrency = Math.round((sku.retail * (perEuro[currency] ?? 100)) / 1000) * 10;
  const perMonth = Math.round((inCurrency * dearer[`${term} ${billing}`]) / 5000) * 5;
  const retail = billing === 'annual' ? perMonth * 12 : perMonth;
  return { unit: (retail / 5) * 4, retail };
}

/** Billing periods of a whole term. */
export function periodsOf(term: SimTerm, billing: SimBillingCycle): number {
  const months = { P1M: 1, P1Y: 12, P3Y: 36 }[term];
  return billing === 'annual' ? Math.max(1, months / 12) : months;
}

/** Minor units as the decimal number of the JSON answers. */
export const toDecimal = (minor: number) => minor / 100;

/** Minor units as the price sheet writes them: `115.2`. */
export const toDecimalText = (minor: number) => String(minor / 100);
