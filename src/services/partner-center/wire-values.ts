import { z } from 'zod';
import { isGuid } from '../../domain/identifiers.ts';
import { moneyFrom, type Money } from '../../domain/money.ts';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';

// Values that many answers of Partner Center carry, as we want them; names of objects in lower case (see caseless).

/** In lower case. */
export const guid = z
  .string()
  .refine(isGuid, 'not a GUID')
  .transform((text) => text.toLowerCase());

/** Text or nothing; empty text is nothing. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined);

/** Numbers and texts of digits both occur (contract 3.5). */
export const wholeNumber = z.coerce.number().int();

/** Milliseconds since 1970 UTC; undefined for none, for Microsoft's "never" and for what is no date (contract 3.3). */
export const time = z
  .string()
  .nullish()
  .transform((text) => timeOf(text));

export function timeOf(text: string | null | undefined): number | undefined {
  // Some samples print blanks between hours and minutes.
  const compact = text?.replaceAll(/\s/g, '') ?? '';
  const match = /^(\d{4})-\d\d-\d\d(T.+)?$/i.exec(compact);
  if (match === null || match[1] === '0001' || match[1] === '9999') return undefined;
  const hasZone = match[2] === undefined || /(Z|[+-]\d\d:?\d\d)$/i.test(match[2]);
  const milliseconds = Date.parse(hasZone ? compact : `${compact}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Enum-like text for comparing: `PartialSuccess`, `partial_success`, `partial success` → `partialsuccess`. */
export function plainEnum(text: string | null | undefined): string {
  return text?.toLowerCase().replaceAll(/[\s_-]/g, '') ?? '';
}

/** A text of Microsoft's as one of our words; `otherwise` for what the table does not hold. */
export function wordOf<Word, Otherwise>(
  table: Readonly<Record<string, Word>>,
  text: string | null | undefined,
  otherwise: Otherwise,
): Word | Otherwise {
  const plain = plainEnum(text);
  return Object.hasOwn(table, plain) ? (table[plain] ?? otherwise) : otherwise;
}

const terms: Readonly<Record<string, Term>> = { p1m: 'P1M', p1y: 'P1Y', p3y: 'P3Y' };
const cycles: Readonly<Record<string, BillingCycle>> = {
  monthly: 'monthly',
  annual: 'annual',
  triennial: 'triennial',
  none: 'none',
  onetime: 'one_time',
};

export const termOf = (text: string | null | undefined) => wordOf(terms, text, undefined);
export const billingOf = (text: string | null | undefined) => wordOf(cycles, text, undefined);

export const term = z.string().nullish().transform(termOf);
export const billing = z.string().nullish().transform(billingOf);

/** An amount; undefined when there is none or its currency is not named. Throws RangeError when it is no amount. */
export function optionalMoney(
  amount: string | number | null | undefined,
  currency: string | undefined,
): Money | undefined {
  return amount === null || amount === undefined || amount === '' || currency === undefined
    ? undefined
    : moneyFrom(amount, currency);
}
