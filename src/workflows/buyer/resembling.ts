import Fuse from 'fuse.js';
import { compareCompanyNames, withoutLegalForm } from '../../domain/company-name.ts';
import { plainLetters } from '../../domain/spelling.ts';
import type { KnownCustomer } from './port.ts';

const plain = (text: string): string => plainLetters(text.trim()).replaceAll(/\s+/g, ' ');
const baseOf = (name: string): string => plain(withoutLegalForm(name));

/** Customers whose name or domain resembles the words, the likeliest first. */
export function resembling(
  customers: readonly KnownCustomer[],
  words: string,
  limit: number,
): readonly KnownCustomer[] {
  const asked = plain(words);
  if (asked === '') return [];
  const ranked = customers
    .map((customer) => ({ customer, rank: rankOf(customer, words, asked) }))
    .filter((one) => one.rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.customer.name < b.customer.name ? -1 : 1))
    .map(({ customer }) => customer);
  const near = ranked.length >= limit ? [] : misspelt(customers, words, 0.35);
  return [...new Set([...ranked, ...near])].slice(0, limit);
}

/**
 * Those whose name may be another spelling of these words: no longer or shorter by more than two letters. Cheap, for
 * lists in which looking closely at everybody would keep others waiting.
 */
export function ofSimilarLength(
  customers: readonly KnownCustomer[],
  words: string,
): readonly KnownCustomer[] {
  const { length } = baseOf(words);
  return customers.filter(({ name }) => isNear(baseOf(name), length));
}

const isNear = (base: string, length: number): boolean => Math.abs(base.length - length) <= 2;

/** Customers that are probably the same company as one of this name: written otherwise, or a slip of the pen away. */
export function probablySame(
  customers: readonly KnownCustomer[],
  companyName: string,
  limit: number,
): readonly KnownCustomer[] {
  if (baseOf(companyName) === '') return [];
  const same = customers.filter(
    ({ name }) =>
      compareCompanyNames(name, companyName) !== 'different' || baseOf(name) === baseOf(companyName),
  );
  return [...new Set([...same, ...misspelt(customers, companyName, 0.2)])].slice(0, limit);
}

function rankOf({ name, domain }: KnownCustomer, words: string, asked: string): number | undefined {
  const known = plain(name);
  const comparison = compareCompanyNames(name, words);
  if (comparison === 'same' || domain === asked) return 0;
  if (comparison === 'ending') return 1;
  if (known.startsWith(asked) || domain.startsWith(asked.replaceAll(' ', ''))) return 2;
  return asked.split(' ').every((word) => known.includes(word) || domain.includes(word)) ? 3 : undefined;
}

/** Names a slip of the pen away. A short name has no room for one: one letter is another company. */
function misspelt(
  customers: readonly KnownCustomer[],
  name: string,
  threshold: number,
): readonly KnownCustomer[] {
  const asked = baseOf(name);
  if (asked.length < 4) return [];
  const named = customers.map((customer) => ({ customer, base: baseOf(customer.name) }));
  const fuse = new Fuse(named, { keys: ['base'], threshold, ignoreLocation: true });
  return fuse
    .search(asked)
    .map(({ item }) => item)
    .filter(({ base }) => isNear(base, asked.length))
    .map(({ customer }) => customer);
}
