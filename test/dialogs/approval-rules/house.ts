import { createApprovalRulesFlow } from '../../../src/dialogs/approval-rules/index.ts';
import { Problem } from '../../../src/errors.ts';
import { conversations, type Conversations } from '../../support/conversation.ts';
import { fakeApprovalSettings, type FakeApprovalSettings } from '../../support/fake-approval-settings.ts';
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

export interface RulesHouse extends Conversations {
  readonly approvals: FakeApprovalSettings;
  /** Titles of the catalogue; undefined: it does not answer. */
  readonly catalogue: { titles: readonly string[] | undefined };
}

/** Northwind with Oscar as owner, Nina as seller and Leo as both; Coho with Cora as owner. */
export function rulesHouse(...roles: Parameters<typeof member>[]): RulesHouse {
  let approvals: FakeApprovalSettings | undefined;
  const catalogue: RulesHouse['catalogue'] = {
    titles: ['Copilot Studio', 'Microsoft 365 Business Premium', 'Microsoft 365 Copilot'],
  };
  const world = conversations(({ services, resellers }) => {
    approvals = fakeApprovalSettings(resellers);
    return [
      createApprovalRulesFlow({
        ...services,
        approvals,
        catalogue: {
          async titlesWith(_accountId, _market, words) {
            if (catalogue.titles === undefined)
              throw new Problem('unavailable', 'silent', { remote: 'test' });
            return catalogue.titles.filter((title) => title.toLowerCase().includes(words.toLowerCase()));
          },
        },
      }),
    ];
  });
  if (approvals === undefined) throw new Error('the flow was not made');
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
  return { ...world, approvals, catalogue };
}
