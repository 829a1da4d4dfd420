import { diffArrays } from 'diff';
import { plainLetters } from './spelling.ts';

/** One legal form, and how it is written; dots and spaces do not count. The first names it. */
const legalForms: readonly (readonly string[])[] = [
  ['limited', 'ltd'],
  ['privatelimited', 'pvtltd', 'privateltd', 'pvtlimited', 'pteltd', 'ptelimited'],
  ['ptylimited', 'ptyltd', 'proprietarylimited', 'pty'],
  ['plc', 'publiclimitedcompany'],
  ['dac', 'designatedactivitycompany'],
  ['clg', 'companylimitedbyguarantee'],
  ['llc', 'limitedliabilitycompany'],
  ['llp', 'limitedliabilitypartnership'],
  ['lp'],
  ['inc', 'incorporated'],
  ['corp', 'corporation'],
  ['company', 'co'],
  ['colimited', 'coltd', 'companylimited', 'companyltd'],
  ['coinc', 'companyinc'],
  ['gmbh', 'gesellschaftmitbeschraenkterhaftung', 'gesmbh', 'mbh'],
  ['ggmbh'],
  ['gmbh&cokg', 'gmbhundcokg', 'gmbhcokg'],
  ['ug', 'ughaftungsbeschraenkt', 'unternehmergesellschaft', 'unternehmergesellschafthaftungsbeschraenkt'],
  ['ag', 'aktiengesellschaft'],
  ['kg', 'kommanditgesellschaft'],
  ['kgaa'],
  ['ohg'],
  ['ek', 'ekfm', 'ekfr'],
  ['ev', 'eingetragenerverein'],
  ['se'],
  ['sarl', 'societearesponsabilitelimitee'],
  ['sas', 'societeparactionssimplifiee'],
  ['sasu'],
  ['sa', 'societeanonyme', 'sociedadanonima'],
  ['sl', 'sociedadlimitada'],
  ['slu'],
  ['srl', 'societaaresponsabilitalimitata'],
  ['spa', 'societaperazioni'],
  ['lda', 'limitada'],
  ['ltda'],
  ['bv', 'beslotenvennootschap'],
  ['bvba'],
  ['nv', 'naamlozevennootschap'],
  ['ab', 'aktiebolag'],
  ['as', 'a/s', 'aksjeselskap', 'aktieselskab'],
  ['aps', 'anpartsselskab'],
  ['oy', 'osakeyhtioe'],
  ['oyj'],
  ['spzoo', 'spolkazograniczonaodpowiedzialnoscia'],
  ['sro'],
  ['kft'],
  ['zrt'],
  ['doo'],
  ['ood'],
  ['kk', 'kabushikikaisha'],
];
const formOf: ReadonlyMap<string, string> = new Map(
  legalForms.flatMap((forms) => forms.map((form) => [form, forms[0] ?? form] as const)),
);
/** "Gesellschaft mit beschränkter Haftung", "GmbH & Co. KG" and "Sp. z o.o." have four words. */
const longestForm = 5;

/** `ending`: the same but for the legal form, written otherwise or left out. */
export type NameComparison = 'same' | 'ending' | 'different';

/**
 * Compares two company names; letter case, dots, commas, quotes and spaces do not count. Two different legal forms
 * are two companies.
 */
export function compareCompanyNames(left: string, right: string): NameComparison {
  const a = parts(left);
  const b = parts(right);
  if (a.whole === b.whole) return 'same';
  if (a.base !== b.base) return 'different';
  return a.form === b.form || a.form === '' || b.form === '' ? 'ending' : 'different';
}

/** A company's name without its legal form: `Fabrikam GmbH` → `Fabrikam`. Never empty for a name that is not. */
export function withoutLegalForm(name: string): string {
  const words = wordsOf(name);
  return words
    .slice(0, words.length - formLength(words))
    .join(' ')
    .replace(/[\s,&]+$/, '');
}

/** The legal form as written, `GmbH`; empty when there is none. */
export function legalFormOf(name: string): string {
  const words = wordsOf(name);
  return words.slice(words.length - formLength(words)).join(' ');
}

function parts(name: string): { whole: string; base: string; form: string } {
  const base = key(withoutLegalForm(name));
  return { whole: key(name), base, form: formOf.get(formKey(legalFormOf(name))) ?? '' };
}

const wordsOf = (name: string): string[] => name.normalize('NFKC').trim().split(/\s+/);
const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,'"„“”’`´()-]+/g, '');
const formKey = (text: string): string => key(plainLetters(text));

/** How many words at the end are the legal form; at least one word stays a name. */
function formLength(words: readonly string[]): number {
  for (let length = Math.min(longestForm, words.length - 1); length > 0; length--) {
    if (formOf.has(formKey(words.slice(words.length - length).join(' ')))) return length;
  }
  return 0;
}

/** A piece of two texts laid side by side. */
export interface LetterSegment {
  readonly text: string;
  readonly kind: 'same' | 'only-left' | 'only-right';
}

/**
 * Where two spellings differ, letter by letter. `same` and `only-left` pieces in order are the left text, `same` and
 * `only-right` ones the right. A letter with its marks, or an emoji, is never cut.
 */
export function letterDifference(left: string, right: string): readonly LetterSegment[] {
  return diffArrays(letters(left), letters(right)).map((piece) => ({
    text: piece.value.join(''),
    kind: piece.added ? 'only-right' : piece.removed ? 'only-left' : 'same',
  }));
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const letters = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

const standIns = new Set(
  (
    'test tests testing tester teste testfirma testkunde testcompany testcustomer demo dummy sample example beispiel ' +
    'muster musterfirma foo bar baz foobar asdf asdfg asdfgh asdfjkl sdf qwe qwer qwert qwerty qwertz yxcv zxcv ' +
    'xyz none null nil na tbd todo unknown unbekannt company customer client kunde firma unternehmen name tenant ' +
    'organisation organization new neu neue neuer temp tmp bla blah'
  ).split(' '),
);

/**
 * Why a name cannot be a company's legal name: `empty`, `too-short` (a single letter, no letters) or `test` (made up to
 * fill the field). Undefined for a name that may be real.
 */
export function companyNameProblem(name: string): 'empty' | 'too-short' | 'test' | undefined {
  if (name.trim() === '') return 'empty';
  const words = plainLetters(withoutLegalForm(name)).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join('');
  const hasForm = legalFormOf(name) !== '';
  if (!/\p{L}/u.test(plainLetters(name)) || (joined.length < 2 && !hasForm)) return 'too-short';
  const isStandIn =
    standIns.has(joined) ||
    words.every((word) => standIns.has(word.replace(/\d+$/, '')) || /^\d+$/.test(word));
  const isOneLetter = joined.length > 2 && new Set(joined).size === 1;
  const isAlphabet = !hasForm && /^(?:abc|abcd|abcde|abcdef)\d*$/.test(joined);
  if (words.length > 0 && /\p{L}/u.test(joined) && (isStandIn || isOneLetter || isAlphabet)) return 'test';
  return undefined;
}
