import { linkIn } from './page-address.ts';

/** What the provider writes in its invitations instead of the words that come with the product. */
export interface OwnLetter {
  readonly subject: string;
  /** Paragraphs apart by empty lines; the greeting, the regards and both links are around them, as always. */
  readonly words: string;
}

/** What can stand in braces, and is filled in for each invitation. */
export const letterPlaces = ['sender', 'provider', 'account', 'place'] as const;
export type LetterPlace = (typeof letterPlaces)[number];

/**
 * `sender`: the reseller it is for, else the provider. `account`: the provider's account as Microsoft shows it.
 * `place`: where the customer accepts, as Microsoft calls it.
 */
export type LetterFacts = Readonly<Record<LetterPlace, string>>;

export type LetterFault =
  | { readonly kind: 'empty' | 'too-long' | 'account-missing' }
  | { readonly kind: 'link-in-words' | 'unknown-place'; readonly found: string };

/** As many as an invitation's card has room for. */
const mostWords = 2_000;
const longestSubject = 150;

const inBraces = /\{([^{}]*)\}/g;

/** The text with what is in braces filled in, once: what is filled in is not read again. Pure. */
export const filledIn = (text: string, facts: LetterFacts): string =>
  text.replace(inBraces, (whole, name: string) => (isPlace(name) ? facts[name] : whole));

const isPlace = (name: string): name is LetterPlace => (letterPlaces as readonly string[]).includes(name);

/** Every place filled with its own name. */
const ownNames: LetterFacts = { sender: 'sender', provider: 'provider', account: 'account', place: 'place' };

/**
 * Why a letter cannot be the provider's own; undefined when it can. It has to name the account, because that is the
 * name customers compare with Microsoft's page, and no address of a page: the links are added below, checked. Pure.
 */
export function letterFault({ subject, words }: OwnLetter): LetterFault | undefined {
  if (subject.trim() === '' || words.trim() === '') return { kind: 'empty' };
  if (words.length > mostWords || subject.length > longestSubject) return { kind: 'too-long' };
  const text = `${subject}\n${words}`;
  const unknown = [...text.matchAll(inBraces)].find(([, name = '']) => !isPlace(name));
  if (unknown !== undefined) return { kind: 'unknown-place', found: unknown[0] };
  // Also one that only comes to be when names are filled in: "{sender}.com/login".
  const found = linkIn(text) ?? linkIn(filledIn(text, ownNames));
  if (found !== undefined) return { kind: 'link-in-words', found };
  return words.includes('{account}') ? undefined : { kind: 'account-missing' };
}
