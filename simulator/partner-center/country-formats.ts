/** How addresses and numbers look in a country. Patterns are ours, after the postal services' public descriptions. */
export interface CountryFormats {
  /** Empty when the country's addresses have no list of states. */
  readonly states: readonly string[];
  readonly stateRequired: boolean;
  readonly postalCodeRequired: boolean;
  readonly postalCodeRegex: string;
  readonly vatIdRegex: string | null;
  readonly phoneNumberRegex: string;
  readonly registrationNumberRegex: string | null;
  readonly registrationNumberSample: string | null;
}

const anyPhone = '^[0-9 ()+\\-./]{5,20}$';

/** Formats of a country; one without an entry takes any postal code, or none. */
export function formatsOf(iso2: string): CountryFormats {
  const postal = Object.hasOwn(postalCodes, iso2) ? postalCodes[iso2] : undefined;
  const states = Object.hasOwn(statesOf, iso2) ? statesOf[iso2]!.split(' ') : [];
  const number = Object.hasOwn(registrationNumbers, iso2) ? registrationNumbers[iso2] : undefined;
  const vat = Object.hasOwn(vatNumbers, iso2) ? vatNumbers[iso2] : undefined;
  return {
    states,
    stateRequired: states.length > 0,
    postalCodeRequired: postal !== undefined,
    postalCodeRegex: postal ?? '^.{0,16}$',
    vatIdRegex: vat === undefined ? null : `^${vat}$`,
    phoneNumberRegex: iso2 === 'US' || iso2 === 'CA' ? northAmericanPhone : anyPhone,
    registrationNumberRegex: number?.[0] ?? null,
    registrationNumberSample: number?.[1] ?? null,
  };
}

const northAmericanPhone = '^(\\+?1[-/. ]?)?(\\(\\d{3}\\)|\\d{3})[-/. ]?\\d{3}[-/. ]?\\d{4}$';

const digits = (n: number) => `^\\d{${n}}$`;
const british = '^[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}$';

const postalCodes: Readonly<Record<string, string>> = {
  US: '^\\d{5}(-\\d{4})?$',
  CA: '^[ABCEGHJ-NPRSTVXYabceghj-nprstvxy]\\d[A-Za-z] ?\\d[A-Za-z]\\d$',
  GB: british,
  GG: british,
  IM: british,
  JE: british,
  IE: '^[A-Za-z]\\d[\\dWw] ?[A-Za-z\\d]{4}$',
  DE: digits(5),
  FR: digits(5),
  IT: digits(5),
  ES: digits(5),
  FI: digits(5),
  HR: digits(5),
  EE: digits(5),
  UA: digits(5),
  TR: digits(5),
  SA: '^\\d{5}(-\\d{4})?$',
  MX: digits(5),
  TH: digits(5),
  VN: digits(6),
  MM: digits(5),
  AT: digits(4),
  BE: digits(4),
  CH: digits(4),
  LI: digits(4),
  LU: digits(4),
  DK: digits(4),
  NO: digits(4),
  HU: digits(4),
  BG: digits(4),
  SI: digits(4),
  CY: digits(4),
  AU: digits(4),
  NZ: digits(4),
  ZA: digits(4),
  AM: digits(4),
  MD: '^(MD-?)?\\d{4}$',
  NL: '^\\d{4} ?[A-Za-z]{2}$',
  PT: '^\\d{4}-\\d{3}$',
  PL: '^\\d{2}-\\d{3}$',
  SE: '^\\d{3} ?\\d{2}$',
  CZ: '^\\d{3} ?\\d{2}$',
  SK: '^\\d{3} ?\\d{2}$',
  GR: '^\\d{3} ?\\d{2}$',
  RO: digits(6),
  LT: '^(LT-?)?\\d{5}$',
  LV: '^LV-?\\d{4}$',
  MT: '^[A-Za-z]{3} ?\\d{4}$',
  IS: digits(3),
  IN: '^[1-9]\\d{5}$',
  BR: '^\\d{5}-?\\d{3}$',
  JP: '^\\d{3}-?\\d{4}$',
  KR: digits(5),
  CN: digits(6),
  SG: digits(6),
  KZ: digits(6),
  KG: digits(6),
  TJ: digits(6),
  UZ: digits(6),
  RU: digits(6),
  BY: digits(6),
  AZ: '^(AZ ?)?\\d{4}$',
};

const statesOf: Readonly<Record<string, string>> = {
  US: 'AA AE AK AL AP AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY',
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
  AU: 'ACT NSW NT QLD SA TAS VIC WA',
  BR: 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO',
  MX: 'AGS BC BCS CAMP CDMX CHIH CHIS COAH COL DGO GRO GTO HGO JAL MEX MICH MOR NAY NL OAX PUE QR QRO SIN SLP SON TAB TAMPS TLAX VER YUC ZAC',
  IN: 'AN AP AR AS BR CG CH DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD PB PY RJ SK TN TS TR UK UP WB',
  CN: 'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ',
};

/** Pattern and sample of the company registration number, where it must be given (contract 5.6). */
const registrationNumbers: Readonly<Record<string, readonly [pattern: string, sample: string]>> = {
  AE: [digits(15), '100123456700003'],
  AM: [digits(8), '01234567'],
  AZ: [digits(10), '1234567890'],
  BR: ['^\\d{2}\\.?\\d{3}\\.?\\d{3}/?\\d{4}-?\\d{2}$', '12.345.678/0001-95'],
  BY: [digits(9), '123456789'],
  HU: ['^\\d{8}-\\d-\\d{2}$', '12345678-1-42'],
  IN: ['^[A-Za-z]{5}\\d{4}[A-Za-z]$', 'ABCDE1234F'],
  IQ: ['^\\d{6,10}$', '1234567'],
  KG: [digits(14), '12345678901234'],
  KZ: [digits(12), '123456789012'],
  MD: [digits(13), '1234567890123'],
  MM: [digits(9), '123456789'],
  PL: [digits(10), '1234563218'],
  RU: ['^(\\d{10}|\\d{12})$', '1234567890'],
  SA: [digits(15), '300123456700003'],
  SS: ['^\\d{6,10}$', '1234567'],
  TH: [digits(13), '1234567890123'],
  TJ: [digits(9), '123456789'],
  TR: ['^(\\d{7}|\\d{10})$', '1234567890'],
  UA: ['^(\\d{8}|\\d{10})$', '12345678'],
  UZ: [digits(9), '123456789'],
  VE: ['^[JGVEjgve]-?\\d{8}-?\\d$', 'J-12345678-9'],
  VN: ['^\\d{10}(-\\d{3})?$', '0123456789'],
  ZA: ['^\\d{4}/?\\d{6}/?\\d{2}$', '2019/123456/07'],
};

const vatNumbers: Readonly<Record<string, string>> = {
  AT: 'ATU\\d{8}',
  BE: 'BE[01]\\d{9}',
  BG: 'BG\\d{9,10}',
  CY: 'CY\\d{8}[A-Z]',
  CZ: 'CZ\\d{8,10}',
  DE: 'DE\\d{9}',
  DK: 'DK\\d{8}',
  EE: 'EE\\d{9}',
  ES: 'ES[A-Z0-9]\\d{7}[A-Z0-9]',
  FI: 'FI\\d{8}',
  FR: 'FR[A-Z0-9]{2}\\d{9}',
  GB: 'GB(\\d{9}|\\d{12})',
  GR: 'EL\\d{9}',
  HR: 'HR\\d{11}',
  HU: 'HU\\d{8}',
  IE: 'IE\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}',
  IT: 'IT\\d{11}',
  LT: 'LT(\\d{9}|\\d{12})',
  LU: 'LU\\d{8}',
  LV: 'LV\\d{11}',
  MT: 'MT\\d{8}',
  NL: 'NL\\d{9}B\\d{2}',
  PL: 'PL\\d{10}',
  PT: 'PT\\d{9}',
  RO: 'RO\\d{2,10}',
  SE: 'SE\\d{12}',
  SI: 'SI\\d{8}',
  SK: 'SK\\d{10}',
};
