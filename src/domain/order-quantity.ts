import { plainLetters } from './spelling.ts';

/** English and German first, then whatever else means the same. */
const numberWords: readonly (readonly string[])[] = [
  ['one', 'ein', 'a', 'an', 'eine', 'einen', 'eins'],
  ['two', 'zwei', 'zwo'],
  ['three', 'drei'],
  ['four', 'vier'],
  ['five', 'fuenf'],
  ['six', 'sechs'],
  ['seven', 'sieben'],
  ['eight', 'acht'],
  ['nine', 'neun'],
  ['ten', 'zehn'],
  ['eleven', 'elf'],
  ['twelve', 'zwoelf'],
  ['thirteen', 'dreizehn'],
  ['fourteen', 'vierzehn'],
  ['fifteen', 'fuenfzehn'],
  ['sixteen', 'sechzehn'],
  ['seventeen', 'siebzehn'],
  ['eighteen', 'achtzehn'],
  ['nineteen', 'neunzehn'],
];
const tens = [
  [20, 'twenty', 'zwanzig'],
  [30, 'thirty', 'dreissig'],
  [40, 'forty', 'vierzig'],
  // As often written.
  [40, 'fourty', 'vierzig'],
  [50, 'fifty', 'fuenfzig'],
  [60, 'sixty', 'sechzig'],
  [70, 'seventy', 'siebzig'],
  [80, 'eighty', 'achtzig'],
  [90, 'ninety', 'neunzig'],
] as const;

/** The words from 20 to 99, with what they mean. */
const larger = tens.flatMap(([value, english, german]) => [
  [english, value] as const,
  [german, value] as const,
  ...numberWords
    .slice(0, 9)
    .flatMap(([one = '', eins = ''], unit) =>
      [`${english}-${one}`, `${english} ${one}`, `${eins}und${german}`].map(
        (word) => [word, value + unit + 1] as const,
      ),
    ),
]);

const small = numberWords.flatMap((words, index) => words.map((word) => [word, index + 1] as const));
const valueOf: ReadonlyMap<string, number> = new Map([...small, ...larger]);
/** These words as a pattern, with and without umlauts, longest first. */
const anyOf = (words: readonly string[]): string =>
  words
    .flatMap((word) => [
      word,
      word.replaceAll('fuenf', 'fünf').replace('zwoelf', 'zwölf').replace('dreissig', 'dreißig'),
    ])
    .sort((a, b) => b.length - a.length)
    .join('|');
const notAlone = anyOf([
  ...small.map(([word]) => word),
  ...tens.flatMap(([, english, german]) => [english, german]),
  'hundred',
  'thousand',
  'dozen',
  'hundert',
  'tausend',
  'dutzend',
]);
/** A number word; of "twenty five hundred" and "two dozen" no part is taken for the whole. */
const written = String.raw`(?:${anyOf([...valueOf.keys()])})(?![ -]?(?:(?:and|und) ?)?(?:${notAlone})(?!\p{L}))`;
/** By thousands; of "20 365 E3" the second number is a name's. */
const grouped = String.raw`\d{1,3}(?:(?:[.,']| (?!365(?!\d)))\d{3})+`;
/** Everything that is written like a number, so that no part of "-5", "1.5" or "5 to 10" is taken for the whole. */
const figures = String.raw`\d+ ?(?:[-–−]|to|or|bis|oder) ?\d+|[-–−.]?\d(?:[\d.,'/–−-]*\d)?`;

/** A quantity at the beginning of what it counts: "20", "10x", "1,000", "zwanzig"; also one that cannot be: "-5". */
export const quantityPattern = `(?:${grouped}|${figures}|${written})`;

/** A number of licences in typed words. */
export interface Counted {
  readonly quantity?: number;
  /** As typed, and not a whole number from 1: digits, signs between them, and no letters but “to” or “or”. */
  readonly notWhole?: string;
}

const more = String.raw`(?:(?:more|additional|extra|further|weiteren?|zusätzlichen?|neuen?|new) )?`;
const seats =
  '(?:seats?|users?|licen[cs]es?|lizenz(?:en)?|plätze|benutzer|nutzer|people|personen|mitarbeiter|employees|subscriptions?|abos?|abonnements?)';
const filler = /^(?:another|noch|weitere|additional|extra|x|of|von|the|new|neue|mal)(?: |$)/i;

const leading = new RegExp(
  `^(?:just |nur )?(${quantityPattern})(?: ?([x×]|mal|stück|pcs))?(?: |$)${more}`,
  'iu',
);
// "Plan 2 licences" and "Microsoft 365 licences" hold the number of a name.
const counted = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/–−-])(?<!(?:plan|microsoft|office|windows|dynamics|ms) )(?:(?:for|für) )?(${quantityPattern}) ${more}${seats}(?: (?:of|von|for|für)(?= (?:microsoft|office|business|m365)))?(?![\p{L}\p{N}])(?: (?:of|von) )?`,
  'iu',
);
const trailing = new RegExp(`(?:, ?| |^)(?:([x×]) ?)?(${grouped}|${figures})(?: ?([x×]))?$`, 'iu');
const namesWithNumber = /(?:plan|windows|office|microsoft|dynamics|server)$/i;

const wholeNumber = new RegExp(`^(?:${grouped}|\\d+)$`, 'u');

/** The value of digits or of a number word up to ninety-nine; undefined for zero, and for what is no whole number. */
function quantityOf(text: string): number | undefined {
  const word = valueOf.get(plainLetters(text));
  if (word !== undefined) return word;
  // "0.500" is a half, not five hundred.
  if (!wholeNumber.test(text) || /^0+[.,]/.test(text)) return undefined;
  const number = Number(text.replace(/[.,' ]/g, ''));
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function countedIn(said: string): Counted {
  const quantity = quantityOf(said);
  return quantity === undefined ? { notWhole: said } : { quantity };
}

/** Takes out a quantity that names its seats: "for 15 users", "20 licences of". */
export function takeCounted(text: string): Counted & { readonly rest: string } {
  const match = counted.exec(text);
  if (match === null) return { rest: text };
  return {
    ...countedIn(match[1] ?? ''),
    rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim(),
  };
}

/** Takes a quantity off the beginning, or the end, of the words of a product. */
export function takeQuantity(text: string): Counted & { readonly product: string } {
  const begun = withoutFiller(text);
  const first = leading.exec(begun);
  // Without "x", 365 is the name of the product.
  if (first !== null && (first[1] !== '365' || first[2] !== undefined)) {
    return { ...countedIn(first[1] ?? ''), product: asProduct(begun.slice(first[0].length)) };
  }
  const last = trailing.exec(begun);
  if (last !== null && isQuantityAtEnd(begun.slice(0, last.index), last)) {
    return { ...countedIn(last[2] ?? ''), product: asProduct(begun.slice(0, last.index)) };
  }
  return { product: asProduct(begun) };
}

/** Small numbers at the end are a plan's ("Visio 2"), and 365 is a name, unless an x marks them. */
function isQuantityAtEnd(before: string, match: RegExpExecArray): boolean {
  if (match[1] !== undefined || match[3] !== undefined) return true;
  const { quantity = Infinity } = countedIn(match[2] ?? '');
  return quantity > 5 && quantity !== 365 && !namesWithNumber.test(before.trim());
}

function withoutFiller(text: string): string {
  let rest = text.trim();
  for (let match = filler.exec(rest); match !== null; match = filler.exec(rest)) {
    rest = rest.slice(match[0].length).trim();
  }
  return rest;
}

/** The words of a product without "licences of" around them. */
function asProduct(text: string): string {
  const begun = withoutFiller(text.replace(new RegExp(`^${seats}(?: (?:of|for|von|für))?(?: |$)`, 'iu'), ''));
  return begun.replace(new RegExp(`(?:^| )${seats}$`, 'iu'), '').replace(/^[\s,;:.-]+|[\s,;:.-]+$/g, '');
}

/** What is counted where only the number was asked. */
const pieces = String.raw`(?:${seats}|stücke?|stk\.?|pieces?|pcs\.?|units?)`;
const changed = new RegExp(
  // Each of the words before the number stands by itself: two ways to read the same of them would double with each.
  String.raw`^(?:(?:please|bitte|no(?=,| \d)|nein|doch|rather|lieber|make|change|mach|mache|machen sie|ändere?|ändern|nimm|take|set|put|use|setze|setzen sie|it|that|es|sie|daraus|das|(?:the )?quantity|(?:die )?anzahl|(?:die )?menge|only|just|nur|i|we|ich|wir|need|want|would like|brauchen?|nehmen?|möchten?|meant|mean|meinte|should|be|soll|sollen|sollte|auf|in|zu|to),? )*(${quantityPattern})(?: ?${pieces})?(?:,? (?:instead(?: of (?:${quantityPattern}))?|rather than (?:${quantityPattern})|not (?:${quantityPattern})|statt(?:dessen)?(?: (?:${quantityPattern}))?|nicht (?:${quantityPattern})|please|bitte|setzen|ändern|draus|daraus))*$`,
  'iu',
);

/** The number in "make it 25", "25 statt 20", "lieber 30"; undefined for words that say more than another number. */
export function quantityChanged(text: string): Counted | undefined {
  const said = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '');
  const number = changed.exec(said)?.[1];
  return number === undefined ? undefined : countedIn(number);
}
