/** A part of a country as addresses name it. */
export interface StateChoice {
  /** What Microsoft is sent. */
  readonly value: string;
  readonly name: string;
}

const unitedStates =
  'AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming';
const canada =
  'AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NS Nova Scotia;NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon';
const australia =
  'ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;TAS Tasmania;VIC Victoria;WA Western Australia';
const brazil =
  'AC Acre;AL Alagoas;AP Amapá;AM Amazonas;BA Bahia;CE Ceará;DF Distrito Federal;ES Espírito Santo;GO Goiás;MA Maranhão;MT Mato Grosso;MS Mato Grosso do Sul;MG Minas Gerais;PA Pará;PB Paraíba;PR Paraná;PE Pernambuco;PI Piauí;RJ Rio de Janeiro;RN Rio Grande do Norte;RS Rio Grande do Sul;RO Rondônia;RR Roraima;SC Santa Catarina;SP São Paulo;SE Sergipe;TO Tocantins';

const states: Readonly<Record<string, readonly (readonly [code: string, name: string])[]>> =
  Object.fromEntries(
    Object.entries({ US: unitedStates, CA: canada, AU: australia, BR: brazil }).map(([country, list]) => [
      country,
      list
        .split(';')
        .map((state) => [state.slice(0, state.indexOf(' ')), state.slice(state.indexOf(' ') + 1)] as const),
    ]),
  );
/** Microsoft wants the names there, not the short forms (error path 9). */
const sentByName = new Set(['AU']);

/** The states of a country, when it is one whose list we know. */
export function knownStates(country: string): readonly StateChoice[] | undefined {
  return states[country]?.map(([code, name]) => ({ value: sentByName.has(country) ? name : code, name }));
}

/** Microsoft's own list with the names people know; what we do not know stands for itself. */
export function namedStates(country: string, listed: readonly string[]): readonly StateChoice[] {
  return listed.map((value) => {
    const known = states[country]?.find(
      ([code, name]) => code === value.toUpperCase() || name.toLowerCase() === value.toLowerCase(),
    );
    return { value, name: known?.[1] ?? value };
  });
}

interface PostalCode {
  /** Source of a regular expression. */
  readonly pattern: string;
  readonly example: string;
}

const british = String.raw`^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$`;
const digits = (count: number) => String.raw`^\d{${String(count)}}$`;
const spaced = String.raw`^\d{3} ?\d{2}$`;

const postalCodes: Readonly<Record<string, readonly [pattern: string, example: string]>> = {
  AT: [digits(4), '1010'],
  AU: [digits(4), '2000'],
  BE: [digits(4), '1000'],
  BG: [digits(4), '1000'],
  BR: [String.raw`^\d{5}-?\d{3}$`, '01310-100'],
  CA: [String.raw`^[abceghj-nprstvxy]\d[a-z] ?\d[a-z]\d$`, 'M5V 2T6'],
  CH: [digits(4), '8001'],
  CY: [digits(4), '1010'],
  CZ: [spaced, '110 00'],
  DE: [digits(5), '28195'],
  DK: [digits(4), '1050'],
  EE: [digits(5), '10111'],
  ES: [digits(5), '28013'],
  FI: [digits(5), '00100'],
  FR: [digits(5), '75001'],
  GB: [british, 'SW1A 1AA'],
  GG: [british, 'GY1 1AA'],
  GR: [spaced, '105 57'],
  HR: [digits(5), '10000'],
  HU: [digits(4), '1051'],
  IE: [String.raw`^[a-z]\d[\dw] ?[a-z\d]{4}$`, 'D02 X285'],
  IM: [british, 'IM1 1AA'],
  IN: [String.raw`^[1-9]\d{2} ?\d{3}$`, '110001'],
  IS: [digits(3), '101'],
  IT: [digits(5), '00118'],
  JE: [british, 'JE2 3AB'],
  JP: [String.raw`^\d{3}-?\d{4}$`, '100-0001'],
  LI: [digits(4), '9490'],
  LT: [String.raw`^(LT-?)?\d{5}$`, '01100'],
  LU: [String.raw`^(L-?)?\d{4}$`, '1111'],
  LV: [String.raw`^(LV-?)?\d{4}$`, 'LV-1010'],
  MC: [digits(5), '98000'],
  MT: [String.raw`^[a-z]{3} ?\d{4}$`, 'VLT 1117'],
  MX: [digits(5), '06000'],
  NL: [String.raw`^\d{4} ?[a-z]{2}$`, '1012 AB'],
  NO: [digits(4), '0150'],
  NZ: [digits(4), '6011'],
  PL: [String.raw`^\d{2}-?\d{3}$`, '00-001'],
  PT: [String.raw`^\d{4}-?\d{3}$`, '1100-148'],
  RO: [digits(6), '010011'],
  SE: [spaced, '111 20'],
  SI: [digits(4), '1000'],
  SK: [spaced, '811 01'],
  TR: [digits(5), '06100'],
  UA: [digits(5), '01001'],
  US: [String.raw`^\d{5}(-\d{4})?$`, '98052'],
  ZA: [digits(4), '8001'],
};

/** How postal codes look in a country, after the postal services; undefined where we know nothing. */
export function postalCodeOf(country: string): (PostalCode & { readonly required: boolean }) | undefined {
  const required = Object.hasOwn(postalCodes, country);
  const [pattern, example] = (required ? postalCodes[country] : undefined) ?? [];
  return pattern === undefined || example === undefined ? undefined : { pattern, example, required };
}
