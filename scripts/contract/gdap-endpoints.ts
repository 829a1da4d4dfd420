import type { GdapRelationship } from '../../src/services/graph/gdap-port.ts';
import { momentOf } from './documented-values.ts';
import type { Sample } from './sample.ts';
import { listOf, property, textOf, type UsedEndpoint } from './used-endpoint.ts';

const hosts = ['graph.microsoft.com'];
const all = '/tenantRelationships/delegatedAdminRelationships';
const one = `${all}/[0-9a-f-]{73}`;
const whole = (source: string) => new RegExp(`^/(v1\\.0|beta)${source}/?$`, 'i');

const idIn = ({ path }: Sample) => {
  const id = /[0-9a-f-]{73}/i.exec(path)?.[0];
  return id === undefined ? {} : { id };
};

/** A relationship of which only the id is known: the client reads its version before it changes it. */
const unread = (id: string): GdapRelationship => ({
  id,
  displayName: '',
  customer: undefined,
  roleIds: [],
  status: 'created',
  durationDays: 0,
  autoExtends: false,
  createdAt: undefined,
  activatedAt: undefined,
  endsAt: undefined,
  etag: undefined,
});
const readBefore = [{ status: 200, body: { id: 'x', '@odata.etag': 'W/"earlier"' } }];

const rolesIn = (body: unknown) =>
  listOf(property(body, 'accessDetails', 'unifiedRoles')).map((role) =>
    textOf(property(role, 'roleDefinitionId')),
  );

const statuses: Readonly<Record<string, string>> = { approvalPending: 'approval-pending' };

const relationship = (body: unknown) => {
  const status = textOf(property(body, 'status'));
  return {
    id: textOf(property(body, 'id')),
    displayName: textOf(property(body, 'displayName')),
    customer: {
      tenantId: textOf(property(body, 'customer', 'tenantId')),
      displayName: textOf(property(body, 'customer', 'displayName')),
    },
    roleIds: rolesIn(body),
    status: statuses[status] ?? status,
    durationDays: Number(/^P(\d+)D$/.exec(textOf(property(body, 'duration')))?.[1]),
    autoExtends: textOf(property(body, 'autoExtendDuration')) === 'P180D',
    createdAt: momentOf(property(body, 'createdDateTime')),
    activatedAt: momentOf(property(body, 'activatedDateTime')),
    endsAt: momentOf(property(body, 'endDateTime')),
    etag: textOf(property(body, '@odata.etag')) || undefined,
  };
};

const assignment = (body: unknown) => ({
  id: textOf(property(body, 'id')),
  groupId: textOf(property(body, 'accessContainer', 'accessContainerId')),
  roleIds: rolesIn(body),
  status: textOf(property(body, 'status')),
});

/** The role that the calls below ask for: Directory Readers. */
export const askedRole = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';

/** Delegated administration as the product uses it; Facts.id is the relationship where the path names one. */
export const gdapEndpoints: readonly UsedEndpoint[] = [
  {
    name: `POST ${all}`,
    method: 'POST',
    hosts,
    path: whole(all),
    call: ({ gdap }, { account, id }) =>
      gdap.create(account, {
        displayName: 'Contoso G-1001',
        customerTenantId: id,
        roleIds: [askedRole],
        durationDays: 365,
        autoExtends: true,
      }),
    expected: relationship,
  },
  {
    name: `GET ${all}`,
    method: 'GET',
    hosts,
    path: whole(all),
    freeQuery: /^\$/,
    call: async ({ gdap }, { account }) => {
      for await (const page of gdap.all(account)) return page;
      return [];
    },
    expected: (body) => listOf(property(body, 'value')).map(relationship),
  },
  {
    name: `GET ${all}/{id}`,
    method: 'GET',
    hosts,
    path: whole(one),
    facts: idIn,
    call: ({ gdap }, { account, id }) => gdap.byId(account, id),
    expected: (body) => ({ kind: 'found', relationship: relationship(body) }),
  },
  {
    name: `PATCH ${all}/{id}`,
    method: 'PATCH',
    hosts,
    path: whole(one),
    facts: idIn,
    before: readBefore,
    // The samples change everything at once; the product only the extension.
    freeBody: /^(displayname|duration|customer|accessdetails)$/,
    call: ({ gdap }, { account, id }) => gdap.setAutoExtend(account, unread(id), true),
    expected: relationship,
  },
  {
    name: `DELETE ${all}/{id}`,
    method: 'DELETE',
    hosts,
    path: whole(one),
    facts: idIn,
    before: readBefore,
    call: ({ gdap }, { account, id }) => gdap.remove(account, unread(id)),
    expected: () => undefined,
  },
  {
    name: `POST ${all}/{id}/requests`,
    method: 'POST',
    hosts,
    path: whole(`${one}/requests`),
    facts: idIn,
    call: ({ gdap }, { account, id }) => gdap.lockForApproval(account, id),
    expected: () => undefined,
  },
  {
    name: `POST ${all}/{id}/accessAssignments`,
    method: 'POST',
    hosts,
    path: whole(`${one}/accessAssignments`),
    facts: idIn,
    call: ({ gdap }, { account, id, groupIds }) =>
      gdap.createAccessAssignment(account, id, { groupId: groupIds[0] ?? '', roleIds: [askedRole] }),
    expected: assignment,
  },
  {
    name: `GET ${all}/{id}/accessAssignments`,
    method: 'GET',
    hosts,
    path: whole(`${one}/accessAssignments`),
    freeQuery: /^\$/,
    facts: idIn,
    call: ({ gdap }, { account, id }) => gdap.accessAssignments(account, id),
    expected: (body) => listOf(property(body, 'value')).map(assignment),
  },
];
