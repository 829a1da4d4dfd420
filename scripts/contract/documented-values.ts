import { textOf } from './used-endpoint.ts';

/** Amounts of the documentation are in dollars. */
export const dollars = (value: unknown) =>
  value === undefined ? undefined : { minor: Math.round(Number(value) * 100), currency: 'USD' };

/** Undefined where the documentation prints no date that could be one. */
export function momentOf(text: unknown): number | undefined {
  const moment = Date.parse(textOf(text).replaceAll(' ', ''));
  return Number.isNaN(moment) ? undefined : moment;
}
