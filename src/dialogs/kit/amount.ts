import { currencyDigits, type Money } from '../../domain/money.ts';
import { localeFor, type Reader } from './language.ts';

/** `€412.00`, `412,00 €`: an amount as the reader writes it, always with its currency. */
export function amount(money: Money, reader: Reader): string {
  const format = new Intl.NumberFormat(localeFor(reader), { style: 'currency', currency: money.currency });
  return format.format(money.minor / 10 ** currencyDigits(money.currency));
}
