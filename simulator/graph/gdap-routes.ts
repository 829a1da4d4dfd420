import type { GraphCall } from './call.ts';
import {
  changeAssignment,
  createAssignment,
  deleteAssignment,
  listAssignments,
  readAssignment,
} from './gdap-assignments.ts';
import { asPartner, withAssignment, withRelationship } from './gdap-call.ts';
import {
  changeRelationship,
  createRelationship,
  deleteRelationship,
  listRelationships,
  readRelationship,
} from './gdap-relationships.ts';
import {
  createRequest,
  listDelegatedCustomers,
  listOperations,
  listRequests,
  readDelegatedCustomer,
  readOperation,
  readRequest,
} from './gdap-requests.ts';

type Row = readonly [method: string, path: string, endpoint: (call: GraphCall) => Promise<void>];

const all = '/tenantRelationships/delegatedAdminRelationships';
const one = `${all}/:relationshipId`;
const assignment = `${one}/accessAssignments/:assignmentId`;
const customers = '/tenantRelationships/delegatedAdminCustomers';

/** Delegated administration as Graph has it (contract 2.3), without the views of an indirect reseller. */
export const gdapEndpoints: readonly Row[] = [
  ['POST', all, asPartner(createRelationship)],
  ['GET', all, asPartner(listRelationships)],
  ['GET', one, withRelationship(readRelationship)],
  ['PATCH', one, withRelationship(changeRelationship)],
  ['DELETE', one, withRelationship(deleteRelationship)],
  ['POST', `${one}/requests`, withRelationship(createRequest)],
  ['GET', `${one}/requests`, withRelationship(listRequests)],
  ['GET', `${one}/requests/:requestId`, withRelationship(readRequest)],
  ['POST', `${one}/accessAssignments`, withRelationship(createAssignment)],
  ['GET', `${one}/accessAssignments`, withRelationship(listAssignments)],
  ['GET', assignment, withAssignment(readAssignment)],
  ['PATCH', assignment, withAssignment(changeAssignment)],
  ['DELETE', assignment, withAssignment(deleteAssignment)],
  ['GET', `${one}/operations`, withRelationship(listOperations)],
  ['GET', `${one}/operations/:operationId`, withRelationship(readOperation)],
  ['GET', customers, asPartner(listDelegatedCustomers)],
  ['GET', `${customers}/:customerId`, asPartner(readDelegatedCustomer)],
];
