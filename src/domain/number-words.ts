import { moneyFrom, type Money } from './money.ts';

const signs: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  $: ['USD', 'CAD', 'AUD'],
  dollar: ['USD', 'CAD', 'AUD'],
  dollars: ['USD', 'CAD', 'AUD'],
  '£': ['GBP'],
};
/** Nobody's limit is higher, and more digits are a slip. */
const mostDigits = 9;

/**
 * An amount as people type it, with either habit of points and commas: `2.000`, `2,000.50`, `€ 2000`, `2.000,50 EUR`.
 * `other-currency` when another one is named; undefined when it is no amount above nothing.
 */
export function amountTyped(text: string, currency: string): Money | 'other-currency' | undefined {
  const said = text.normalize('NFKC').trim().toLowerCase();
  const [, before = '', digits = '', after = ''] =
    /^([^\d.,'’\s-]*)\s*(\d[\d.,'’\s]*?)\s*([^\d.,'’\s-]*)$/u.exec(said) ?? [];
  const decimal = decimalOf(digits);
  if (decimal === undefined) return undefined;
  for (const name of [before, after]) {
    if (name === '') continue;
    const meant = signs[name] ?? [name.toUpperCase()];
    if (!meant.includes(currency))
      return /^(?:[a-z]{3}|\p{Sc}|euros?|dollars?)$/u.test(name) ? 'other-currency' : undefined;
  }
  const money = moneyFrom(decimal, currency);
  return money.minor > 0 ? money : undefined;
}

/** `2.000,50` as `2000.50`; undefined when points and commas make no sense. */
function decimalOf(digits: string): string | undefined {
  const [, whole = '', group = '', , fraction = '0'] =
    /^(\d{1,3}(?:([.,'’\s])\d{3}(?:\2\d{3})*)|\d+)(?:([.,])(\d{1,2}))?$/u.exec(digits) ?? [];
  const plain = whole.replaceAll(/\D/g, '');
  if (plain === '' || plain.length > mostDigits) return undefined;
  // The same sign cannot part thousands and cents.
  const last = digits.at(-fraction.length - 1);
  if (group !== '' && digits.length > whole.length && last === group) return undefined;
  return `${plain}.${fraction}`;
}

/** A whole number within these bounds, as typed: `12`, `12 months`, `10 %`; undefined for anything else. */
export function wholeTyped(
  text: string,
  least: number,
  most: number,
  unit: RegExp = /^$/,
): number | undefined {
  const [, digits = '', after = ''] =
    /^(\d{1,6})\s*(.*)$/u.exec(text.normalize('NFKC').trim().toLowerCase()) ?? [];
  if (digits === '' || (after !== '' && !unit.test(after))) return undefined;
  const value = Number(digits);
  return value >= least && value <= most ? value : undefined;
}

/** A length in months: `12`, `12 months`, `1 year`, `3 Jahre`; undefined below one and above five years. */
export function monthsTyped(text: string): number | undefined {
  const years = wholeTyped(text, 1, 5, /^(?:years?|jahre?)$/);
  const isYears = /[^\d\s]/u.test(text) && years !== undefined;
  return isYears ? years * 12 : wholeTyped(text, 1, 60, /^(?:months?|monate?n?)$/);
}
