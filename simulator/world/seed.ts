import type { SimPartnerAccount, SimTenant, SimUser, Switches, World } from './types.ts';

/** Role template ids, the same in every tenant (Graph contract 3). */
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
export const billingAdministrator = 'b0f54661-2d74-4c50-afa3-1ec803f12efe';

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
    connectorStatus: 503,
    connectorFailNext: 0,
    connectorLoseAnswerNext: 0,
    doubleActivities: false,
  };
}

/** The world of the first start: one provider with four accounts, eight customers, nobody related to anybody. */
export function seedWorld(): World {
  return {
    tenants: [...accounts().map(providerTenant), ...customers()],
    users: [...staff(), ...customerUsers()],
    accounts: accounts(),
    relationships: [],
    groups: [
      {
        id: '44444444-4444-4444-8444-000000000001',
        tenantId: tenantOfAccount(3),
        name: 'CSP sales',
        memberIds: [staffId(2)],
      },
    ],
    resellers: [
      {
        tenantId: '77777777-7777-4777-8777-000000000001',
        name: 'Northwind IT',
        mpnId: '5811001',
        country: 'IE',
      },
    ],
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
    clockOffsetMs: 0,
    switches: normalSwitches(),
  };
}

const tenantOfAccount = (n: number) => `11111111-1111-4111-8111-00000000000${n}`;
const tenantOfCustomer = (n: number) => `33333333-3333-4333-8333-00000000000${n}`;
const staffId = (n: number) => `22222222-2222-4222-8222-00000000000${n}`;

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
    partnerId: `471100${n}`,
    clientId: `66666666-6666-4666-8666-00000000000${n}`,
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
  ];
}

function providerTenant(account: SimPartnerAccount): SimTenant {
  const home: Record<string, [domain: string, country: string, scope: string]> = {
    'united-states': ['opendoorus.onmicrosoft.com', 'US', 'NA'],
    canada: ['opendoorca.onmicrosoft.com', 'CA', 'NA'],
    europe: ['opendoor.onmicrosoft.com', 'IE', 'EU'],
    australia: ['opendoorau.onmicrosoft.com', 'AU', 'OC'],
  };
  const [domain, country, regionScope] = home[account.id]!;
  return {
    id: account.tenantId,
    name: account.legalName,
    defaultDomain: domain,
    domains: [domain],
    country,
    cloud: 'public',
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
    cloud: SimTenant['cloud'] = 'public',
  ): SimTenant => ({
    id: tenantOfCustomer(n),
    name,
    defaultDomain: domains[0],
    domains,
    country,
    cloud,
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
    customer(
      7,
      'Adatum Agency',
      ['adatum.onmicrosoft.us', 'adatum.example.gov'],
      'US',
      'USGov',
      'none',
      'us-government',
    ),
    customer(8, 'Wingtip China', ['wingtip.partner.onmschina.cn', 'wingtip.cn'], 'CN', 'AS', 'none', 'china'),
  ];
}

function staff(): SimUser[] {
  const member = (n: number, name: string, about: string): SimUser => ({
    id: staffId(n),
    tenantId: tenantOfAccount(3),
    userPrincipalName: `${name.split(' ')[0]!.toLowerCase()}@opendoor.onmicrosoft.com`,
    displayName: name,
    roles: [],
    locale: 'en-IE',
    timeZone: 'Europe/Dublin',
    about,
  });
  return [
    member(1, 'Priya Nair', 'Admin agent of Open Door Technology'),
    member(2, 'Sam Keller', 'Sales agent of Open Door Technology'),
  ];
}

function customerUsers(): SimUser[] {
  const user = (
    n: number,
    displayName: string,
    userPrincipalName: string,
    roles: string[],
    locale: string,
    timeZone: string,
    about: string,
  ): SimUser => ({
    id: `55555555-5555-4555-8555-0000000000${n}`,
    tenantId: tenantOfCustomer(Math.floor(n / 10)),
    userPrincipalName,
    displayName,
    roles,
    locale,
    timeZone,
    about,
  });
  const ga = [globalAdministrator];
  return [
    user(11, 'Alex Wilber', 'alex@contoso.com', [], 'en-IE', 'Europe/Dublin', 'Employee of Contoso'),
    user(
      12,
      'Megan Bowen',
      'admin@contoso.onmicrosoft.com',
      ga,
      'en-IE',
      'Europe/Dublin',
      'Global Administrator of Contoso',
    ),
    user(21, 'Jonas Weber', 'jonas@fabrikam.de', [], 'de-DE', 'Europe/Berlin', 'Employee of Fabrikam'),
    user(
      22,
      'Katrin Vogel',
      'admin@fabrikam.onmicrosoft.com',
      ga,
      'de-DE',
      'Europe/Berlin',
      'Global Administrator of Fabrikam',
    ),
    user(
      31,
      'Lynne Robbins',
      'lynne@tailspintoys.com',
      [billingAdministrator],
      'en-CA',
      'America/Toronto',
      'Billing Administrator of Tailspin Toys',
    ),
    user(
      32,
      'Isaiah Langer',
      'admin@tailspintoys.onmicrosoft.com',
      ga,
      'en-CA',
      'America/Toronto',
      'Global Administrator of Tailspin Toys',
    ),
    user(41, 'Lee Gu', 'lee@litware.com', [], 'en-US', 'America/New_York', 'Employee of Litware'),
    user(
      42,
      'Diego Siciliani',
      'admin@litware.onmicrosoft.com',
      ga,
      'en-US',
      'America/New_York',
      'Global Administrator of Litware',
    ),
    user(
      52,
      'Nestor Wilke',
      'admin@proseware.onmicrosoft.com',
      ga,
      'en-AU',
      'Australia/Sydney',
      'Global Administrator of Proseware',
    ),
    user(
      62,
      'Miriam Graham',
      'admin@woodgrove.onmicrosoft.com',
      ga,
      'ja-JP',
      'Asia/Tokyo',
      'Global Administrator of Woodgrove',
    ),
    user(
      72,
      'Joni Sherman',
      'admin@adatum.onmicrosoft.us',
      ga,
      'en-US',
      'America/New_York',
      'Global Administrator of Adatum Agency',
    ),
    user(
      82,
      'Grady Archie',
      'admin@wingtip.partner.onmschina.cn',
      ga,
      'zh-CN',
      'Asia/Shanghai',
      'Global Administrator of Wingtip China',
    ),
  ];
}
