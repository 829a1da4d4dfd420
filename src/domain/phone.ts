import {
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { safePattern } from './safe-pattern.ts';

export type PhoneReading =
  | {
      readonly kind: 'ok';
      /** `+49421123456` */
      readonly e164: string;
      /** For people: `+49 421 123456`. */
      readonly shown: string;
    }
  /** `invalid`: no such number in its country. The example is one of the country asked for. */
  | { readonly kind: 'bad'; readonly why: 'empty' | 'invalid'; readonly example: string | undefined };

/** Reads a phone number typed the national way of a country (ISO 3166 alpha-2) or the international way. */
export function readPhone(text: string, country: string): PhoneReading {
  const home = countryCode(country);
  if (text.trim() === '') return { kind: 'bad', why: 'empty', example: exampleOf(home) };
  const number = parse(text, home);
  if (number === undefined || !number.isValid())
    return { kind: 'bad', why: 'invalid', example: exampleOf(home) };
  return { kind: 'ok', e164: number.number, shown: number.formatInternational() };
}

/**
 * A number as Microsoft takes it at an address in a country: the first way of writing that fits its pattern (contract
 * 5.5). Numbers of the country itself go by their national digits, as the documented requests have them; numbers of
 * another one internationally. Undefined for a text that is no number.
 */
export function phoneForMicrosoft(
  e164: string,
  country: string,
  pattern: string | undefined,
): string | undefined {
  const number = parse(e164, undefined);
  if (number === undefined) return undefined;
  const isAtHome = number.country === undefined || number.country === countryCode(country);
  const national = [
    number.nationalNumber,
    number.formatNational().replace(/\D/g, ''),
    number.formatNational(),
  ];
  const international = [number.number, number.number.slice(1), number.formatInternational()];
  const written = isAtHome ? [...national, ...international] : [...international, ...national];
  const fits = safePattern(pattern);
  return written.find((way) => fits?.test(way) ?? true) ?? written[0];
}

function parse(text: string, home: CountryCode | undefined): PhoneNumber | undefined {
  // An extension is no part of the number Microsoft stores.
  return parsePhoneNumberFromString(text.trim().slice(0, 60), {
    ...(home === undefined ? {} : { defaultCountry: home }),
    extract: false,
  });
}

function countryCode(country: string): CountryCode | undefined {
  const code = country.toUpperCase();
  return isSupportedCountry(code) ? code : undefined;
}

function exampleOf(home: CountryCode | undefined): string | undefined {
  return home === undefined ? undefined : getExampleNumber(home, examples)?.formatInternational();
}
