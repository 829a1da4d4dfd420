import { searchRecord, wholeRecord, awaitedBy } from '../../../services/store/customers-on-record.ts';
import { ofSimilarLength, resembling } from '../../buyer/resembling.ts';
import { circleOf, type Circle, type StatusContext } from '../context.ts';
import type { CustomerPage, ListedCustomer, StatusAsker } from '../port.ts';
import { isOnRecord, ownRecord } from './record.ts';

/** How many customers a page names. */
export const pageSize = 10;
/** How many are offered when nothing has the words in it. */
const mostGuesses = 5;
/** More than anybody waits for at once. */
const mostAwaited = 1_000;
const longestWords = 100;

const nothing: CustomerPage = { customers: [], page: 0, pages: 0, total: 0, isGuess: false };

/** See CustomerStatuses.search. */
export async function searchCustomers(
  context: StatusContext,
  asker: StatusAsker,
  text: string,
  page: number,
): Promise<CustomerPage> {
  const circle = await circleOf(context, asker);
  if (circle === undefined) return nothing;
  const words = text
    .slice(0, longestWords)
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found =
    circle.kind === 'staff'
      ? await amongAll(context, words, page)
      : await amongOwn(context, circle, asker, words, page);
  if (found.total > 0 || words.length === 0) return found;
  const byDomain = await behindDomain(context, circle, asker, words);
  return byDomain === undefined ? nothing : { ...only([byDomain]), isGuess: false };
}

async function amongAll(
  { database: { db } }: StatusContext,
  words: readonly string[],
  asked: number,
): Promise<CustomerPage> {
  const read = (page: number) => searchRecord(db, words, { limit: pageSize, offset: page * pageSize });
  const wanted = Math.max(0, Math.trunc(asked));
  const found = await read(wanted);
  if (found.total > 0) return { ...found, page: wanted, pages: pagesOf(found.total), isGuess: false };
  // Beyond the end nothing is counted; the first page tells where the end is.
  const pages = wanted === 0 ? 0 : pagesOf((await read(0)).total);
  if (pages > 0) return { ...(await read(pages - 1)), page: pages - 1, pages, isGuess: false };
  if (words.length === 0) return nothing;
  const said = words.join(' ');
  return only(resembling(ofSimilarLength(await wholeRecord(db), said), said, mostGuesses));
}

async function amongOwn(
  context: StatusContext,
  { reseller }: Extract<Circle, { kind: 'reseller' }>,
  asker: StatusAsker,
  words: readonly string[],
  asked: number,
): Promise<CustomerPage> {
  const [own, awaited] = await Promise.all([
    context.buyers.all(asker),
    awaitedBy(context.database.db, reseller.id, mostAwaited),
  ]);
  const ids = new Set(own.map(({ tenantId }) => tenantId));
  const all = [...own, ...awaited.filter(({ tenantId }) => !ids.has(tenantId))];
  const said = words.join(' ').toLowerCase();
  const having = all.filter((customer) => {
    const text = `${customer.name} ${customer.domain}`.toLowerCase();
    return words.every((word) => text.includes(word.toLowerCase()));
  });
  if (having.length === 0) return only(resembling(ofSimilarLength(all, said), said, mostGuesses));
  const sorted = having.toSorted(
    (a, b) => rankOf(a, said) - rankOf(b, said) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
  );
  const pages = pagesOf(sorted.length);
  const page = Math.min(Math.max(0, Math.trunc(asked)), pages - 1);
  const customers = sorted.slice(page * pageSize, (page + 1) * pageSize);
  return { customers, page, pages, total: sorted.length, isGuess: false };
}

function rankOf({ name, domain }: ListedCustomer, said: string): number {
  const known = name.toLowerCase();
  if (known === said || domain === said) return 0;
  return known.startsWith(said) || domain.startsWith(said) ? 1 : 2;
}

const pagesOf = (total: number): number => Math.ceil(total / pageSize);

const only = (customers: readonly ListedCustomer[]): CustomerPage =>
  customers.length === 0 ? nothing : { customers, page: 0, pages: 1, total: customers.length, isGuess: true };

/** The customer behind an everyday domain, which is on no list; only if the asker may know that customer. */
async function behindDomain(
  context: StatusContext,
  circle: Circle,
  asker: StatusAsker,
  [domain = '', ...more]: readonly string[],
): Promise<ListedCustomer | undefined> {
  if (more.length > 0 || !domain.includes('.')) return undefined;
  const lookup = await context.tenants.byDomain(domain);
  if (lookup.kind !== 'found') return undefined;
  const { tenantId, name } = lookup.picture.facts;
  const mayKnow =
    isOnRecord(await ownRecord(context, circle, tenantId)) ||
    (circle.kind === 'reseller' &&
      (await context.buyers.all(asker)).some((one) => one.tenantId === tenantId));
  return mayKnow ? { tenantId, name, domain: domain.toLowerCase() } : undefined;
}
