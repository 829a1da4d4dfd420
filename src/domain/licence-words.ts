import { isSlipOf, plainLetters } from './spelling.ts';

/** Short forms people write, and the words Microsoft's titles use for them. Read on plain letters, in this order. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\b(?:m ?365|ms ?365)\b/g, 'microsoft 365'],
  [/\bo ?365\b/g, 'office 365'],
  // One word, or any other Windows would fit.
  [/\b(?:w|win(?:dows)?) ?365\b/g, 'windows365'],
  [/\bd ?365\b/g, 'dynamics 365'],
  [/\bms\b/g, 'microsoft'],
  [/\b(?:biz|bus)\b/g, 'business'],
  [/\bbp\b/g, 'business premium'],
  [/\bbs\b/g, 'business standard'],
  [/\bbb\b/g, 'business basic'],
  [/\bstd\b/g, 'standard'],
  [/\bent\b/g, 'enterprise'],
  [/\bexo\b/g, 'exchange online'],
  [/\bspo\b/g, 'sharepoint online'],
  [/\bpbi\b/g, 'power bi'],
  [/\bpowerbi\b/g, 'power bi'],
  [/\b(?:aad|azure ad|azure active directory|entraid)\b/g, 'entra id'],
  [/\bems\b/g, 'enterprise mobility security'],
  [/\bmde\b/g, 'defender for endpoint'],
  [/\bmdo\b/g, 'defender for office 365'],
  [/\b(?:telefon|telefonie|telephony)\b/g, 'phone'],
  [/\b(?:without|ohne)\b/g, 'no'],
  [/\bfuer\b/g, 'for'],
  // "E 3", "E-3"; the letters of Microsoft's suites and no others, so that "plan a 3" is left alone.
  [/\b([efg])[ -](\d)\b/g, '$1$2'],
  [/\bplan[ -]?([1-5])\b/g, 'plan$1'],
  [/\bp([1-5])\b/g, 'plan$1'],
  // Products people name by their plan's bare number.
  [/\b(visio|project|planner|exchange online|exchange|sharepoint)[ -]([1-5])\b/g, '$1 plan$2'],
  [/\b(\d+)(gb|tb|vcpu)\b/g, '$1 $2'],
];

/**
 * A product name as single words, short forms written out: `M365 BP` → microsoft, 365, business, premium; plans are one
 * word (`EXO P1` → exchange, online, plan1).
 */
export function licenceWords(text: string): string[] {
  const words = plainLetters(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  return shortForms
    .reduce((name, [form, full]) => name.replace(form, full), words)
    .split(' ')
    .filter((word) => word !== '');
}

/** Words that say hardly anything on their own: every second title has them, and everyday language too. */
const everyday = new Set(
  (
    'basic standard premium business enterprise essentials advanced plan1 plan2 plan3 plan4 plan5 plan pro power ' +
    'apps app office windows project teams phone suite add on addon kiosk student faculty frontline licence licences ' +
    'license licenses lizenz lizenzen seat seats subscription subscriptions abo abos abonnement user users of for the id online ' +
    'and with no calling conferencing audio domestic international room rooms shared device education nonprofit ' +
    'server security compliance archiving 1 2 3 4 5 11 20 128 256 512 4 8 16 32 64 gb tb vcpu mobility automate von der'
  ).split(' '),
);
const distinctive = new Set(
  (
    'microsoft 365 windows365 copilot visio exchange sharepoint onedrive intune entra defender purview viva planner dynamics ' +
    'bi e1 e3 e5 f1 f3 f5 g1 g3 g5 a1 a3 a5 endpoint'
  ).split(' '),
);

/** How much of a text is made of the words of Microsoft's licence names. */
export interface LicenceWording {
  readonly words: number;
  readonly known: number;
  /** Words that occur hardly anywhere else. */
  readonly distinctive: number;
}

/** Counts the words of Microsoft's licence names in a text; tells "Visio Plan 2" from "visit tomorrow". */
export function licenceWording(text: string): LicenceWording {
  const words = licenceWords(text);
  const special = words.filter((word) => isOf(distinctive, word)).length;
  const ordinary = words.filter((word) => !isOf(distinctive, word) && isOf(everyday, word)).length;
  return { words: words.length, known: special + ordinary, distinctive: special };
}

/** Whether it is one of the words, or was meant to be. */
const isOf = (words: ReadonlySet<string>, typed: string): boolean =>
  words.has(typed) || [...words].some((word) => isSlipOf(typed, word));

/** True for a word that says little by itself: several products have it. */
export function isEverydayWord(word: string): boolean {
  return everyday.has(word) || /^\d+$/.test(word);
}
