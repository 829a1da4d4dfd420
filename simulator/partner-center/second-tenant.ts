import { randomUUID } from 'node:crypto';
import type { SimulatorContext } from '../context.ts';
import type { SimUser } from '../world/types.ts';

/** The same person in a second tenant of the same company: contoso2.onmicrosoft.com for contoso.onmicrosoft.com. */
export function inSecondTenant({ world }: SimulatorContext, user: SimUser): SimUser {
  const first = world.state.tenants.find((tenant) => tenant.id === user.tenantId);
  if (first === undefined) return user;
  const defaultDomain = first.defaultDomain.replace('.', '2.');
  const made = world.state.tenants.find((tenant) => tenant.defaultDomain === defaultDomain);
  const there = world.state.users.find((other) => other.tenantId === made?.id);
  if (there !== undefined) return there;
  const tenant = { ...first, id: randomUUID(), defaultDomain, domains: [defaultDomain] };
  const [name] = user.userPrincipalName.split('@');
  const second = {
    ...user,
    id: randomUUID(),
    tenantId: tenant.id,
    userPrincipalName: `${name}@${defaultDomain}`,
    about: `${user.about}, second tenant`,
  };
  world.change((state) => {
    state.tenants.push(tenant);
    state.users.push(second);
  });
  return second;
}
