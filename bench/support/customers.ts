import { populate } from '../../simulator/control/populate.ts';
import type { SimPartnerAccount, SimUser } from '../../simulator/world/types.ts';
import type { Rehearsal } from './rehearsal.ts';

/** An invented customer with the administrator who plays for it. */
export interface Customer {
  readonly name: string;
  readonly domain: string;
  readonly user: SimUser;
  readonly userId: string;
  /** The partner account of its region. */
  readonly account: SimPartnerAccount;
}

/** Adds so many customers of the account's region to the simulated world. */
export function customersAt(rehearsal: Rehearsal, accountId: string, count: number): Customer[] {
  const { context, world } = rehearsal.simulator;
  const account = world.state.accounts.find(({ id }) => id === accountId);
  if (account === undefined) throw new Error(`There is no account ${accountId}.`);
  const { userIds } = populate(context, { customers: count, account, accepted: false });
  const users = new Map(world.state.users.map((user) => [user.id, user]));
  const tenants = new Map(world.state.tenants.map((tenant) => [tenant.id, tenant]));
  return userIds.map((userId) => {
    const user = users.get(userId)!;
    const { name, defaultDomain } = tenants.get(user.tenantId)!;
    return { name, domain: defaultDomain, user, userId, account };
  });
}
