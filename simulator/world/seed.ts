import { normalOrdering, seedCommerce } from './seed-commerce.ts';
import { normalAcceptance } from './acceptance-types.ts';
import { normalDirectory } from './directory-types.ts';
import { seedDirectories } from './seed-directories.ts';
import { normalFiles } from './file-types.ts';
import { normalGdap } from './gdap-types.ts';
import { normalMail, otherMailDomains } from './mail-types.ts';
import { nationalAccounts, nationalCustomers, nationalHomes, validationCodes } from './seed-clouds.ts';
import { customerUsers, staff, staffId, tenantOfAccount, tenantOfCustomer } from './seed-people.ts';
import { resellerCustomers, resellerRelationships } from './seed-reseller-customers.ts';
import { resellers, resellerTenants, resellerUsers } from './seed-resellers.ts';
import type { SimPartnerAccount, SimTenant, Switches, World } from './types.ts';
import { normalSetup } from './setup-types.ts';

export { billingAdministrator, globalAdministrator } from './seed-people.ts';

/** All faults off. */
export function normalSwitches(): Switches {
  return {
    throttleNext: 0,
    retryAfterSeconds: 5,
    failNext: 0,
    slowMs: 0,
    loseAnswerNext: 0,
    byteOrderMark: false,
    webhooks: 'normal',
    webhookDelayMs: 0,
    mfaMissing: false,
    staleRefreshToken: false,
    linkRefused: false,
    signIn: 'normal',
    roles: 'visible',
    graphFailNext: 0,
    adminCenter: 'normal',
    ignoreRegion: false,
    domainTakenNext: 0,
    createFailsLateNext: 0,
    createLeaves: 'customer',
    signInShownOnce: false,
    addressAnswer: 'by-address',
    agreementRefused: false,
    agreementSlowMs: 0,
    vetting: 'own',
    resellerAgreementUnsigned: false,
    connectorStatus: 503,
    connectorFailNext: 0,
    connectorRetryAfterSeconds: 1,
    connectorLimits: 'documented',
    connectorLoseAnswerNext: 0,
    rosterWithoutMail: false,
    doubleActivities: false,
    ...normalAcceptance(),
    ...normalOrdering(),
    ...normalMail(),
    ...normalFiles(),
    ...normalGdap(),
    ...normalDirectory(),
    ...normalSetup(),
  };
}

/**
 * The world of the first start: one provider with an account for each of four regions and two national clouds, companies
 * nobody has a relationship with, and three IT companies with the customers they already have.
 */
export function seedWorld(): World {
  return {
    tenants: [
      ...accounts().map(providerTenant),
      ...customers(),
      ...nationalCustomers(),
      ...resellerTenants(),
    ],
    users: [...staff(), ...customerUsers(), ...resellerUsers()],
    accounts: accounts(),
    relationships: resellerRelationships(),
    validationCodes: validationCodes(),
    groups: [
      {
        id: '44444444-4444-4444-8444-000000000001',
        tenantId: tenantOfAccount(3),
        name: 'CSP sales',
        memberIds: [staffId(2)],
      },
      {
        id: '44444444-4444-4444-8444-000000000002',
        tenantId: tenantOfAccount(3),
        name: 'CSP administration',
        memberIds: [staffId(1)],
      },
    ],
    resellers: resellers(),
    customers: resellerCustomers(),
    createdCustomers: [],
    gdap: [],
    commerce: seedCommerce(),
    directories: seedDirectories(),
    bot: {
      appId: '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10',
      tenantId: tenantOfAccount(3),
      secret: 'rehearsal-bot-secret',
      connection: 'entra',
      certificates: [],
    },
    deliveries: [],
    validationEvents: [],
    audit: [],
    mails: [],
    mailDomains: otherMailDomains(),
    clockOffsetMs: 0,
    switches: normalSwitches(),
  };
}

function account(
  n: number,
  id: string,
  legalName: string,
  currency: string,
  countries: string,
): SimPartnerAccount {
  return {
    id,
    tenantId: tenantOfAccount(n),
    legalName,
    currency,
    countries: countries.split(' '),
    cloud: 'public',
    partnerId: `471100${n}`,
    clientId: `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${n}`,
    clientSecret: `rehearsal-secret-${id}`,
    refreshToken: `rehearsal-refresh-token-${id}`,
    webhook: null,
  };
}

/** Countries as in the regional list of the Partner Center contract, section 17. */
function accounts(): SimPartnerAccount[] {
  return [
    account(1, 'united-states', 'Open Door Technology Ltd', 'USD', 'US UM AS GU MP'),
    account(2, 'canada', 'Open Door Technology, Inc.', 'CAD', 'CA PM'),
    account(
      3,
      'europe',
      'Open Door Technology (Ireland) Limited',
      'EUR',
      'AD AT AX BE BG BV CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MT NL NO PL PT RO SE SI SJ SK SM VA',
    ),
    account(
      4,
      'australia',
      'Open Door Technology (Australia) Pty Ltd',
      'AUD',
      'AU CC CK CX FJ FM HM KI MH NF NR NU PG PN PW SB TF TK TO TV WF',
    ),
    ...nationalAccounts(account),
  ];
}

function providerTenant(account: SimPartnerAccount): SimTenant {
  const home: Record<string, [domain: string, country: string, scope: string]> = {
    'united-states': ['opendoorus.onmicrosoft.com', 'US', 'NA'],
    canada: ['opendoorca.onmicrosoft.com', 'CA', 'NA'],
    europe: ['opendoor.onmicrosoft.com', 'IE', 'EU'],
    australia: ['opendoorau.onmicrosoft.com', 'AU', 'OC'],
    ...nationalHomes,
  };
  const [domain, country, regionScope] = home[account.id]!;
  return {
    id: account.tenantId,
    name: account.legalName,
    defaultDomain: domain,
    domains: [domain],
    country,
    cloud: account.cloud,
    regionScope,
    regionSubScope: null,
    consent: 'organization',
    provider: true,
  };
}

function customers(): SimTenant[] {
  const customer = (
    n: number,
    name: string,
    domains: [string, string],
    country: string,
    regionScope: string,
    consent: SimTenant['consent'],
  ): SimTenant => ({
    id: tenantOfCustomer(n),
    name,
    defaultDomain: domains[0],
    domains,
    country,
    cloud: 'public',
    regionScope,
    regionSubScope: null,
    consent,
    provider: false,
  });
  return [
    customer(1, 'Contoso Ltd', ['contoso.onmicrosoft.com', 'contoso.com'], 'IE', 'EU', 'organization'),
    customer(2, 'Fabrikam GmbH', ['fabrikam.onmicrosoft.com', 'fabrikam.de'], 'DE', 'EU', 'user'),
    customer(
      3,
      'Tailspin Toys',
      ['tailspintoys.onmicrosoft.com', 'tailspintoys.com'],
      'CA',
      'NA',
      'organization',
    ),
    customer(4, 'Litware Inc.', ['litware.onmicrosoft.com', 'litware.com'], 'US', 'NA', 'none'),
    customer(
      5,
      'Proseware Pty',
      ['proseware.onmicrosoft.com', 'proseware.com.au'],
      'AU',
      'OC',
      'organization',
    ),
    customer(6, 'Woodgrove KK', ['woodgrove.onmicrosoft.com', 'woodgrove.jp'], 'JP', 'AS', 'organization'),
  ];
}
