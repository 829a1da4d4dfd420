import { countryName, cspRegions } from './markets.ts';
import { plainLetters } from './spelling.ts';

/** Names people use that are no official ones. */
const otherNames: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  grossbritannien: 'GB',
  usa: 'US',
  america: 'US',
  holland: 'NL',
};

const key = (text: string): string =>
  plainLetters(text)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Every country in which CSP partners may sell, by its name in English and German and by its code. */
const codeOf: ReadonlyMap<string, string> = new Map(
  cspRegions
    .flatMap((region) => region.countries)
    .flatMap((code) => [
      [code.toLowerCase(), code] as const,
      ...['en', 'de'].map((language) => [key(countryName(code, language)), code] as const),
    ]),
);

/** The country (ISO 3166 alpha-2) that typed words name, in English or German or by its code; undefined for others. */
export function countryTyped(text: string): string | undefined {
  const said = key(text);
  return codeOf.get(said) ?? otherNames[said];
}
