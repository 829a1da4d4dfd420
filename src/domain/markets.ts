import data from './data/markets.json' with { type: 'json' };

/** A CSP region: the countries a partner location of that region may sell to (Partner Center contract, 17). */
export interface CspRegion {
  /** `middle-east-central-europe-and-eastern-europe` */
  readonly id: string;
  /** English, as Microsoft writes it. */
  readonly name: string;
  /** ISO 3166 alpha-2, upper case. */
  readonly countries: readonly string[];
  /** ISO 4217: what Microsoft bills partners in for sales to the region. */
  readonly currencies: readonly string[];
}

/** Every CSP region, in the order of Microsoft's article. */
export const cspRegions: readonly CspRegion[] = data.regions;

const regionOfCountry: ReadonlyMap<string, CspRegion> = new Map(
  cspRegions.flatMap((region) => region.countries.map((country) => [country, region] as const)),
);
const englishNames: ReadonlyMap<string, string> = new Map(Object.entries(data.names));

/** True for a country in which some CSP partner may sell, whatever the case of the letters. */
export function isMarket(country: string): boolean {
  return regionOfCountry.has(country.toUpperCase());
}

/** The one CSP region a country belongs to; `undefined` for a country in no market list (Russia, Cuba …). */
export function cspRegionOf(country: string): CspRegion | undefined {
  return regionOfCountry.get(country.toUpperCase());
}

/** The countries of a CSP region by its id; `undefined` when there is no such region. */
export function countriesOf(regionId: string): readonly string[] | undefined {
  return cspRegions.find((region) => region.id === regionId)?.countries;
}

/**
 * A country's name in a language (BCP 47: `de`, `en-IE`). Codes Intl does not know fall back to Microsoft's English
 * name, and then to the code itself; never throws.
 */
export function countryName(code: string, language: string): string {
  const country = code.toUpperCase();
  return intlName(country, language) ?? englishNames.get(country) ?? country;
}

function intlName(country: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' }).of(country);
  } catch {
    // Not a region code or not a language tag: the caller has a fallback for both.
    return undefined;
  }
}
