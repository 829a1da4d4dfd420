import { readJson } from '../http/exchange.ts';
import { settleGdap } from '../gdap/lifecycle.ts';
import type { SimGdapAssignment, SimGdapRelationship } from '../world/gdap-types.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import { graphErrors, sendGraphError, type GraphError } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

/** A call about delegated administration by a principal of a partner's tenant. */
export interface GdapCall extends GraphCall {
  readonly account: SimPartnerAccount;
  /** The account's relationships that may be in an answer by now. */
  readonly mine: readonly SimGdapRelationship[];
}

/** The path after the version: what Location headers and contexts are made of. */
export const relationshipsPath = 'tenantRelationships/delegatedAdminRelationships';

/**
 * Lets principals of partner tenants in that may do this (contract 2.1); everything is brought up to date first. The
 * cloud in China has no such resources.
 */
export const asPartner = (endpoint: (call: GdapCall) => Promise<void> | void) => async (call: GraphCall) => {
  const { context, exchange, claims } = call;
  const { state } = context.world;
  const now = context.world.now();
  const needs =
    exchange.method === 'GET'
      ? ['DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All']
      : ['DelegatedAdminRelationship.ReadWrite.All'];
  const account = state.accounts.find(({ tenantId }) => tenantId === claims.tid);
  const withoutPrincipal = state.switches.gdapPrincipalMissing && claims.scp === undefined;
  if (call.cloud !== 'public' && call.cloud !== 'us-government') {
    const segment = exchange.path.split('/').at(3) ?? '';
    return sendGraphError(exchange, graphErrors.noSegment(segment), now);
  }
  if (account === undefined || !mayUse(claims, ...needs) || withoutPrincipal) {
    return sendGraphError(exchange, graphErrors.noDelegatedAdmin, now);
  }
  settleGdap(context);
  const mine = state.gdap.filter(
    ({ accountId, shownFrom }) => accountId === account.id && Date.parse(shownFrom) <= now.getTime(),
  );
  await endpoint({ ...call, account, mine });
};

/** Finds the relationship the path names, among the partner's own. */
export const withRelationship = (
  endpoint: (call: GdapCall, relationship: SimGdapRelationship) => Promise<void> | void,
) =>
  asPartner(async (call) => {
    const id = call.params['relationshipId']?.toLowerCase();
    const relationship = call.mine.find((candidate) => candidate.id === id);
    if (relationship === undefined) return refuse(call, graphErrors.notFound(id ?? ''));
    await endpoint(call, relationship);
  });

/** Finds the group's assignment too. */
export const withAssignment = (
  endpoint: (
    call: GdapCall,
    relationship: SimGdapRelationship,
    assignment: SimGdapAssignment,
  ) => Promise<void> | void,
) =>
  withRelationship(async (call, relationship) => {
    const id = call.params['assignmentId']?.toLowerCase();
    const assignment = relationship.assignments.find((candidate) => candidate.id === id);
    if (assignment === undefined) return refuse(call, graphErrors.notFound(id ?? ''));
    await endpoint(call, relationship, assignment);
  });

export function refuse({ exchange, context }: GraphCall, error: GraphError): void {
  sendGraphError(exchange, error, context.world.now());
}

export const etagOf = (kind: 'r' | 'a', id: string, version: number) =>
  `W/"${Buffer.from(`'${kind}${id.slice(0, 8)}-${version}'`).toString('base64')}"`;

/** What is wrong with the call's If-Match for the version; undefined when it fits. */
export function conditionProblem({ exchange }: GraphCall, etag: string): GraphError | undefined {
  const sent = exchange.request.headers['if-match'];
  if (sent === undefined) return graphErrors.bad('The header If-Match is required.');
  return sent === etag ? undefined : graphErrors.stale;
}

/** The body, an empty object when there is none that can be read. */
export async function bodyOf({ exchange }: GraphCall): Promise<unknown> {
  return (await readJson(exchange)) ?? {};
}

/** A page of a list: `$top` (300 at most), `$skiptoken` from our own links. */
export function pageOf<Item>(
  call: GraphCall,
  path: string,
  items: readonly Item[],
): { page: readonly Item[]; more: Record<string, unknown> } {
  const { query } = call.exchange;
  const top = Math.min(300, Math.max(1, Number(query.get('$top') ?? '100') || 100));
  const from = Number(Buffer.from(query.get('$skiptoken') ?? '', 'base64').toString('utf8')) || 0;
  const page = items.slice(from, from + top);
  const counted = query.get('$count') === 'true' ? { '@odata.count': items.length } : {};
  if (from + top >= items.length) return { page, more: counted };
  const rest = new URLSearchParams(query);
  rest.set('$skiptoken', Buffer.from(String(from + top)).toString('base64'));
  return { page, more: { ...counted, '@odata.nextLink': `${call.root}/${path}?${rest.toString()}` } };
}
