import type { SimulatorContext } from '../context.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import type { SimPartnerAccount, SimTenant, SimUser } from '../world/types.ts';

/**
 * Adds so many customers with one Global Administrator each, of the account's own region, already related to it or
 * not: for measuring. They stay until the world is reset. Returns their tenant and user ids, in order.
 */
export function populate(
  context: SimulatorContext,
  request: { customers: number; account: SimPartnerAccount; accepted: boolean },
): { tenantIds: string[]; userIds: string[] } {
  const { account } = request;
  const country = account.countries[0] ?? 'IE';
  const home = context.world.state.tenants.find((tenant) => tenant.id === account.tenantId);
  const first = context.world.state.tenants.length;
  const tenants: SimTenant[] = [];
  const users: SimUser[] = [];
  for (let n = first; n < first + request.customers; n += 1) {
    const number = String(n).padStart(6, '0');
    const domain = `customer${number}.onmicrosoft.com`;
    const tenantId = `88888888-8888-4888-8888-${number.padStart(12, '0')}`;
    tenants.push({
      id: tenantId,
      name: `Customer ${number}`,
      defaultDomain: domain,
      domains: [domain, `customer${number}.example`],
      country,
      cloud: account.cloud,
      regionScope: home?.regionScope ?? 'EU',
      regionSubScope: null,
      consent: 'organization',
      provider: false,
    });
    users.push({
      id: `99999999-9999-4999-8999-${number.padStart(12, '0')}`,
      tenantId,
      userPrincipalName: `admin@${domain}`,
      displayName: `Administrator ${number}`,
      roles: [globalAdministrator],
      locale: 'en-GB',
      timeZone: 'Europe/Dublin',
      about: `Global Administrator of Customer ${number}`,
    });
  }
  const acceptedAt = context.world.now().toISOString();
  context.world.change((state) => {
    state.tenants = [...state.tenants, ...tenants];
    state.users = [...state.users, ...users];
    if (!request.accepted) return;
    const related = tenants.map((tenant) => ({
      customerTenantId: tenant.id,
      partnerTenantId: account.tenantId,
      resellerTenantId: null,
      acceptedAt,
    }));
    state.relationships = [...state.relationships, ...related];
  });
  return { tenantIds: tenants.map(({ id }) => id), userIds: users.map(({ id }) => id) };
}
