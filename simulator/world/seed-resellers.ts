import type { SimCustomer } from './customer-types.ts';
import {
  globalAdministrator,
  tenantOfAccount,
  tenantOfCustomer,
  tenantOfReseller,
  userOfReseller,
} from './seed-people.ts';
import type { SimRelationship, SimReseller, SimTenant, SimUser } from './types.ts';

/** Template id of the Microsoft Customer Agreement, as documented (Partner Center contract 6). */
export const customerAgreementTemplate = '117a77b0-9360-443b-8795-c6dedc750cf9';

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

/** Who is a customer already on the first day. */
export function resellerRelationships(): SimRelationship[] {
  const since = '2026-03-02T09:30:00.000Z';
  const relationship = (customerTenantId: string, account: number, reseller: number | null) => ({
    customerTenantId,
    partnerTenantId: tenantOfAccount(account),
    resellerTenantId: reseller === null ? null : tenantOfReseller(reseller),
    acceptedAt: since,
  });
  return [
    // For its own use a reseller is a customer of the provider, not of itself.
    relationship(tenantOfReseller(2), 3, null),
    relationship(tenantOfCustomer(11), 3, 1),
    relationship(tenantOfCustomer(12), 3, 1),
    relationship(tenantOfCustomer(13), 1, 4),
  ];
}

/** Addresses, agreements and account status of those customers. */
export function resellerCustomers(): SimCustomer[] {
  const customer = (
    tenantId: string,
    companyName: string,
    signer: [first: string, last: string, email: string, phone: string],
    language: [culture: string, language: string],
    address: SimCustomer['billing']['address'],
    options: { signed: boolean; vetted: boolean; school?: boolean },
  ): SimCustomer => {
    const [firstName, lastName, email, phoneNumber] = signer;
    const contact = { firstName, lastName, phoneNumber };
    return {
      tenantId,
      billing: {
        id: tenantId.replace(/^.{8}/, 'b111b111'),
        etag: '-4242348048554929329',
        firstName,
        lastName,
        email,
        culture: language[0],
        language: language[1],
        companyName,
        address: { ...address, ...contact },
      },
      organizationRegistrationNumber: null,
      vetting: options.vetted ? { status: 'Allowed', updatedAt: '2026-03-03T08:00:00' } : null,
      qualifications: options.school
        ? [
            {
              qualification: 'Education',
              vettingStatus: 'Approved',
              vettingCreatedDate: '2026-03-05T10:37:38.885Z',
            },
          ]
        : [],
      directSignedAt: null,
      agreements: options.signed
        ? [
            {
              templateId: customerAgreementTemplate,
              primaryContact: { ...contact, email },
              dateAgreed: '2026-03-04T00:00:00Z',
              userId: '22222222-2222-4222-8222-000000000001',
            },
          ]
        : [],
    };
  };
  const inDublin = (addressLine1: string, postalCode: string) => {
    return { country: 'IE', city: 'Dublin', state: 'D', addressLine1, postalCode };
  };
  return [
    customer(
      tenantOfReseller(2),
      'Northwind IT Ltd',
      ['Oscar', 'Ward', 'oscar@northwindcsp.com', '+35319100110'],
      ['en-IE', 'en'],
      inDublin('14 Harbour Road', 'D01 F5P2'),
      { signed: true, vetted: true },
    ),
    customer(
      tenantOfCustomer(11),
      'Adventure Works Limited',
      ['Ada', 'Byrne', 'ada@adventure-works.com', '+35319100120'],
      ['en-IE', 'en'],
      inDublin('3 Summit Street', 'D02 XH91'),
      { signed: true, vetted: true },
    ),
    customer(
      tenantOfCustomer(12),
      'Wide World Importers SARL',
      ['Camille', 'Martin', 'camille@wideworldimporters.fr', '+33199000130'],
      ['fr-FR', 'fr'],
      { country: 'FR', city: 'Lyon', addressLine1: '27 rue du Port', postalCode: '69002' },
      { signed: false, vetted: false },
    ),
    customer(
      tenantOfCustomer(13),
      'Graphic Design Institute',
      ['Patti', 'Fernandez', 'patti@graphicdesigninstitute.com', '+13125550140'],
      ['en-US', 'en'],
      { country: 'US', city: 'Chicago', state: 'IL', addressLine1: '200 W Lake Street', postalCode: '60606' },
      { signed: true, vetted: true, school: true },
    ),
  ];
}
