/** An amount in the smallest unit of its currency: { minor: 41200, currency: 'EUR' } is 412 euros. */
export interface Money {
  /** Whole number, may be negative. */
  readonly minor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;
const digitsOfCurrency = new Map<string, number>();

/** How many decimals the currency is written with: 2 for EUR, 0 for JPY. Throws RangeError for no currency code. */
export function currencyDigits(currency: string): number {
  const known = digitsOfCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOfCurrency.set(currency, digits);
  return digits;
}

/**
 * An amount written as a decimal (`36.48`, as text or as a JSON number), read digit by digit. What is finer than the
 * currency's smallest unit is rounded, halves away from zero: Microsoft's numbers carry both such prices and the
 * noise of their own floating point. Throws RangeError for anything that is no decimal, no currency or too large.
 */
export function moneyFrom(decimal: string | number, currency: string): Money {
  const code = currency.trim().toUpperCase();
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    decimalPattern.exec(String(decimal).trim()) ?? [];
  if (whole === '') throw new RangeError('An amount is not a decimal number.');
  const shift = Number(exponent) + currencyDigits(code) - fraction.length;
  const size = scaled(BigInt(whole + fraction), shift);
  const minor = Number(size);
  if (!Number.isSafeInteger(minor)) throw new RangeError('An amount is too large to be one.');
  return { minor: sign === '-' && minor !== 0 ? -minor : minor, currency: code };
}

function scaled(digits: bigint, shift: number): bigint {
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return (digits + divisor / 2n) / divisor;
}

/** The amounts together; nothing is a sum of 0. Throws RangeError when one is in another currency. */
export function sum(amounts: readonly Money[], currency: string): Money {
  let minor = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new RangeError('Amounts of two currencies have no sum.');
    minor += amount.minor;
  }
  return { minor, currency };
}

/** So many of the same amount: a price of one for a number of licences. `count` is a whole number. */
export const times = ({ minor, currency }: Money, count: number): Money => ({
  minor: minor * count,
  currency,
});

/** True when both are the same amount of the same currency. */
export function isSame(left: Money, right: Money): boolean {
  return left.minor === right.minor && left.currency === right.currency;
}
