import { globalAdministrator, tenantOfCustomer, tenantOfReseller, userOfReseller } from './seed-people.ts';
import type { SimReseller, SimTenant, SimUser } from './types.ts';

/** The IT companies: one ready to sell, one without partner agreement, one of another region, one outside CSP. */
export function resellers(): SimReseller[] {
  const reseller = (
    n: number,
    name: string,
    country: string,
    region: string,
    more: Partial<SimReseller>,
  ) => ({
    tenantId: tenantOfReseller(n),
    name,
    mpnId: `471198${n === 1 ? 2 : n}`,
    globalMpnId: `471188${n === 1 ? 2 : n}`,
    country,
    region,
    enrolled: true,
    mpaSigned: true,
    accountIds: ['europe'],
    state: 'Active' as const,
    ...more,
  });
  return [
    reseller(1, 'Northwind IT Ltd', 'IE', 'Europe', {}),
    reseller(3, 'Coho IT GmbH', 'DE', 'Europe', { mpaSigned: false }),
    reseller(4, 'Lucerne IT Inc.', 'US', 'United States', { accountIds: ['united-states'] }),
    reseller(5, 'Relecloud Services Ltd', 'IE', 'Europe', {
      enrolled: false,
      mpaSigned: false,
      accountIds: [],
    }),
  ];
}

/** Tenants of the resellers themselves and of the customers they already have. */
export function resellerTenants(): SimTenant[] {
  const tenant = (
    id: string,
    name: string,
    domains: [string, string],
    country: string,
    regionScope: string,
  ): SimTenant => ({
    id,
    name,
    defaultDomain: domains[0],
    domains,
    country,
    cloud: 'public',
    regionScope,
    regionSubScope: null,
    consent: 'organization',
    provider: false,
  });
  const own = tenantOfReseller;
  const of = tenantOfCustomer;
  return [
    tenant(own(1), 'Northwind IT Ltd', ['northwindcsp.onmicrosoft.com', 'northwindcsp.com'], 'IE', 'EU'),
    tenant(own(2), 'Northwind IT own use', ['northwindit.onmicrosoft.com', 'northwindit.com'], 'IE', 'EU'),
    tenant(own(3), 'Coho IT GmbH', ['cohoit.onmicrosoft.com', 'cohoit.de'], 'DE', 'EU'),
    tenant(own(4), 'Lucerne IT Inc.', ['lucerneit.onmicrosoft.com', 'lucerneit.com'], 'US', 'NA'),
    tenant(
      of(11),
      'Adventure Works Limited',
      ['adventureworks.onmicrosoft.com', 'adventure-works.com'],
      'IE',
      'EU',
    ),
    tenant(
      of(12),
      'Wide World Importers SARL',
      ['wideworldimporters.onmicrosoft.com', 'wideworldimporters.fr'],
      'FR',
      'EU',
    ),
    tenant(
      of(13),
      'Graphic Design Institute',
      ['graphicdesign.onmicrosoft.com', 'graphicdesigninstitute.com'],
      'US',
      'NA',
    ),
  ];
}

/** Sellers, owners, and the administrators of their customers. */
export function resellerUsers(): SimUser[] {
  const user = (
    ids: { id: string; tenantId: string },
    displayName: string,
    userPrincipalName: string,
    locale: string,
    timeZone: string,
    about: string,
  ): SimUser => ({
    ...ids,
    userPrincipalName,
    displayName,
    roles: about.startsWith('Global Administrator') ? [globalAdministrator] : [],
    locale,
    timeZone,
    about,
  });
  const at = (n: number) => ({ id: userOfReseller(n), tenantId: tenantOfReseller(Math.floor(n / 10)) });
  const of = (n: number) => ({
    id: `55555555-5555-4555-8555-000000000${n}`,
    tenantId: tenantOfCustomer(Math.floor(n / 10)),
  });
  const dublin = 'Europe/Dublin';
  return [
    user(at(11), 'Nina Roth', 'nina@northwindcsp.com', 'en-IE', dublin, 'Seller at Northwind IT'),
    user(at(12), 'Oscar Ward', 'oscar@northwindcsp.com', 'en-IE', dublin, 'Owner of Northwind IT'),
    user(
      at(13),
      'Leo Brandt',
      'leo@northwindcsp.com',
      'de-DE',
      'Europe/Berlin',
      'Colleague at Northwind IT, no role yet',
    ),
    user(
      at(22),
      'Henrik Dahl',
      'admin@northwindit.onmicrosoft.com',
      'en-IE',
      dublin,
      'Global Administrator of Northwind IT own use',
    ),
    user(
      at(31),
      'Cora Beck',
      'cora@cohoit.de',
      'de-DE',
      'Europe/Berlin',
      'Seller at Coho IT, partner agreement unsigned',
    ),
    user(at(41), 'Luca Ferri', 'luca@lucerneit.com', 'en-US', 'America/New_York', 'Seller at Lucerne IT'),
    user(
      of(112),
      'Ada Byrne',
      'admin@adventureworks.onmicrosoft.com',
      'en-IE',
      dublin,
      'Global Administrator of Adventure Works',
    ),
    user(
      of(122),
      'Camille Martin',
      'admin@wideworldimporters.onmicrosoft.com',
      'fr-FR',
      'Europe/Paris',
      'Global Administrator of Wide World Importers',
    ),
    user(
      of(132),
      'Patti Fernandez',
      'admin@graphicdesign.onmicrosoft.com',
      'en-US',
      'America/Chicago',
      'Global Administrator of Graphic Design Institute',
    ),
  ];
}
