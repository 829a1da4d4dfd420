import { conversations } from '../../support/conversation.ts';
import { people, tenants, type PersonName } from '../../support/sample-world.ts';

const member = (name: PersonName, ...roles: readonly ('seller' | 'owner')[]) => ({
  tenantId: people[name].tenantId,
  userId: people[name].userId,
  name: people[name].name,
  roles,
  state: 'admitted' as const,
});

export const keyOf = (...names: readonly PersonName[]): string =>
  names.map((name) => `${people[name].tenantId}/${people[name].userId}`).join(',');

/** Northwind with Oscar as owner, Nina as seller and Leo as both, unless others are given; Coho with Cora as owner. */
export function rulesHouse(...roles: Parameters<typeof member>[]) {
  const world = conversations();
  world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: (roles.length > 0
      ? roles
      : ([
          ['oscar', 'owner'],
          ['nina', 'seller'],
          ['leo', 'seller', 'owner'],
        ] as const)
    ).map(([name, ...of]) => member(name, ...of)),
  });
  world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [member('cora', 'owner')],
  });
  return { ...world, approvals: world.approvalSettings };
}
