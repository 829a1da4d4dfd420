import { knownStates, namedStates, postalCodeOf, type StateChoice } from './address-formats.ts';
import data from './data/countries.json' with { type: 'json' };
import { safePattern } from './safe-pattern.ts';

/** What Microsoft itself says about a country's companies; the answer of its country rules fits in. */
export interface LiveCountryRules {
  readonly defaultCulture: string | undefined;
  readonly cultures: readonly string[];
  readonly isStateRequired: boolean;
  readonly states: readonly string[];
  readonly isPostalCodeRequired: boolean;
  readonly postalCodePattern: string | undefined;
  readonly isCityRequired: boolean;
  readonly isPhoneRequired: boolean;
  readonly isRegistrationNumberRequired: boolean;
  readonly registrationNumberPattern: string | undefined;
  readonly registrationNumberSample: string | undefined;
}

/** A typed field: whether it must be there, how it has to look, and an example for people. */
export interface TypedField {
  readonly required: boolean;
  /** Source of a regular expression, case does not count; undefined when anything goes. */
  readonly pattern: string | undefined;
  readonly example: string | undefined;
}

/** Which fields describe a company in a country. */
export interface CountryFields {
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string;
  /** Undefined where addresses have no state. Without choices it is typed. */
  readonly state: { readonly required: boolean; readonly choices: readonly StateChoice[] } | undefined;
  readonly postalCode: TypedField;
  readonly city: { readonly required: boolean };
  /** Undefined where it must not be asked for: Microsoft refuses a number it does not want (600002). */
  readonly registrationNumber: TypedField | undefined;
  readonly phone: { readonly required: boolean };
  /** BCP 47, the usual one first: `de-DE`. */
  readonly cultures: readonly string[];
  /** In which the customer agreement can be read: `de-DE`. Never empty. */
  readonly agreementLanguages: readonly string[];
}

interface CountryRow {
  readonly cultures: readonly string[];
  readonly agreement?: readonly string[];
  /** A registration number and a phone number are required (contract 5.6). */
  readonly number?: boolean;
}
const rows: Readonly<Record<string, CountryRow>> = data.countries;
const english = ['en-US'];
/** Polish tax numbers have ten digits; of the others only Microsoft knows its own rule. */
const numberPatterns: Readonly<Record<string, readonly [pattern: string, example: string]>> = {
  PL: [String.raw`^\d{10}$`, '1234563218'],
};
/** Countries whose states Microsoft compares with a list (contract 5.4); ours is not complete for these two. */
const listedElsewhere = new Set(['CN', 'MX']);

/**
 * What has to be asked about a company in a country. Microsoft's live rules win; without them the documented ones hold,
 * so a form can be shown while Microsoft does not answer.
 */
export function countryFields(country: string, live?: LiveCountryRules): CountryFields {
  const code = country.toUpperCase();
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined;
  const cultures =
    live === undefined || live.cultures.length === 0 ? (row?.cultures ?? english) : live.cultures;
  return {
    country: code,
    state: stateField(code, live),
    postalCode: postalField(code, live),
    city: { required: live?.isCityRequired ?? true },
    registrationNumber: numberField(code, row, live),
    phone: { required: row?.number === true || live?.isPhoneRequired === true },
    cultures: first(cultures, live?.defaultCulture),
    agreementLanguages: row?.agreement ?? english,
  };
}

function stateField(code: string, live: LiveCountryRules | undefined): CountryFields['state'] {
  if (live !== undefined && live.states.length > 0) {
    return { required: live.isStateRequired, choices: namedStates(code, live.states) };
  }
  const known = knownStates(code);
  if (known !== undefined) return { required: live?.isStateRequired ?? true, choices: known };
  const required = live?.isStateRequired ?? listedElsewhere.has(code);
  return required ? { required, choices: [] } : undefined;
}

function postalField(code: string, live: LiveCountryRules | undefined): TypedField {
  const known = postalCodeOf(code);
  const pattern =
    safePattern(live?.postalCodePattern) === undefined ? known?.pattern : live?.postalCodePattern;
  const example = known?.example;
  const isExample = example !== undefined && (safePattern(pattern)?.test(example) ?? true);
  return {
    required: live?.isPostalCodeRequired ?? known?.required ?? false,
    pattern,
    // An example that Microsoft's own rule refuses would mislead.
    example: isExample ? example : undefined,
  };
}

function numberField(
  code: string,
  row: CountryRow | undefined,
  live: LiveCountryRules | undefined,
): TypedField | undefined {
  if (row?.number !== true && live?.isRegistrationNumberRequired !== true) return undefined;
  const [pattern, example] = numberPatterns[code] ?? [];
  const isLive = safePattern(live?.registrationNumberPattern) !== undefined;
  return {
    // Where Microsoft's documents and its rules disagree, it may be given or left out; a refusal then says which.
    required: live?.isRegistrationNumberRequired ?? true,
    pattern: isLive ? live?.registrationNumberPattern : pattern,
    example: live?.registrationNumberSample ?? example,
  };
}

function first(cultures: readonly string[], usual: string | undefined): readonly string[] {
  return usual !== undefined && cultures.includes(usual)
    ? [usual, ...cultures.filter((culture) => culture !== usual)]
    : cultures;
}

/** The culture and the two-letter language a customer of the country gets: the one that is spoken here if listed. */
export function cultureFor(fields: CountryFields, language?: string): { culture: string; language: string } {
  const spoken = language?.slice(0, 2).toLowerCase();
  const culture =
    fields.cultures.find((listed) => listed.slice(0, 2).toLowerCase() === spoken) ??
    fields.cultures[0] ??
    'en-US';
  return { culture, language: culture.slice(0, culture.indexOf('-')).toLowerCase() };
}

/** The language a company of the country reads the customer agreement in: its own where Microsoft has it. */
export function agreementLanguage({ cultures, agreementLanguages }: CountryFields): string {
  const own = cultures[0]?.slice(0, 2);
  return (
    agreementLanguages.find((language) => language.slice(0, 2) === own) ??
    agreementLanguages.find((language) => language.startsWith('en')) ??
    agreementLanguages[0] ??
    'en-US'
  );
}

/** Typed fields of a company as this module judges them. */
export interface TypedCompany {
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly phone?: string | undefined;
}

export interface FieldProblem {
  readonly field: keyof TypedCompany;
  /** `form`: there, but not as the country has it. */
  readonly problem: 'missing' | 'form';
}

/** The fields that Microsoft would refuse, in the order of the form; empty when all is well. */
export function fieldProblems(fields: CountryFields, typed: TypedCompany): readonly FieldProblem[] {
  const { state } = fields;
  const choices = state === undefined || state.choices.length === 0 ? undefined : state.choices;
  const rules: readonly (readonly [keyof TypedCompany, boolean, (text: string) => boolean])[] = [
    ['postalCode', fields.postalCode.required, fits(fields.postalCode)],
    ['city', fields.city.required, () => true],
    ['state', state?.required ?? false, (text) => choices?.some((choice) => choice.value === text) ?? true],
    ['registrationNumber', fields.registrationNumber?.required ?? false, fits(fields.registrationNumber)],
    ['phone', fields.phone.required, () => true],
  ];
  return rules.flatMap(([field, required, isFine]): FieldProblem[] => {
    const text = typed[field]?.trim() ?? '';
    if (text === '') return required ? [{ field, problem: 'missing' }] : [];
    return isFine(text) ? [] : [{ field, problem: 'form' }];
  });
}

/** No field is so long; patterns of others are not run over more. */
const longestField = 60;

function fits(field: TypedField | undefined): (text: string) => boolean {
  const pattern = safePattern(field?.pattern);
  return (text) => text.length <= longestField && (pattern?.test(text) ?? true);
}
