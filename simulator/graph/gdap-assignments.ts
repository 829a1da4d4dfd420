import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { announceGdap } from '../gdap/announce.ts';
import type { SimGdapAssignment, SimGdapRelationship } from '../world/gdap-types.ts';
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
import { detailsOf, rolesOf, rolesShape } from './gdap-relationships.ts';

const shape = z.object({
  accessContainer: z.object({
    accessContainerId: z.string().transform((text) => text.toLowerCase()),
    accessContainerType: z.literal('securityGroup'),
  }),
  accessDetails: rolesShape,
});
const changeShape = z.object({ accessDetails: rolesShape });

/** `POST …/{id}/accessAssignments`: a group of the partner's tenant gets some of an active relationship's roles. */
export async function createAssignment(call: GdapCall, relationship: SimGdapRelationship): Promise<void> {
  const { context, exchange, root, account } = call;
  const body = shape.safeParse(await bodyOf(call));
  if (!body.success) return refuse(call, graphErrors.bad(z.prettifyError(body.error)));
  const groupId = body.data.accessContainer.accessContainerId;
  const roleIds = rolesOf(body.data.accessDetails);
  const problem = problemOf(relationship, roleIds);
  if (problem !== undefined) return refuse(call, graphErrors.bad(problem));
  const { groups } = context.world.state;
  if (!groups.some(({ id, tenantId }) => id === groupId && tenantId === account.tenantId)) {
    return refuse(call, graphErrors.bad('The access container does not exist.'));
  }
  if (relationship.assignments.some((assignment) => assignment.groupId === groupId)) {
    return refuse(call, graphErrors.bad('The access container has an assignment in this relationship.'));
  }
  const now = context.world.now().toISOString();
  const assignment: SimGdapAssignment = {
    id: randomUUID(),
    groupId,
    roleIds,
    status: 'pending',
    createdAt: now,
    version: 1,
  };
  context.world.change(() => relationship.assignments.push(assignment));
  announceGdap(context, relationship, now, { assignmentId: assignment.id, what: 'created' });
  const headers = { location: `${root}/${pathOf(relationship)}/${assignment.id}` };
  sendGraph(exchange, root, contextOf(relationship), describe(assignment), { status: 201, headers });
}

export function listAssignments(call: GdapCall, relationship: SimGdapRelationship): void {
  const { page, more } = pageOf(call, pathOf(relationship), relationship.assignments.map(describe));
  sendGraph(call.exchange, call.root, contextOf(relationship), { ...more, value: page });
}

export function readAssignment(
  call: GdapCall,
  relationship: SimGdapRelationship,
  assignment: SimGdapAssignment,
): void {
  sendGraph(call.exchange, call.root, `${contextOf(relationship)}/$entity`, describe(assignment));
}

/** `PATCH …/accessAssignments/{id}`: 202 with an operation, 200 when nothing changes. */
export async function changeAssignment(
  call: GdapCall,
  relationship: SimGdapRelationship,
  assignment: SimGdapAssignment,
): Promise<void> {
  const { context } = call;
  const condition = conditionProblem(call, etag(assignment));
  if (condition !== undefined) return refuse(call, condition);
  const body = changeShape.safeParse(await bodyOf(call));
  if (!body.success) return refuse(call, graphErrors.bad(z.prettifyError(body.error)));
  const roleIds = rolesOf(body.data.accessDetails);
  const problem = problemOf(relationship, roleIds);
  if (problem !== undefined) return refuse(call, graphErrors.bad(problem));
  const isSame =
    roleIds.length === assignment.roleIds.length &&
    roleIds.every((role) => assignment.roleIds.includes(role));
  if (isSame) return readAssignment(call, relationship, assignment);
  const createdAt = context.world.now().toISOString();
  const id = randomUUID();
  context.world.change(() => {
    assignment.roleIds = roleIds;
    assignment.version += 1;
    const { '@odata.type': _type, '@odata.etag': _etag, ...data } = describe(assignment);
    relationship.operations.push({
      id,
      operationType: 'delegatedAdminAccessAssignmentUpdate',
      data: JSON.stringify(data),
      createdAt,
    });
  });
  announceGdap(context, relationship, createdAt, { assignmentId: assignment.id, what: 'updated' });
  const location = `${call.root}/${relationshipsPath}/${relationship.id}/operations/${id}`;
  sendGraphAccepted(call.exchange, 202, { location, 'retry-after': '10' });
}

export function deleteAssignment(
  call: GdapCall,
  relationship: SimGdapRelationship,
  assignment: SimGdapAssignment,
): void {
  const condition = conditionProblem(call, etag(assignment));
  if (condition !== undefined) return refuse(call, condition);
  call.context.world.change(() => {
    relationship.assignments = relationship.assignments.filter((candidate) => candidate !== assignment);
  });
  const at = call.context.world.now().toISOString();
  announceGdap(call.context, relationship, at, { assignmentId: assignment.id, what: 'deleted' });
  sendGraphAccepted(call.exchange, 204, {});
}

const pathOf = ({ id }: SimGdapRelationship) => `${relationshipsPath}/${id}/accessAssignments`;
const contextOf = ({ id }: SimGdapRelationship) => `${relationshipsPath}('${id}')/accessAssignments`;
const etag = ({ id, version }: SimGdapAssignment) => etagOf('a', id, version);

function problemOf(relationship: SimGdapRelationship, roleIds: readonly string[]): string | undefined {
  if (relationship.status !== 'active') return 'The relationship is not active.';
  return roleIds.every((role) => relationship.roleIds.includes(role))
    ? undefined
    : 'The roles must be among those of the relationship.';
}

function describe(assignment: SimGdapAssignment) {
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminAccessAssignment',
    '@odata.etag': etag(assignment),
    id: assignment.id,
    status: assignment.status,
    createdDateTime: assignment.createdAt,
    lastModifiedDateTime: assignment.createdAt,
    accessContainer: { accessContainerId: assignment.groupId, accessContainerType: 'securityGroup' },
    accessDetails: detailsOf(assignment.roleIds),
  };
}
