import { property, listOf, textOf, type UsedEndpoint } from './used-endpoint.ts';
import type { Sample } from './sample.ts';

const hosts = ['graph.microsoft.com'];
// The documentation shows one person as /me, /users/{id} or /directoryObjects/{id}, and some v1.0 pages print /beta.
const person = '/(me|users/[^/]+|directoryObjects/[^/]+)';
const whole = (source: string) => new RegExp(`^/(v1\\.0|beta)${source}/?$`, 'i');

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

const domainIn = (body: readonly unknown[], mark: string) =>
  textOf(
    property(
      body.find((domain) => property(domain, mark) === true),
      'name',
    ),
  ).toLowerCase() || undefined;

const tenant = (body: unknown) => ({
  kind: 'found',
  tenant: {
    tenantId: textOf(property(body, 'tenantId')).toLowerCase(),
    displayName: textOf(property(body, 'displayName')),
    defaultDomain: textOf(property(body, 'defaultDomainName')).toLowerCase(),
  },
});

/** A sample that selects without the id answers a question we do not ask. */
const selectsOthers = ({ query }: Sample) => {
  const selected = query.get('$select')?.toLowerCase().split(',');
  return selected === undefined || selected.includes('id')
    ? undefined
    : 'selects other properties than we read';
};

/** The parts of Graph that the product uses. */
export const graphEndpoints: readonly UsedEndpoint[] = [
  {
    name: 'GET /me',
    method: 'GET',
    hosts,
    path: whole('/me'),
    freeQuery: /^\$/,
    notOurs: selectsOthers,
    call: ({ graphForUser }, { userToken }) => graphForUser.me(userToken, 'public'),
    expected: (body) => ({
      objectId: textOf(property(body, 'id')).toLowerCase(),
      userPrincipalName: textOf(property(body, 'userPrincipalName')),
      displayName: textOf(property(body, 'displayName')) || textOf(property(body, 'userPrincipalName')),
    }),
  },
  {
    name: 'GET /me/transitiveMemberOf/microsoft.graph.directoryRole',
    method: 'GET',
    hosts,
    path: whole(`${person}/transitiveMemberOf/microsoft\\.graph\\.directoryRole`),
    freeQuery: /^\$/,
    call: ({ graphForUser }, { userToken }) => graphForUser.administratorCheck(userToken, 'public'),
    expected: (body) => {
      const templates = listOf(property(body, 'value')).map((role) =>
        textOf(property(role, 'roleTemplateId')),
      );
      return templates.includes(globalAdministrator) ? { kind: 'global-administrator' } : {};
    },
  },
  {
    name: 'GET /organization',
    method: 'GET',
    hosts,
    path: whole('/organization'),
    freeQuery: /^\$/,
    notOurs: selectsOthers,
    call: ({ graphForUser }, { userToken }) => graphForUser.organization(userToken, 'public'),
    expected: (body) => {
      const first = listOf(property(body, 'value'))[0];
      const domains = listOf(property(first, 'verifiedDomains'));
      return {
        tenantId: textOf(property(first, 'id')).toLowerCase(),
        displayName: textOf(property(first, 'displayName')),
        countryCode: textOf(property(first, 'countryLetterCode')).toUpperCase() || undefined,
        defaultDomain: domainIn(domains, 'isDefault'),
        initialDomain: domainIn(domains, 'isInitial'),
      };
    },
  },
  {
    name: 'GET /subscribedSkus',
    method: 'GET',
    hosts,
    path: whole('/subscribedSkus'),
    // The subscriptions behind the licences are read first.
    before: [{ status: 200, body: { value: [] } }],
    call: async ({ graphForCustomer }, { account, id }) => {
      const read = await graphForCustomer.licences(account, id);
      return read.kind === 'read' ? read.licences : read;
    },
    expected: (body) =>
      listOf(property(body, 'value')).map((sku) => ({
        skuId: textOf(property(sku, 'skuId')).toLowerCase(),
        partNumber: textOf(property(sku, 'skuPartNumber')),
        used: property(sku, 'consumedUnits'),
        enabled: property(sku, 'prepaidUnits', 'enabled'),
        suspended: property(sku, 'prepaidUnits', 'suspended'),
      })),
  },
  {
    name: 'GET /tenantRelationships/findTenantInformationByDomainName',
    method: 'GET',
    hosts,
    path: whole("/tenantRelationships/findTenantInformationByDomainName\\(domainName='[^']*'\\)"),
    facts: ({ path }) => ({ domain: /'([^']+\.[^']+)'/.exec(path)?.[1] ?? 'contoso.com' }),
    call: ({ graphForProvider }, { domain }) => graphForProvider.tenantByDomain(domain),
    expected: tenant,
  },
  {
    name: 'GET /tenantRelationships/findTenantInformationByTenantId',
    method: 'GET',
    hosts,
    path: whole("/tenantRelationships/findTenantInformationByTenantId\\(tenantId='[^']*'\\)"),
    call: ({ graphForProvider }, { id }) => graphForProvider.tenantById(id),
    expected: tenant,
  },
  {
    name: 'POST /users/{id}/checkMemberGroups',
    method: 'POST',
    hosts,
    path: whole(`${person}/checkMemberGroups`),
    call: ({ graphForProvider }, { id, groupIds }) => graphForProvider.memberGroups(id, groupIds),
    expected: (body) => listOf(property(body, 'value')).map((group) => textOf(group).toLowerCase()),
  },
];
