import type { PersonKey } from '../../../src/domain/person.ts';
import type { Reseller, ResellerRole } from '../../../src/domain/reseller.ts';
import type { Membership, Resellers } from '../../../src/workflows/reseller/port.ts';

const tenant = (n: number): string => `66666666-6666-4666-8666-00000000000${n}`;

/** The sample resellers' tenants. */
export const northwindCsp = tenant(1);
export const northwindOwnUse = tenant(2);
export const cohoSelling = tenant(3);

/** Customers of the sample world. */
export const customerTenant = (n: number): string => `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`;
export const adventureWorks = customerTenant(11);
export const wideWorld = customerTenant(12);
export const graphicDesign = customerTenant(13);

const person = (tenantId: string, n: number): PersonKey => ({
  tenantId,
  userId: `77777777-7777-4777-8777-${String(n).padStart(12, '0')}`,
});
export const nina = person(northwindCsp, 11);
export const leo = person(northwindCsp, 13);
export const cora = person(cohoSelling, 31);

export const northwind: Reseller = {
  id: 'R-1001',
  version: 1,
  state: 'confirmed',
  company: 'Northwind IT Ltd',
  country: 'IE',
  partnerId: '4711982',
  accountId: 'europe',
  tenants: [
    { tenantId: northwindCsp, domain: 'northwindcsp.onmicrosoft.com', use: 'selling' },
    { tenantId: northwindOwnUse, domain: 'northwindit.onmicrosoft.com', use: 'own-use' },
  ],
  createdAt: 1,
  updatedAt: 1,
};

export const coho: Reseller = {
  ...northwind,
  id: 'R-1002',
  company: 'Coho IT GmbH',
  country: 'DE',
  partnerId: '4711983',
  tenants: [{ tenantId: cohoSelling, domain: 'cohoit.onmicrosoft.com', use: 'selling' }],
};

/** Who belongs where: Nina sells for Northwind, Cora for Coho, Leo has only asked to join. */
export function sampleMemberships(
  resellers: readonly Reseller[] = [northwind, coho],
): Pick<Resellers, 'membership' | 'find'> {
  const roles: readonly ResellerRole[] = ['seller'];
  const people = [
    { ...nina, name: 'Nina Roth', roles, state: 'admitted' as const },
    { ...cora, name: 'Cora Beck', roles, state: 'admitted' as const },
    { ...leo, name: 'Leo Brandt', roles: [], state: 'asked' as const },
  ];
  return {
    find: (id, asker) => {
      const found = resellers.find((one) => one.id === id);
      const isOwn = found?.tenants.some(({ tenantId }) => tenantId === asker.tenantId);
      return Promise.resolve(asker.staff || isOwn === true ? found : undefined);
    },
    membership: ({ tenantId, userId }): Promise<Membership | undefined> => {
      const reseller = resellers.find((one) => one.tenants.some((own) => own.tenantId === tenantId));
      const person = people.find((one) => one.userId === userId);
      return Promise.resolve(reseller === undefined ? undefined : { reseller, person });
    },
  };
}
