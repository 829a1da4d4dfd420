import type { PartnerAccount } from '../../../src/domain/partner-account.ts';
import { samePerson, type PersonKey } from '../../../src/domain/person.ts';
import type { Reseller, ResellerFindings, ResellerPerson } from '../../../src/domain/reseller.ts';
import type { MadeTenants, Resellers } from '../../../src/workflows/reseller/port.ts';
import { europe } from '../../services/support/accounts.ts';

/** The account every order of these tests goes through. */
export const account: PartnerAccount = europe({ markets: ['IE', 'DE', 'FR', 'PL'] });

export const tenants = {
  northwind: '66666666-6666-4666-8666-000000000001',
  northwindOwnUse: '66666666-6666-4666-8666-000000000002',
  coho: '66666666-6666-4666-8666-000000000003',
  /** Agreement and relationship are there, 40 × Microsoft 365 E3 too. */
  adventureWorks: '33333333-3333-4333-8333-000000000011',
  /** A customer of Northwind without an agreement. */
  wideWorld: '33333333-3333-4333-8333-000000000012',
  /** Nobody's customer yet. */
  fabrikam: '33333333-3333-4333-8333-000000000002',
} as const;

const at = (tenantId: string, number: number): PersonKey => ({
  tenantId,
  userId: `77777777-7777-4777-8777-0000000000${number}`,
});
export const nina = at(tenants.northwind, 11);
export const oscar = at(tenants.northwind, 12);
export const leo = at(tenants.northwind, 13);
/** Of Northwind, not admitted until a test admits them. */
export const uma = at(tenants.northwind, 14);
export const cora = at(tenants.coho, 31);
export const priya: PersonKey & { staff: boolean } = {
  tenantId: '11111111-1111-4111-8111-000000000003',
  userId: '22222222-2222-4222-8222-000000000001',
  staff: true,
};

/** Names of people in what tests compare. */
export function nameOf(person: PersonKey): string {
  const known = { nina, oscar, leo, uma, cora, priya };
  const found = Object.entries(known).find(([, candidate]) => samePerson(candidate, person));
  return found?.[0] ?? (person.userId.startsWith('19:') ? 'desk' : 'somebody');
}

function company(number: 1 | 2, tenantId: string, partnerId: string): Reseller {
  return {
    id: `R-100${number}`,
    version: 1,
    state: 'confirmed',
    company: number === 1 ? 'Northwind IT Ltd' : 'Coho IT GmbH',
    country: number === 1 ? 'IE' : 'DE',
    partnerId,
    accountId: account.id,
    tenants: [{ tenantId, domain: 'selling.example', use: 'selling' }],
    createdAt: 0,
    updatedAt: 0,
  };
}

/** Two resellers of the account and their people, to be changed by a test. */
export interface PretendResellers extends Resellers, MadeTenants {
  findingsNow: ResellerFindings;
  leave(person: PersonKey): void;
  /** Somebody is admitted with these roles, or has others from now on. */
  join(person: PersonKey, roles: ResellerPerson['roles']): void;
  /** The provider stops the new orders of somebody's reseller, or lets them go on. */
  stop(person: PersonKey, isStopped: boolean): void;
}

/** The part of the reseller workflow that orders use. */
export function pretendResellers(): PretendResellers {
  const northwind = company(1, tenants.northwind, '4711982');
  const ownUse = { tenantId: tenants.northwindOwnUse, domain: 'northwindit.com', use: 'own-use' } as const;
  let all: Reseller[] = [
    { ...northwind, tenants: [...northwind.tenants, ownUse] },
    company(2, tenants.coho, '4711983'),
  ];
  const admitted = ({ tenantId, userId }: PersonKey, roles: ResellerPerson['roles']): ResellerPerson => ({
    tenantId,
    userId,
    name: nameOf({ tenantId, userId }),
    roles,
    state: 'admitted',
  });
  let people: ResellerPerson[] = [
    admitted(nina, ['seller']),
    admitted(oscar, ['owner']),
    admitted(leo, ['seller']),
    admitted(cora, ['seller', 'owner']),
  ];
  const resellerOf = (tenantId: string) =>
    all.find(({ tenants: own }) => own.some((tenant) => tenant.tenantId === tenantId));
  const notAsked = (): never => {
    throw new Error('orders have no reason to ask that');
  };
  const resellers: PretendResellers = {
    findingsNow: { nameAtMicrosoft: 'Northwind IT Ltd', agreement: 'signed', relationship: 'active' },
    leave: (person) => {
      people = people.map((one) => (samePerson(one, person) ? { ...one, state: 'left' } : one));
    },
    join: (person, roles) => {
      people = [...people.filter((one) => !samePerson(one, person)), admitted(person, roles)];
    },
    stop: (person, isStopped) => {
      const { id } = resellerOf(person.tenantId) ?? {};
      const state = isStopped ? ('suspended' as const) : ('confirmed' as const);
      all = all.map((one) => (one.id === id ? { ...one, state } : one));
    },
    membership: (key) => {
      const reseller = resellerOf(key.tenantId);
      const person = people.find((one) => samePerson(one, key));
      return Promise.resolve(reseller === undefined ? undefined : { reseller, person });
    },
    find: (id, asker) => {
      const reseller = all.find((one) => one.id === id);
      const may = asker.staff || resellerOf(asker.tenantId)?.id === id;
      return Promise.resolve(may ? reseller : undefined);
    },
    findings: () => Promise.resolve(resellers.findingsNow),
    withRole: (id, role) =>
      Promise.resolve(
        people.filter(
          (one) =>
            one.state === 'admitted' && one.roles.includes(role) && resellerOf(one.tenantId)?.id === id,
        ),
      ),
    look: notAsked,
    register: notAsked,
    waiting: notAsked,
    latest: notAsked,
    rivals: notAsked,
    suspend: notAsked,
    resume: notAsked,
    check: notAsked,
    confirm: notAsked,
    refuse: notAsked,
    show: notAsked,
    people: (id, asker) => {
      const may = asker.staff === true || resellerOf(asker.tenantId)?.id === id;
      const own = people.filter((one) => resellerOf(one.tenantId)?.id === id && one.state !== 'left');
      return Promise.resolve(may ? own : []);
    },
    askToJoin: notAsked,
    admit: notAsked,
    remove: notAsked,
    addOwnUseTenant: notAsked,
    decideTenant: notAsked,
    keepMadeTenant: (_tx, id, made) => {
      all = all.map((one) =>
        one.id === id ? { ...one, tenants: [...one.tenants, { ...made, use: 'own-use' as const }] } : one,
      );
      return Promise.resolve();
    },
  };
  return resellers;
}
