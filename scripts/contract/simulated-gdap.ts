import { announceGdap } from '../../simulator/gdap/announce.ts';
import type { Simulator } from '../../simulator/server.ts';
import type { SimGdapAssignment, SimGdapRelationship } from '../../simulator/world/gdap-types.ts';
import { askedRole } from './gdap-endpoints.ts';

/** Events about relationships and their groups; the simulator sends each when `furnishGdap` makes it happen. */
export const gdapEvents: readonly string[] = [
  ...['approved', 'activated', 'terminated', 'expired'].map((what) => `granular-admin-relationship-${what}`),
  ...['created', 'activated', 'updated', 'deleted'].map((what) => `granular-admin-access-assignment-${what}`),
];

/** Ids of relationships of the European account in the state each endpoint needs, by its method and last part. */
export type GdapIds = (endpointName: string) => string;

/** Puts relationships into the simulated world, one of them active with this group, and has all events sent. */
export function furnishGdap(
  { world, context }: Simulator,
  facts: { readonly customerTenantId: string; readonly groupId: string },
): GdapIds {
  const now = world.now().toISOString();
  const later = new Date(Date.parse(now) + 365 * 24 * 3600 * 1000).toISOString();
  let count = 0;
  const add = (more: Partial<SimGdapRelationship>): SimGdapRelationship => {
    const id = `5d027261-d21f-4aa9-b7db-00000000000${(count += 1)}-11111111-1111-4111-8111-000000000003`;
    const relationship: SimGdapRelationship = {
      id,
      accountId: 'europe',
      displayName: `Sample ${count}`,
      duration: 'P365D',
      autoExtendDuration: 'PT0S',
      customerTenantId: facts.customerTenantId,
      roleIds: [askedRole],
      status: 'created',
      createdAt: now,
      modifiedAt: now,
      activatedAt: null,
      endsAt: null,
      dueAt: null,
      stepSeconds: 0,
      shownFrom: now,
      version: 1,
      requests: [],
      assignments: [],
      operations: [],
      ...more,
    };
    world.change((state) => state.gdap.push(relationship));
    return relationship;
  };
  const assignment: SimGdapAssignment = {
    id: 'a9d6cf90-083a-47dc-ace2-1da98be3f344',
    groupId: facts.groupId,
    roleIds: [askedRole],
    status: 'active',
    createdAt: now,
    version: 1,
  };
  const active = add({ status: 'active', activatedAt: now, endsAt: later, assignments: [assignment] });
  const [locked, changed, deleted] = [add({}), add({}), add({})];
  for (const status of ['approved', 'active', 'terminated', 'expired'] as const) {
    announceGdap(context, { ...active, status }, now);
  }
  for (const what of ['created', 'activated', 'updated', 'deleted'] as const) {
    announceGdap(context, active, now, { assignmentId: assignment.id, what });
  }
  return (name) => {
    if (name.endsWith('/requests')) return locked.id;
    if (name.startsWith('PATCH')) return changed.id;
    if (name.startsWith('DELETE')) return deleted.id;
    return name.startsWith('POST') && !name.endsWith('/accessAssignments')
      ? facts.customerTenantId
      : active.id;
  };
}
