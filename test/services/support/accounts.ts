import type { PartnerAccount } from '../../../src/domain/partner-account.ts';

/** The European account of the samples, link to be fetched; `more` changes it. */
export function europe(more: Partial<PartnerAccount> = {}): PartnerAccount {
  return {
    id: 'europe',
    legalName: 'Open Door Technology (Ireland) Limited',
    region: 'Europe',
    currency: 'EUR',
    markets: ['IE', 'DE'],
    cloud: 'public',
    tenantId: '11111111-1111-4111-8111-000000000003',
    partnerId: '4711003',
    credential: 'EUROPE',
    link: 'fetch',
    ...more,
  };
}
