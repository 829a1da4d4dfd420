import { tenantOfCustomer } from './seed-people.ts';
import type { SimCloud, SimPartnerAccount, SimTenant, SimValidationCode } from './types.ts';

type MakeAccount = (
  n: number,
  id: string,
  legalName: string,
  currency: string,
  countries: string,
) => SimPartnerAccount;

/** The provider's accounts in the national clouds; they are used when the provider file names them. */
export const nationalAccounts = (account: MakeAccount): SimPartnerAccount[] => [
  {
    ...account(5, 'government', 'Open Door Technology Federal LLC', 'USD', 'US'),
    cloud: 'us-government',
  },
  { ...account(6, 'china', 'Open Door Technology (Shanghai) Co., Ltd.', 'CNY', 'CN'), cloud: 'china' },
];

/** Where those accounts are at home: domain, country, region scope. */
export const nationalHomes: Readonly<Record<string, [domain: string, country: string, scope: string]>> = {
  government: ['opendoorfederal.onmicrosoft.us', 'US', 'USGov'],
  china: ['opendoor.partner.onmschina.cn', 'CN', 'AS'],
};

/** A customer in each of them. Microsoft Cloud Germany is closed; a tenant that never moved lives on here. */
export function nationalCustomers(): SimTenant[] {
  const customer = (
    n: number,
    cloud: SimCloud,
    name: string,
    domains: [string, string],
    country: string,
    regionScope: string,
  ): SimTenant => ({
    id: tenantOfCustomer(n),
    name,
    defaultDomain: domains[0],
    domains,
    country,
    cloud,
    regionScope,
    regionSubScope: null,
    consent: 'none',
    provider: false,
  });
  return [
    customer(
      7,
      'us-government',
      'Adatum Agency',
      ['adatum.onmicrosoft.us', 'adatum.example.gov'],
      'US',
      'USGov',
    ),
    customer(8, 'china', 'Wingtip China', ['wingtip.partner.onmschina.cn', 'wingtip.cn'], 'CN', 'AS'),
    customer(
      9,
      'germany',
      'Southridge Video Deutschland',
      ['southridge.onmicrosoft.de', 'southridgevideo.de'],
      'DE',
      'EU',
    ),
  ];
}

/** What the account of the United States was given; one code is used up. */
export function validationCodes(): SimValidationCode[] {
  const code = (
    organizationName: string,
    validationId: string,
    maxCreates: number,
    remainingCreates: number,
  ) => ({
    accountId: 'united-states',
    organizationName,
    validationId,
    maxCreates,
    remainingCreates,
  });
  return [
    code('City of Bellows', 'GCC-4F21-77', 5, 3),
    code('Adatum County Schools', 'GCC-9A03-12', 1, 1),
    code('Trey Research Laboratory', 'GCC-1C55-90', 2, 0),
  ];
}
