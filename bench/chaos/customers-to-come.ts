import { setTimeout as delay } from 'node:timers/promises';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import { globalAdministrator } from '../../simulator/world/seed-people.ts';
import type { SimUser } from '../../simulator/world/types.ts';
import { northwindTenant } from '../support/approval-rules.ts';
import { inLetters, productRoute, type OrderKind } from '../support/order-kinds.ts';
import type { Random } from '../support/random.ts';
import type { Rehearsal } from '../support/rehearsal.ts';

const nameOf = (number: number): string => `Blue Yonder ${inLetters(number)}`;
const domainOf = (number: number): string => `blueyonder${number}.example`;
const longestMs = 20_000;

/** An order for somebody who has not accepted the relationship yet: it is placed all the same, and waits. */
export const waitingKind: OrderKind = {
  name: 'customer to come',
  customer: nameOf,
  sentence: (quantity, wanted, number) => `${quantity} ${wanted} yearly for ${domainOf(number)}`,
  route: (_world, number) => [
    ...productRoute,
    { choice: 'send', beside: 'forward', fields: () => ({ to: `licences@${domainOf(number)}`, toName: '' }) },
    { choice: 'invite' },
  ],
};

export interface CustomersToCome {
  /** The tenant of this number exists from now on; to be called before somebody orders for it. */
  add(number: number): void;
  /** Its administrator accepts provider and reseller, within some seconds. */
  acceptSoon(number: number): void;
  /** Resolves when everybody who was to accept has. */
  accepted(): Promise<void>;
}

export function customersToCome(rehearsal: Rehearsal, accountId: string, random: Random): CustomersToCome {
  const { context, world } = rehearsal.simulator;
  const account = world.state.accounts.find(({ id }) => id === accountId);
  if (account === undefined) throw new Error(`There is no account ${accountId}.`);
  const home = world.state.tenants.find(({ id }) => id === account.tenantId);
  const administrators = new Map<number, SimUser>();
  const going = new Set<Promise<void>>();
  return {
    add(number) {
      const id = `aaaaaaaa-aaaa-4aaa-8aaa-${String(number).padStart(12, '0')}`;
      const administrator: SimUser = {
        id: `bbbbbbbb-bbbb-4bbb-8bbb-${String(number).padStart(12, '0')}`,
        tenantId: id,
        userPrincipalName: `admin@${domainOf(number)}`,
        displayName: `Administrator of ${nameOf(number)}`,
        roles: [globalAdministrator],
        locale: 'en-GB',
        timeZone: 'Europe/Dublin',
        about: 'Accepts when asked',
      };
      administrators.set(number, administrator);
      const defaultDomain = domainOf(number).replace('.example', '.onmicrosoft.com');
      world.change((state) => {
        state.users.push(administrator);
        state.tenants.push({
          id,
          name: nameOf(number),
          defaultDomain,
          domains: [defaultDomain, domainOf(number)],
          country: account.countries[0] ?? 'IE',
          cloud: account.cloud,
          regionScope: home?.regionScope ?? 'EU',
          regionSubScope: null,
          consent: 'organization',
          provider: false,
        });
      });
    },
    acceptSoon(number) {
      const user = administrators.get(number);
      if (user === undefined) return;
      const one = delay(random.upTo(longestMs)).then(
        () => void acceptInvitation(context, { user, account, resellerTenantId: northwindTenant }),
      );
      going.add(one);
      void one.then(() => going.delete(one));
    },
    accepted: async () => void (await Promise.all(going)),
  };
}
