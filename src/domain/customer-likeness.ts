import { compareCompanyNames } from './company-name.ts';

interface Named {
  readonly name: string;
  readonly domain: string;
}

/** Words that stand before many companies' domains, and say nothing about whose they are. */
const nobodys = new Set([
  'mail',
  'www',
  'office',
  'cloud',
  'admin',
  'info',
  'group',
  'company',
  'test',
  'demo',
]);
/** Shorter ones are met by chance. */
const shortest = 4;

/** The part of a domain that a company chose: `contoso` of contoso.com, contoso.co.uk and contoso.onmicrosoft.com. */
export function domainStem(domain: string): string | undefined {
  const [stem = ''] = domain
    .toLowerCase()
    .replace(/^www\./, '')
    .split('.');
  return stem.length < shortest || nobodys.has(stem) ? undefined : stem;
}

/** Second labels that registries sell names below: `co` of contoso.co.uk. */
const shared = new Set(['co', 'com', 'ac', 'gov', 'org', 'net', 'or', 'ne', 'edu']);

/**
 * The label somebody registered: `contoso` of mail.contoso.com, contoso.co.uk and contoso.onmicrosoft.com. For two domains
 * in hand; what is looked for among many goes by how they begin.
 */
export function registeredLabel(domain: string): string {
  const labels = domain.toLowerCase().split('.').slice(-3);
  const [first = '', second = '', last = ''] = labels;
  if (labels.length < 3) return first;
  const isShared = second === 'onmicrosoft' || (last.length === 2 && shared.has(second));
  return isShared ? first : second;
}

/**
 * Whether two tenants may belong to one customer: their names differ in the legal form at most, or their domains begin
 * alike. A person decides. Pure.
 */
export function mayBeSameCustomer(left: Named, right: Named): boolean {
  const isNamed = left.name.trim() !== '' && right.name.trim() !== '';
  if (isNamed && compareCompanyNames(left.name, right.name) !== 'different') return true;
  const stem = domainStem(left.domain);
  return stem !== undefined && stem === domainStem(right.domain);
}
