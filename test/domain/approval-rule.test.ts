import assert from 'node:assert/strict';
import {
  growthOf,
  isSurelyWanted,
  levelsFor,
  noApprovals,
  ownUseRule,
  rulesFor,
  type ApprovalCondition,
  type ApprovalRule,
  type ApprovalSettings,
  type OrderFacts,
} from '../../src/domain/approval-rule.ts';
import type { PersonKey } from '../../src/domain/person.ts';

const person = (name: string): PersonKey => ({ tenantId: 'northwind', userId: name });
const [nina, oscar, petra] = [person('nina'), person('oscar'), person('petra')];
const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });

const usual: OrderFacts = {
  requestedBy: nina,
  customerTenantId: 'contoso',
  isOwnUse: false,
  amount: euros(2_000),
  seatsNow: 40,
  seatsAdded: 10,
  isNewCustomer: false,
  lines: [{ title: 'Microsoft 365 Copilot', months: 12 }],
};

const rule = (
  number: number,
  when: ApprovalCondition,
  changes: Partial<ApprovalRule> = {},
): ApprovalRule => ({
  number,
  when,
  scope: {},
  levels: [{ approvers: [oscar], standIns: [] }],
  ...changes,
});
const settings = (changes: Partial<ApprovalSettings>): ApprovalSettings => ({ ...noApprovals, ...changes });

describe('whether it is sure that somebody is asked', () => {
  const isSure = (
    when: ApprovalCondition,
    facts: Partial<OrderFacts>,
    more: Partial<ApprovalSettings> = {},
  ) => isSurelyWanted(settings({ rules: [rule(1, when)], ...more }), { ...usual, ...facts });

  it('not when only something unknown asks; surely when something known does', () => {
    const unknown = { amount: undefined, seatsNow: undefined, isNewCustomer: undefined };
    for (const when of [
      { kind: 'amount', over: euros(1) },
      { kind: 'percent', over: 1 },
      { kind: 'new-customer' },
    ] as const) {
      assert.equal(isSure(when, unknown), false, when.kind);
      assert.equal(isSure(when, { isNewCustomer: true }), true, when.kind);
    }
    for (const when of [
      { kind: 'every-order' },
      { kind: 'term', overMonths: 1 },
      { kind: 'product', words: 'copilot' },
    ] as const)
      assert.equal(isSure(when, unknown), true, when.kind);
    assert.equal(isSure({ kind: 'own-use' }, { ...unknown, isOwnUse: true }), true);
    assert.equal(isSure({ kind: 'amount', over: { minor: 1, currency: 'USD' } }, {}), true);
  });

  it('not while a small order might go without, and it is not known how small it is', () => {
    assert.equal(isSure({ kind: 'every-order' }, { seatsNow: undefined }, { withoutUpToPercent: 5 }), false);
    assert.equal(isSure({ kind: 'every-order' }, {}, { withoutUpToPercent: 5 }), true);
  });
});

describe('rules for approvals', () => {
  const asks = (when: ApprovalCondition, facts: Partial<OrderFacts>, scope: ApprovalRule['scope'] = {}) =>
    rulesFor(settings({ rules: [rule(1, when, { scope })] }), { ...usual, ...facts }).length === 1;

  for (const [when, isAsked, isNot] of [
    [{ kind: 'amount', over: euros(2_000) }, { amount: euros(2_000.01) }, { amount: euros(2_000) }],
    [{ kind: 'percent', over: 25 }, { seatsAdded: 11 }, { seatsAdded: 10 }],
    [{ kind: 'new-customer' }, { isNewCustomer: true }, { isNewCustomer: false }],
    [
      { kind: 'product', words: ' copilot ' },
      { lines: [{ title: 'Microsoft 365  COPILOT', months: 1 }] },
      { lines: [{ title: 'Microsoft 365 E3', months: 1 }] },
    ],
    [
      { kind: 'term', overMonths: 12 },
      { lines: [{ title: 'Microsoft 365 E3', months: 36 }] },
      { lines: [{ title: 'Microsoft 365 E3', months: 12 }] },
    ],
  ] as const satisfies readonly [ApprovalCondition, Partial<OrderFacts>, Partial<OrderFacts>][])
    it(`${when.kind}: asked beyond the limit, not at it`, () => {
      assert.deepEqual([asks(when, isAsked), asks(when, isNot)], [true, false]);
    });

  it('own licences: to any owner even without a rule, however few they are; a rule that fits says to whom instead', () => {
    const asked = (rules: readonly ApprovalRule[]) =>
      rulesFor(settings({ rules, withoutUpToPercent: 50 }), { ...usual, isOwnUse: true });
    assert.deepEqual(asked([]), [ownUseRule]);
    assert.deepEqual(asked([rule(1, { kind: 'term', overMonths: 36 })]), [ownUseRule]);
    const [own, every] = [rule(2, { kind: 'own-use' }), rule(3, { kind: 'every-order' })];
    assert.deepEqual(asked([own, every]), [own, every]);
    assert.deepEqual(rulesFor(settings({ rules: [own] }), usual), []);
  });

  it('what is not known counts as if it mattered', () => {
    assert.ok(asks({ kind: 'amount', over: euros(1_000_000) }, { amount: undefined }));
    assert.ok(asks({ kind: 'amount', over: euros(1_000_000) }, { amount: { minor: 1, currency: 'USD' } }));
    assert.ok(asks({ kind: 'percent', over: 1_000 }, { seatsNow: undefined }));
    assert.ok(asks({ kind: 'new-customer' }, { isNewCustomer: undefined }));
  });

  it('a product the customer does not have grows without end', () => {
    assert.equal(growthOf({ ...usual, seatsNow: 0 }), Infinity);
    assert.equal(growthOf(usual), 25);
  });

  it('for some customers, or some sellers, only: everybody else is not looked at', () => {
    const customers = [{ tenantId: 'contoso', domain: 'contoso.com' }];
    const unit = { name: 'North', sellers: [nina] };
    assert.ok(asks({ kind: 'every-order' }, {}, { customers, unit }));
    assert.ok(!asks({ kind: 'every-order' }, { customerTenantId: 'fabrikam' }, { customers }));
    assert.ok(!asks({ kind: 'every-order' }, { requestedBy: petra }, { unit }));
  });

  it('a growth up to the percentage that needs nobody: no rule asks; without knowing it, they do', () => {
    const rules = [rule(1, { kind: 'every-order' })];
    const asked = (facts: Partial<OrderFacts>) =>
      rulesFor(settings({ rules, withoutUpToPercent: 25 }), { ...usual, ...facts }).length;
    assert.deepEqual([asked({}), asked({ seatsAdded: 11 }), asked({ seatsNow: undefined })], [0, 1, 1]);
  });
});

describe('who is asked', () => {
  it('nobody named: every owner', () => {
    const rules = [rule(1, { kind: 'own-use' }, { levels: [{ approvers: [], standIns: [petra] }] })];
    assert.deepEqual(levelsFor(rules, [oscar, nina]), [
      { approvers: [oscar, nina], standIns: [petra], owners: true },
    ]);
  });

  it('one rule names whom another asks as owners: asked once, as owners', () => {
    const named = rule(1, { kind: 'own-use' }, { levels: [{ approvers: [oscar], standIns: [petra] }] });
    const owned = rule(2, { kind: 'new-customer' }, { levels: [{ approvers: [], standIns: [] }] });
    const once = [{ approvers: [oscar], standIns: [petra], owners: true }];
    assert.deepEqual(levelsFor([named, owned], [oscar]), once);
    assert.deepEqual(levelsFor([named], [oscar]), [{ approvers: [oscar], standIns: [petra] }]);
  });

  it('two rules that name the same people: asked once; other people: one after the other', () => {
    const rules = [
      rule(1, { kind: 'own-use' }, { levels: [{ approvers: [oscar, petra], standIns: [] }] }),
      rule(2, { kind: 'new-customer' }, { levels: [{ approvers: [petra, oscar], standIns: [] }] }),
      rule(3, { kind: 'every-order' }, { levels: [{ approvers: [nina], standIns: [] }] }),
    ];
    assert.deepEqual(
      levelsFor(rules, []).map(({ approvers }) => approvers),
      [[oscar, petra], [nina]],
    );
  });

  it('two levels of one rule with the same people: both, because two of them decide', () => {
    const both = { approvers: [oscar, petra], standIns: [] };
    assert.equal(levelsFor([rule(1, { kind: 'own-use' }, { levels: [both, both] })], []).length, 2);
  });
});
