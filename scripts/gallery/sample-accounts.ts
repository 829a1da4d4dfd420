import { countriesOf } from '../../src/domain/markets.ts';
import type { PartnerAccount } from '../../src/domain/partner-account.ts';

const account = (
  n: number,
  id: string,
  legalName: string,
  region: string,
  currency: string,
): PartnerAccount => ({
  id,
  legalName,
  region,
  currency,
  markets: countriesOf(id) ?? [],
  cloud: 'public',
  tenantId: `11111111-1111-4111-8111-00000000000${n}`,
  partnerId: `471100${n}`,
  credential: id.toUpperCase().replace('-', '_'),
  link: 'fetch',
});

export const sampleAccounts: readonly PartnerAccount[] = [
  account(1, 'united-states', 'Open Door Technology Ltd', 'United States', 'USD'),
  account(2, 'canada', 'Open Door Technology, Inc.', 'Canada', 'CAD'),
  {
    ...account(3, 'europe', 'Open Door Technology (Ireland) Limited', 'Europe', 'EUR'),
    adminGroups: { licences: '44444444-4444-4444-8444-000000000002' },
  },
  account(4, 'australia', 'Open Door Technology (Australia) Pty Ltd', 'Australia', 'AUD'),
];
