import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { terminateGdap } from '../gdap/decisions.ts';
import { isLocked, settleGdap } from '../gdap/lifecycle.ts';
import type { SimGdapOperation, SimGdapRelationship, SimGdapRequest } from '../world/gdap-types.ts';
import { graphErrors, sendGraph } from './answer.ts';
import { bodyOf, etagOf, pageOf, refuse, relationshipsPath, type GdapCall } from './gdap-call.ts';

const shape = z.object({ action: z.enum(['lockForApproval', 'terminate']) });

/** `POST …/{id}/requests`: 201 with a request in `created`; what was asked for happens afterwards. */
export async function createRequest(call: GdapCall, relationship: SimGdapRelationship): Promise<void> {
  const { context, exchange, root } = call;
  const body = shape.safeParse(await bodyOf(call));
  if (!body.success) return refuse(call, graphErrors.bad(z.prettifyError(body.error)));
  const { action } = body.data;
  const may =
    action === 'terminate'
      ? relationship.status === 'active' || relationship.status === 'expiring'
      : relationship.status === 'created' && !isLocked(relationship);
  if (!may) return refuse(call, graphErrors.bad(`${action} is not possible in ${relationship.status}.`));
  const now = context.world.now();
  const request: SimGdapRequest = {
    id: randomUUID(),
    action,
    status: 'created',
    createdAt: now.toISOString(),
  };
  const answer = describeRequest(request);
  context.world.change((state) => {
    relationship.requests.push(request);
    const lockMs = state.switches.gdapLockSeconds * 1000;
    if (action === 'lockForApproval') relationship.dueAt = new Date(now.getTime() + lockMs).toISOString();
  });
  if (action === 'terminate') terminateGdap(context, relationship);
  else settleGdap(context);
  const headers = { location: `${root}/${relationshipsPath}/${relationship.id}/requests/${request.id}` };
  sendGraph(exchange, root, `${collection(relationship)}/requests/$entity`, answer, { status: 201, headers });
}

export function listRequests(call: GdapCall, relationship: SimGdapRelationship): void {
  list(call, relationship, 'requests', relationship.requests.map(describeRequest));
}

export function readRequest(call: GdapCall, relationship: SimGdapRelationship): void {
  const found = relationship.requests.find(({ id }) => id === call.params['requestId']?.toLowerCase());
  read(call, relationship, 'requests', found && describeRequest(found));
}

export function listOperations(call: GdapCall, relationship: SimGdapRelationship): void {
  list(call, relationship, 'operations', relationship.operations.map(describeOperation));
}

export function readOperation(call: GdapCall, relationship: SimGdapRelationship): void {
  const found = relationship.operations.find(({ id }) => id === call.params['operationId']?.toLowerCase());
  read(call, relationship, 'operations', found && describeOperation(found));
}

/** `GET …/delegatedAdminCustomers`: whoever has or had an active relationship. */
export function listDelegatedCustomers(call: GdapCall): void {
  const path = 'tenantRelationships/delegatedAdminCustomers';
  const { page, more } = pageOf(call, path, customersOf(call));
  sendGraph(call.exchange, call.root, path, { ...more, value: page });
}

export function readDelegatedCustomer(call: GdapCall): void {
  const id = call.params['customerId']?.toLowerCase();
  const found = customersOf(call).find((customer) => customer.id === id);
  if (found === undefined) return refuse(call, graphErrors.notFound(id ?? ''));
  sendGraph(call.exchange, call.root, 'tenantRelationships/delegatedAdminCustomers/$entity', found);
}

const collection = ({ id }: SimGdapRelationship) => `${relationshipsPath}('${id}')`;

function list(
  call: GdapCall,
  relationship: SimGdapRelationship,
  name: string,
  items: readonly Record<string, unknown>[],
): void {
  const { page, more } = pageOf(call, `${relationshipsPath}/${relationship.id}/${name}`, items);
  sendGraph(call.exchange, call.root, `${collection(relationship)}/${name}`, { ...more, value: page });
}

function read(
  call: GdapCall,
  relationship: SimGdapRelationship,
  name: string,
  found: Record<string, unknown> | undefined,
): void {
  if (found === undefined) return refuse(call, graphErrors.notFound(name));
  sendGraph(call.exchange, call.root, `${collection(relationship)}/${name}/$entity`, found);
}

const describeRequest = ({ id, action, status, createdAt }: SimGdapRequest) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminRelationshipRequest',
  id,
  action,
  status,
  createdDateTime: createdAt,
  lastModifiedDateTime: createdAt,
});

const describeOperation = ({ id, operationType, data, createdAt }: SimGdapOperation) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminRelationshipOperation',
  '@odata.etag': etagOf('r', id, 1),
  id,
  operationType,
  data,
  status: 'succeeded',
  createdDateTime: createdAt,
  lastModifiedDateTime: createdAt,
});

function customersOf({ context, mine }: GdapCall) {
  const active = new Set(
    mine.filter(({ activatedAt }) => activatedAt !== null).map((one) => one.customerTenantId),
  );
  return context.world.state.tenants
    .filter(({ id }) => active.has(id))
    .map(({ id, name }) => ({
      '@odata.type': '#microsoft.graph.delegatedAdminCustomer',
      '@odata.etag': etagOf('r', id, 1),
      id,
      tenantId: id,
      displayName: name,
    }));
}
