import { z } from 'zod';
import type { SimRelationship, SimTenant } from '../world/types.ts';
import { headerOf, link, toCamelCase, type PartnerCall } from './answer.ts';

/** A `starts_with` filter, its field and value in lower case. */
export interface Filter {
  kind: 'filter';
  field: string;
  value: string;
}

const filterShape = z.object({ field: z.string(), value: z.string(), operator: z.string() });
const customerFields = ['companyname', 'domain', 'indirectreseller', 'indirectcloudsolutionprovider'];

/** Reads `filter=`, JSON in camelCase or PascalCase, on one of these fields (in lower case). */
export function readFilter(
  text: string | null,
  fields: readonly string[] = customerFields,
): Filter | { kind: 'none' } | { kind: 'unreadable' } {
  if (text === null || text === '') return { kind: 'none' };
  try {
    const { field, value, operator } = filterShape.parse(toCamelCase(JSON.parse(text)));
    const known = fields.includes(field.toLowerCase()) && operator.toLowerCase() === 'starts_with';
    return known
      ? { kind: 'filter', field: field.toLowerCase(), value: value.toLowerCase() }
      : { kind: 'unreadable' };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** True when the customer passes the filter; a domain filter looks at every verified domain. */
export function matches(filter: Filter, relationship: SimRelationship, tenant: SimTenant): boolean {
  const candidates: Record<string, readonly string[]> = {
    companyname: [tenant.name],
    domain: tenant.domains,
    indirectreseller: [relationship.resellerTenantId ?? ''],
    indirectcloudsolutionprovider: [relationship.partnerTenantId],
  };
  return (candidates[filter.field] ?? []).some((text) => text.toLowerCase().startsWith(filter.value));
}

/** Where the asked page begins: `seekOperation` First, or Next with the token of the page before. */
export function readStart(call: PartnerCall): { kind: 'start'; after: string } | { kind: 'unreadable' } {
  const operation = (call.query.get('seekOperation') ?? 'First').toLowerCase();
  if (operation === 'first') return { kind: 'start', after: '' };
  const token = Buffer.from(headerOf(call.exchange, 'ms-continuationtoken') ?? '', 'base64url').toString(
    'utf8',
  );
  return operation === 'next' && token.startsWith('after:')
    ? { kind: 'start', after: token.slice('after:'.length) }
    : { kind: 'unreadable' };
}

/** The continuation token of the page that ends with this customer. */
export const writeToken = (id: string) => Buffer.from(`after:${id}`).toString('base64url');

/** `links` and `continuationToken` of one page. */
export function pageLinks(
  call: PartnerCall,
  size: number,
  token: string | undefined,
): Record<string, unknown> {
  const filter = call.query.get('filter');
  const query = `size=${size}${filter === null ? '' : `&filter=${encodeURIComponent(filter)}`}`;
  const self = link(`/customers?${query}`);
  if (token === undefined) return { links: { self } };
  const headers = [{ key: 'MS-ContinuationToken', value: token }];
  const next = { ...link(`/customers?${query}&seekOperation=Next`), headers };
  return { continuationToken: token, links: { self, next } };
}
