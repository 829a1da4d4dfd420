import { legalFormOf, withoutLegalForm } from './company-name.ts';
import { plainLetters } from './spelling.ts';

/** The part before `.onmicrosoft.com` is letters and digits, at most this many; it cannot be changed later. */
export const longestPrefix = 27;
const suffix = /\.onmicrosoft\.com$/;

export type PrefixReading =
  | { readonly kind: 'ok'; readonly prefix: string }
  | {
      readonly kind: 'not-allowed';
      readonly reason: 'empty' | 'too-long' | 'characters';
      /** The nearest one that is allowed, when there is one. */
      readonly instead?: string;
    };

/** Reads a typed prefix, with or without `.onmicrosoft.com`, in small letters. */
export function readPrefix(text: string): PrefixReading {
  const typed = text.trim().toLowerCase().replace(suffix, '');
  if (typed === '') return { kind: 'not-allowed', reason: 'empty' };
  const isAllowed = /^[a-z0-9]+$/.test(typed);
  if (isAllowed && typed.length <= longestPrefix) return { kind: 'ok', prefix: typed };
  const instead = compact(typed).slice(0, longestPrefix);
  return {
    kind: 'not-allowed',
    reason: isAllowed ? 'too-long' : 'characters',
    ...(instead === '' ? {} : { instead }),
  };
}

/** A prefix for a company: its name in Latin letters, cut between words. Undefined for a name without Latin letters. */
export function proposePrefix(companyName: string): string | undefined {
  const words = withoutLegalForm(companyName)
    .split(/[\s-]+/)
    .map(compact)
    .filter((word) => word !== '');
  const [first = '', ...others] = words;
  let prefix = first.slice(0, longestPrefix);
  for (const word of others) {
    if (prefix.length + word.length > longestPrefix) break;
    prefix += word;
  }
  return prefix === '' ? undefined : prefix;
}

/**
 * Prefixes to try when one is taken, the best first: with country, legal form or place, in a shorter form, then
 * numbered. Allowed ones only, without `taken` and without repeats; at most `limit`.
 */
export function alternativePrefixes(
  taken: string,
  company: {
    readonly name: string;
    readonly country?: string | undefined;
    readonly city?: string | undefined;
  },
  limit = 8,
): readonly string[] {
  const base = proposePrefix(company.name) ?? compact(taken);
  const [firstWord = ''] = withoutLegalForm(company.name)
    .split(/[\s-]+/)
    .map(compact);
  const country = compact(company.country ?? '');
  const numbered = Array.from({ length: 9 }, (_, index) => `${base}${String(index + 1)}`);
  const candidates = [
    base,
    `${base}${country}`,
    `${base}${compact(legalFormOf(company.name))}`,
    `${base}${compact(company.city ?? '')}`,
    `${firstWord}${country}`,
    ...numbered,
  ];
  const allowed = candidates.filter((name) => name !== taken && readPrefix(name).kind === 'ok');
  // A long name leaves no room for a number: its end gives way.
  const shortened = Array.from(
    { length: 9 },
    (_, index) => `${base.slice(0, longestPrefix - 1)}${String(index + 1)}`,
  );
  return [
    ...new Set([...allowed, ...shortened.filter((name) => name !== taken && readPrefix(name).kind === 'ok')]),
  ].slice(0, limit);
}

const compact = (text: string): string => plainLetters(text).replace(/[^a-z0-9]/g, '');
