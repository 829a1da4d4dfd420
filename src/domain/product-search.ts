import Fuse from 'fuse.js';
import { isEverydayWord, licenceWords } from './licence-words.ts';
import { plainLetters } from './spelling.ts';

/** What the search reads of an offer. */
export interface Searchable {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
}

export type ProductSearch<T> =
  /** The words mean exactly this one. */
  | { readonly kind: 'certain'; readonly offer: T }
  /** Up to five, the likeliest first. */
  | { readonly kind: 'choose'; readonly offers: readonly T[] }
  | { readonly kind: 'none' };

const mostChoices = 5;
/** In nearly every title: they tell no product from another. */
const noise = new Set(
  'microsoft 365 online id for the of and with licence licences license licenses seat seats'.split(' '),
);
const suite = /^[aefg]\d$/;

interface Entry<T> {
  readonly offer: T;
  readonly plain: string;
  /** The words that make the title, without noise. */
  readonly words: ReadonlySet<string>;
}

/**
 * Finds what somebody means by a few words, short forms and slips of the pen included ("EXO P1", "busness premium").
 * An exact title always wins; words that fit several products alike give a choice; a single everyday word out of many
 * unknown ones gives nothing. Words with a digit are never corrected: E3 is not E5.
 *
 * @param owned tells which offers the customer has already; among equals, the only owned one is meant.
 */
export function searchProducts<T extends Searchable>(
  offers: readonly T[],
  words: string,
  owned: (offer: T) => boolean = () => false,
): ProductSearch<T> {
  const entries = offers.map(entryOf);
  const said = licenceWords(words);
  const plain = said.join(' ');
  const exact = entries.filter((entry) => entry.plain === plain);
  if (plain !== '' && exact.length > 0) return among(exact, owned);

  const asked = [...new Set(said.filter((word) => !noise.has(word)))];
  const heard = correct(asked, entries);
  const known = heard.flatMap((word) => (word.meant === undefined ? [] : [word.meant]));
  if (!isEnough(known, asked.length)) return { kind: 'none' };

  const isWhole = known.length === asked.length;
  const equal = isWhole ? entries.filter((entry) => isSame(entry.words, known)) : [];
  if (equal.length > 0) return among(equal, owned);

  const typed = plainWords(words);
  const partial = entries
    .filter((entry) => known.every((word) => entry.words.has(word)))
    .sort(
      (a, b) =>
        // "P1" is written so in some titles and "Plan 1" in others.
        Number(isWritten(typed, b)) - Number(isWritten(typed, a)) ||
        a.words.size - b.words.size ||
        a.plain.length - b.plain.length,
    );
  const [first] = partial;
  if (first === undefined) return { kind: 'none' };
  const isSpelled = heard.every((word) => word.meant === word.said);
  const tells = known.length > 1 || known.some((word) => !isEverydayWord(word));
  if (partial.length === 1 && isWhole && isSpelled && tells) {
    return { kind: 'certain', offer: first.offer };
  }
  return choice(partial);
}

const plainWords = (text: string): string[] => plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function isWritten<T extends Searchable>(typed: readonly string[], entry: Entry<T>): boolean {
  const title = plainWords(entry.offer.title);
  return typed.every((word) => title.includes(word));
}

function entryOf<T extends Searchable>(offer: T): Entry<T> {
  const words = licenceWords(offer.title);
  return { offer, plain: words.join(' '), words: new Set(words.filter((word) => !noise.has(word))) };
}

/** One of equals when it is alone or the customer has only that one; else a choice. */
function among<T>(equals: readonly Entry<T>[], owned: (offer: T) => boolean): ProductSearch<T> {
  const mine = equals.filter((entry) => owned(entry.offer));
  const [only, another] = mine.length === 1 ? mine : equals;
  if (only !== undefined && another === undefined) return { kind: 'certain', offer: only.offer };
  return choice(equals);
}

function choice<T>(entries: readonly Entry<T>[]): ProductSearch<T> {
  return { kind: 'choose', offers: entries.slice(0, mostChoices).map((entry) => entry.offer) };
}

/** "E3" alone is both suites, Microsoft 365 and Office 365; "office E3" is only one of them. */
function isSame(title: ReadonlySet<string>, asked: readonly string[]): boolean {
  const isSuite = [...title].some((word) => suite.test(word));
  const needed =
    isSuite && !asked.includes('office') ? [...title].filter((word) => word !== 'office') : [...title];
  return needed.length === asked.length && needed.every((word) => asked.includes(word));
}

/** More than half of the words have to be understood, and not just one that anything could be called. */
function isEnough(known: readonly string[], asked: number): boolean {
  return known.length * 2 > asked && (known.length === asked || known.length > 1);
}

/** Each word as the titles write it: itself, the only one it begins, or the one it resembles. */
function correct<T>(
  asked: readonly string[],
  entries: readonly Entry<T>[],
): readonly { said: string; meant: string | undefined }[] {
  const vocabulary = [...new Set(entries.flatMap((entry) => [...entry.words]))];
  const fuse = new Fuse(vocabulary, { threshold: 0.34, ignoreLocation: true, includeScore: true });
  return asked.map((said) => ({ said, meant: resembling(said, vocabulary, fuse) }));
}

function resembling(said: string, vocabulary: readonly string[], fuse: Fuse<string>): string | undefined {
  if (vocabulary.includes(said)) return said;
  if (said.length < 4 || /\d/.test(said)) return undefined;
  const [begun, other] = vocabulary.filter((word) => word.startsWith(said));
  if (begun !== undefined && other === undefined) return begun;
  // Fuse finds a pattern inside longer words too; a slip of the pen changes the length by little.
  return fuse
    .search(said)
    .map((result) => result.item)
    .find((word) => Math.abs(word.length - said.length) <= 2 && !/\d/.test(word));
}
