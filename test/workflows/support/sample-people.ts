import type { PartnerAccount } from '../../../src/domain/partner-account.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import type { Customer } from '../../../src/services/partner-center/port.ts';
import type { CustomerFacts } from '../../../src/workflows/invitation/port.ts';
import { europe } from '../../services/support/accounts.ts';

/** The provider's security group that works with customers' licences. */
export const adminGroup = '44444444-4444-4444-8444-000000000002';

/** Two of the sample accounts are enough to accept the right and the wrong one. */
export const accounts: readonly PartnerAccount[] = [
  europe({ adminGroups: { licences: adminGroup } }),
  europe({
    id: 'canada',
    legalName: 'Open Door Technology, Inc.',
    region: 'Canada',
    currency: 'CAD',
    markets: ['CA'],
    tenantId: '11111111-1111-4111-8111-000000000002',
    partnerId: '4711002',
    credential: 'CANADA',
  }),
];

const homeTenantId = '11111111-1111-4111-8111-000000000003';
export const priya: PersonKey = { tenantId: homeTenantId, userId: '22222222-2222-4222-8222-000000000001' };
export const sam: PersonKey = { tenantId: homeTenantId, userId: '22222222-2222-4222-8222-000000000002' };
export const licensingDesk: PersonKey = { tenantId: homeTenantId, userId: '19:licensing-desk@thread.tacv2' };

/** Somebody as an asker: as the provider's staff, or as anybody else. */
export const asStaff = ({ tenantId, userId }: PersonKey) => ({ tenantId, userId, staff: true });
export const asCustomer = ({ tenantId, userId }: PersonKey) => ({ tenantId, userId, staff: false });

/** The facts of the sample customer with this number; a number of its own keeps tests of one database apart. */
export function customerFacts(number: number): CustomerFacts {
  const tenantId = `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`;
  return {
    tenantId,
    name: `Customer ${number}`,
    domain: `customer${number}.example`,
    country: 'IE',
    cloud: 'public',
  };
}

/** The same customer as Partner Center shows it: with Microsoft's name and domain. */
export function asAccepted(facts: CustomerFacts): Omit<Customer, 'isReseller'> {
  return {
    tenantId: facts.tenantId,
    companyName: `${facts.name} Ltd`,
    domain: `${facts.domain.split('.')[0]}.onmicrosoft.com`,
  };
}

/** An administrator of this customer; `which` tells several apart. */
export function administratorOf(facts: CustomerFacts, which = 1): PersonKey {
  const end = `${facts.tenantId.slice(-10)}0${which}`;
  return { tenantId: facts.tenantId, userId: `55555555-5555-4555-8555-${end}` };
}
