import type { SimUser } from './types.ts';

/** Role template ids, the same in every tenant (Graph contract 3). */
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
export const billingAdministrator = 'b0f54661-2d74-4c50-afa3-1ec803f12efe';

export const tenantOfAccount = (n: number) => `11111111-1111-4111-8111-00000000000${n}`;
export const tenantOfCustomer = (n: number) => `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`;
export const tenantOfReseller = (n: number) => `66666666-6666-4666-8666-00000000000${n}`;
export const userOfReseller = (n: number) => `77777777-7777-4777-8777-0000000000${n}`;
export const staffId = (n: number) => `22222222-2222-4222-8222-00000000000${n}`;

/** The provider's people. */
export function staff(): SimUser[] {
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

/** The customers' people: who may accept, and who may not. */
export function customerUsers(): SimUser[] {
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
    user(
      92,
      'Ulrike Maier',
      'admin@southridge.onmicrosoft.de',
      ga,
      'de-DE',
      'Europe/Berlin',
      'Global Administrator of Southridge Video Deutschland',
    ),
  ];
}
