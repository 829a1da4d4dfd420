import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { extensions, isRelationshipDuration, readDuration } from '../gdap/durations.ts';
import { announceGdap } from '../gdap/announce.ts';
import { diesAt, isLocked } from '../gdap/lifecycle.ts';
import { dropConnection } from '../http/exchange.ts';
import type { SimGdapRelationship } from '../world/gdap-types.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import { graphErrors, sendGraph, sendGraphAccepted } from './answer.ts';
import {
  bodyOf,
  conditionProblem,
  etagOf,
  pageOf,
  refuse,
  relationshipsPath,
  type GdapCall,
} from './gdap-call.ts';

const guid = z.guid().transform((text) => text.toLowerCase());
export const rolesShape = z.object({
  unifiedRoles: z.array(z.object({ roleDefinitionId: guid })).min(1),
});
const shape = z.object({
  displayName: z.string().trim().min(1).max(50),
  duration: z.string().refine(isRelationshipDuration, 'P1D to P2Y'),
  accessDetails: rolesShape,
  customer: z.object({ tenantId: guid }).optional(),
  autoExtendDuration: z
    .string()
    .refine((text) => extensions.includes(text), 'PT0S, P0D or P180D')
    .optional(),
});
const changeShape = shape.partial();
type Change = z.output<typeof changeShape>;

/** `POST …/delegatedAdminRelationships`: 201 in `created`. */
export async function createRelationship(call: GdapCall): Promise<void> {
  const { context, exchange, account } = call;
  const { switches } = context.world.state;
  if (switches.gdapCreateRefused) return refuse(call, graphErrors.noDelegatedAdmin);
  const body = shape.safeParse(await bodyOf(call));
  if (!body.success) return refuse(call, graphErrors.bad(z.prettifyError(body.error)));
  const problem = problemOf(call, body.data, undefined);
  if (problem !== undefined) return refuse(call, graphErrors.bad(problem));
  const now = context.world.now();
  const relationship: SimGdapRelationship = {
    id: `${randomUUID()}-${account.tenantId}`,
    accountId: account.id,
    displayName: body.data.displayName,
    duration: body.data.duration,
    autoExtendDuration: body.data.autoExtendDuration ?? 'PT0S',
    customerTenantId: body.data.customer?.tenantId ?? null,
    roleIds: rolesOf(body.data.accessDetails),
    status: 'created',
    createdAt: now.toISOString(),
    modifiedAt: now.toISOString(),
    activatedAt: null,
    endsAt: null,
    dueAt: diesAt({ createdAt: now.toISOString() }),
    stepSeconds: switches.gdapActivationSeconds,
    shownFrom: new Date(now.getTime() + switches.gdapShownAfterSeconds * 1000).toISOString(),
    version: 1,
    requests: [],
    assignments: [],
    operations: [],
  };
  const lost = switches.gdapLoseCreateNext > 0;
  context.world.change((state) => {
    state.gdap.push(relationship);
    if (lost) switches.gdapLoseCreateNext -= 1;
  });
  announceGdap(context, relationship, relationship.createdAt);
  if (lost) return dropConnection(exchange);
  const headers = { location: `${call.root}/${relationshipsPath}/${relationship.id}` };
  sendGraph(exchange, call.root, entity, describe(call, relationship), { status: 201, headers });
}

/** `GET …/delegatedAdminRelationships`: oldest first; the only filter is `status eq '…'`. */
export function listRelationships(call: GdapCall): void {
  const filter = call.exchange.query.get('$filter');
  const status = filter === null ? undefined : /^status eq '(\w+)'$/.exec(filter)?.[1];
  if (filter !== null && status === undefined)
    return refuse(call, graphErrors.bad(`The filter ${filter} is not simulated.`));
  const chosen = call.mine.filter((relationship) => status === undefined || relationship.status === status);
  const { page, more } = pageOf(call, relationshipsPath, chosen);
  const value = page.map((relationship) => describe(call, relationship));
  sendGraph(call.exchange, call.root, 'tenantRelationships/delegatedAdminRelationships', { ...more, value });
}

export function readRelationship(call: GdapCall, relationship: SimGdapRelationship): void {
  sendGraph(call.exchange, call.root, entity, describe(call, relationship));
}

/**
 * `PATCH …/{id}`: everything in `created`; in `active` the extension, or taking Global Administrator out, which goes
 * on by itself (202).
 */
export async function changeRelationship(call: GdapCall, relationship: SimGdapRelationship): Promise<void> {
  const condition = conditionProblem(call, etag(relationship));
  if (condition !== undefined) return refuse(call, condition);
  const body = changeShape.safeParse(await bodyOf(call));
  if (!body.success) return refuse(call, graphErrors.bad(z.prettifyError(body.error)));
  const change = body.data;
  const problem = problemOf(call, change, relationship) ?? frozenProblem(relationship, change);
  if (problem !== undefined) return refuse(call, graphErrors.bad(problem));
  const roles = change.accessDetails === undefined ? undefined : rolesOf(change.accessDetails);
  const at = call.context.world.now().toISOString();
  const runs =
    relationship.status === 'active' && roles !== undefined && isOther(roles, relationship.roleIds);
  const operationId = randomUUID();
  call.context.world.change(() => {
    relationship.displayName = change.displayName ?? relationship.displayName;
    relationship.duration = change.duration ?? relationship.duration;
    relationship.autoExtendDuration = change.autoExtendDuration ?? relationship.autoExtendDuration;
    relationship.customerTenantId = change.customer?.tenantId ?? relationship.customerTenantId;
    relationship.roleIds = roles ?? relationship.roleIds;
    relationship.modifiedAt = at;
    relationship.version += 1;
    if (runs) {
      const data = JSON.stringify({ accessDetails: detailsOf(relationship.roleIds) });
      relationship.operations.push({
        id: operationId,
        operationType: 'delegatedAdminRelationshipUpdate',
        data,
        createdAt: at,
      });
    }
  });
  if (!runs) return readRelationship(call, relationship);
  const location = `${call.root}/${relationshipsPath}/${relationship.id}/operations/${operationId}`;
  sendGraphAccepted(call.exchange, 202, { location, 'retry-after': '10' });
}

/** `DELETE …/{id}`: only in `created`. */
export function deleteRelationship(call: GdapCall, relationship: SimGdapRelationship): void {
  const condition = conditionProblem(call, etag(relationship));
  if (condition !== undefined) return refuse(call, condition);
  if (!isOpen(relationship))
    return refuse(call, graphErrors.bad('Only a relationship in created can be deleted.'));
  call.context.world.change((state) => {
    state.gdap = state.gdap.filter((candidate) => candidate !== relationship);
  });
  sendGraphAccepted(call.exchange, 204, {});
}

const entity = 'tenantRelationships/delegatedAdminRelationships/$entity';
export const detailsOf = (roleIds: readonly string[]) => ({
  unifiedRoles: roleIds.map((roleDefinitionId) => ({ roleDefinitionId })),
});
export const rolesOf = ({ unifiedRoles }: z.output<typeof rolesShape>) => [
  ...new Set(unifiedRoles.map(({ roleDefinitionId }) => roleDefinitionId)),
];
const etag = ({ id, version }: SimGdapRelationship) => etagOf('r', id, version);
const isOpen = (relationship: SimGdapRelationship) =>
  relationship.status === 'created' && !isLocked(relationship);
const isOther = (one: readonly string[], other: readonly string[]) =>
  one.length !== other.length || one.some((role) => !other.includes(role));

/** What is wrong with the values, those that stay included. */
function problemOf(
  { context, account, cloud }: GdapCall,
  change: Change,
  before: SimGdapRelationship | undefined,
): string | undefined {
  const { gdap, tenants } = context.world.state;
  const name = change.displayName?.toLowerCase();
  const isTaken = gdap.some(
    (other) => other.accountId === account.id && other.displayName.toLowerCase() === name && other !== before,
  );
  if (isTaken) return 'The displayName must be unique over all relationships of the partner.';
  const tenantId = change.customer?.tenantId;
  if (tenantId !== undefined && !tenants.some((tenant) => tenant.id === tenantId && tenant.cloud === cloud)) {
    return `The customer ${tenantId} does not exist.`;
  }
  const roles = change.accessDetails === undefined ? (before?.roleIds ?? []) : rolesOf(change.accessDetails);
  const extends_ = (readDuration(change.autoExtendDuration ?? before?.autoExtendDuration ?? '') ?? 0) > 0;
  if (extends_ && roles.includes(globalAdministrator)) {
    return 'A relationship with Global Administrator cannot extend itself.';
  }
  return undefined;
}

/** What may not be changed any more. */
function frozenProblem(relationship: SimGdapRelationship, change: Change): string | undefined {
  if (isOpen(relationship)) return undefined;
  if (relationship.status !== 'active') return `Nothing can be changed in ${relationship.status}.`;
  if (change.displayName !== undefined || change.duration !== undefined || change.customer !== undefined) {
    return 'Only autoExtendDuration and accessDetails can be changed in active.';
  }
  const roles = change.accessDetails && rolesOf(change.accessDetails);
  const withoutIt = relationship.roleIds.filter((role) => role !== globalAdministrator);
  return roles === undefined || !isOther(roles, withoutIt) || !isOther(roles, relationship.roleIds)
    ? undefined
    : 'The only change of roles is to remove Global Administrator.';
}

function describe({ context }: GdapCall, relationship: SimGdapRelationship): Record<string, unknown> {
  const tenant = context.world.state.tenants.find(({ id }) => id === relationship.customerTenantId);
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': etag(relationship),
    id: relationship.id,
    displayName: relationship.displayName,
    duration: relationship.duration,
    customer:
      relationship.customerTenantId === null
        ? null
        : { tenantId: relationship.customerTenantId, displayName: tenant?.name ?? null },
    accessDetails: detailsOf(relationship.roleIds),
    status: relationship.status,
    autoExtendDuration: relationship.autoExtendDuration,
    createdDateTime: relationship.createdAt,
    lastModifiedDateTime: relationship.modifiedAt,
    activatedDateTime: relationship.activatedAt,
    endDateTime: relationship.endsAt,
  };
}
