import { sampleAccounts } from '../../scripts/gallery/sample-accounts.ts';
import type { Cloud } from '../../src/domain/partner-account.ts';
import type { Role } from '../../src/domain/person.ts';
import type { AdministratorCheck } from '../../src/services/graph/port.ts';

export { sampleAccounts };

/** The provider's own tenant, where staff works. */
export const homeTenantId = '11111111-1111-4111-8111-000000000003';

export interface SampleTenant {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  /** Where its tenant is registered; seen only with a token of its own people. */
  readonly country: string;
  readonly regionScope: string;
  readonly cloud: Cloud;
  /** False: the directory does not tell its name. */
  readonly named?: boolean;
}

const tenant = (
  n: number,
  facts: Omit<SampleTenant, 'tenantId' | 'cloud'> & { cloud?: Cloud },
): SampleTenant => ({
  tenantId: `33333333-3333-4333-8333-00000000000${n}`,
  cloud: 'public',
  ...facts,
});

/** An IT company's own tenant, with the ids of the rehearsal. */
const company = (n: number, name: string, domain: string, country: string): SampleTenant => ({
  tenantId: `66666666-6666-4666-8666-00000000000${n}`,
  name,
  domain,
  country,
  regionScope: 'EU',
  cloud: 'public',
});

/** Customers and resellers with the ids of the rehearsal. */
export const tenants = {
  contoso: tenant(1, { name: 'Contoso Ltd', domain: 'contoso.com', country: 'IE', regionScope: 'EU' }),
  fabrikam: tenant(2, { name: 'Fabrikam GmbH', domain: 'fabrikam.de', country: 'DE', regionScope: 'EU' }),
  tailspin: tenant(3, {
    name: 'Tailspin Toys',
    domain: 'tailspintoys.com',
    country: 'CA',
    regionScope: 'NA',
  }),
  litware: tenant(4, { name: 'Litware Inc.', domain: 'litware.com', country: 'US', regionScope: 'NA' }),
  proseware: tenant(5, {
    name: 'Proseware Pty',
    domain: 'proseware.com.au',
    country: 'AU',
    regionScope: 'OC',
  }),
  woodgrove: tenant(6, { name: 'Woodgrove KK', domain: 'woodgrove.jp', country: 'JP', regionScope: 'AS' }),
  adatum: tenant(7, {
    name: 'Adatum Agency',
    domain: 'adatum.gov',
    country: 'US',
    regionScope: 'USGov',
    cloud: 'us-government',
  }),
  wingtip: tenant(8, {
    name: 'Wingtip',
    domain: 'wingtip.cn',
    country: 'CN',
    regionScope: 'AS',
    cloud: 'china',
  }),
  lucerne: tenant(9, {
    name: 'Lucerne Verlag',
    domain: 'lucerne.de',
    country: 'DE',
    regionScope: 'EU',
    cloud: 'germany',
  }),
  northwind: company(1, 'Northwind IT Ltd', 'northwindcsp.com', 'IE'),
  northwindOwn: company(2, 'Northwind IT own use', 'northwindit.com', 'IE'),
  coho: company(3, 'Coho IT GmbH', 'cohoit.de', 'DE'),
} satisfies Record<string, SampleTenant>;

export interface SamplePerson {
  readonly userId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly locale: string;
  readonly directoryRoles: AdministratorCheck['kind'];
  readonly roles: readonly Role[];
}

const person = (
  n: number,
  at: SampleTenant,
  name: string,
  directoryRoles: AdministratorCheck['kind'] = 'global-administrator',
  locale = 'en-IE',
): SamplePerson => ({
  userId: `55555555-5555-4555-8555-00000000000${n}`,
  tenantId: at.tenantId,
  name,
  locale,
  directoryRoles,
  roles: ['customer'],
});

const colleague = (n: number, name: string, role: Role, locale = 'en-IE'): SamplePerson => ({
  userId: `22222222-2222-4222-8222-00000000000${n}`,
  tenantId: homeTenantId,
  name,
  locale,
  directoryRoles: 'no-roles',
  roles: [role],
});

/** Somebody of an IT company; their roles there come from the resellers of the test. */
const itPerson = (n: number, at: SampleTenant, name: string, locale = 'en-IE'): SamplePerson => ({
  userId: `77777777-7777-4777-8777-0000000000${n}`,
  tenantId: at.tenantId,
  name,
  locale,
  directoryRoles: 'no-roles',
  roles: ['customer'],
});

/** People of those customers, and of the provider. */
export const people = {
  megan: person(1, tenants.contoso, 'Megan Bowen'),
  alex: person(2, tenants.contoso, 'Alex Wilber', 'no-roles'),
  secretive: person(3, tenants.contoso, 'Grace Hidden', 'unknown'),
  katrin: person(4, tenants.fabrikam, 'Katrin Vogel', 'global-administrator', 'de-DE'),
  lynne: person(5, tenants.tailspin, 'Lynne Robbins', 'other-roles'),
  diego: person(6, tenants.litware, 'Diego Siciliani'),
  nestor: person(7, tenants.proseware, 'Nestor Wilke'),
  miriam: person(8, tenants.woodgrove, 'Miriam Graham', 'global-administrator', 'ja-JP'),
  joni: person(9, tenants.adatum, 'Joni Sherman'),
  grady: { ...person(9, tenants.wingtip, 'Grady Archie'), userId: '55555555-5555-4555-8555-000000000010' },
  ulrike: { ...person(9, tenants.lucerne, 'Ulrike Maier'), userId: '55555555-5555-4555-8555-000000000011' },
  nina: itPerson(11, tenants.northwind, 'Nina Roth'),
  oscar: itPerson(12, tenants.northwind, 'Oscar Ward'),
  leo: itPerson(13, tenants.northwind, 'Leo Brandt', 'de-DE'),
  cora: itPerson(31, tenants.coho, 'Cora Beck', 'de-DE'),
  priya: colleague(1, 'Priya Nair', 'admin-agent'),
  sam: colleague(2, 'Sam Keller', 'sales-agent', 'de-DE'),
} satisfies Record<string, SamplePerson>;

export type PersonName = keyof typeof people;
