import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';
import data from './data/countries.json' with { type: 'json' };
import { formatsOf, type CountryFormats } from './country-formats.ts';

/** One country as Partner Center knows it. */
export interface Country extends CountryFormats {
  readonly iso2: string;
  /** CSP region, as Partner Center names it: `Europe`. */
  readonly region: string;
  /** Default first. */
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  /** Languages the Microsoft Customer Agreement exists in for this country. */
  readonly agreementLanguages: readonly string[];
  /** The company's registration number and a phone number must be given; elsewhere the number must not be. */
  readonly needsRegistrationNumber: boolean;
  /** Without plus: `353`. */
  readonly callingCodes: readonly string[];
}

interface Row {
  readonly region: string;
  readonly cultures: readonly string[];
  readonly agreementLanguages: readonly string[];
  readonly registrationNumber?: boolean;
}

const rows: Readonly<Record<string, Row>> = data.countries;

/** The country with this ISO 3166 alpha-2 code in capitals; undefined for a country Microsoft has no list entry for. */
export function countryOf(iso2: string): Country | undefined {
  const row = Object.hasOwn(rows, iso2) ? rows[iso2] : undefined;
  if (row === undefined) return undefined;
  return {
    ...formatsOf(iso2),
    iso2,
    region: row.region,
    cultures: row.cultures,
    languages: [...new Set(row.cultures.map((culture) => culture.slice(0, 2)))],
    agreementLanguages: row.agreementLanguages,
    needsRegistrationNumber: row.registrationNumber === true,
    callingCodes: isSupportedCountry(iso2) ? [getCountryCallingCode(iso2)] : [],
  };
}
