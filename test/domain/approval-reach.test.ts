import assert from 'node:assert/strict';
import { stuckOf } from '../../src/domain/approval-reach.ts';
import type { ApprovalLevel, ApprovalRule, ApprovalScope } from '../../src/domain/approval-rule.ts';
import type { ResellerPerson, ResellerRole } from '../../src/domain/reseller.ts';

const person = (userId: string, ...roles: ResellerRole[]): ResellerPerson => ({
  tenantId: 't',
  userId,
  name: userId,
  roles,
  state: 'admitted',
});
const seller = person('seller', 'seller');
const owner = person('owner', 'owner');
const both = person('both', 'owner', 'seller');
const level = (approvers: ResellerPerson[], standIns: ResellerPerson[] = []): ApprovalLevel => ({
  approvers,
  standIns,
});
const rule = (levels: ApprovalLevel[], scope: ApprovalScope = {}): ApprovalRule => ({
  number: 1,
  when: { kind: 'every-order' },
  scope,
  levels,
});
const kindOf = (levels: ApprovalLevel[], people: ResellerPerson[], fourEyes = true, scope?: ApprovalScope) =>
  stuckOf(rule(levels, scope), fourEyes, people)?.kind;

describe('rules nobody could decide', () => {
  it('an owner who does not sell: decides', () =>
    assert.equal(kindOf([level([])], [owner, seller]), undefined));
  it('the only owner sells too: their own orders, unless two eyes are enough', () => {
    assert.equal(kindOf([level([])], [both, seller]), 'own-orders');
    assert.equal(kindOf([level([])], [both, seller], false), undefined);
  });
  it('only for sellers of another unit: decided', () =>
    assert.equal(
      kindOf([level([])], [both, seller], true, { unit: { name: 'Cork', sellers: [seller] } }),
      undefined,
    ));
  it('a stand-in: decides', () => assert.equal(kindOf([level([], [seller])], [both, seller]), undefined));
  it('everybody has left: nobody', () => assert.equal(kindOf([level([owner])], [seller]), 'nobody'));
  it('one person at both levels: decides once', () =>
    assert.equal(kindOf([level([owner]), level([], [])], [owner, seller]), 'one-person'));
  it('two levels that come down to one person when the other orders: own orders', () =>
    assert.equal(kindOf([level([owner, both]), level([owner])], [owner, both]), 'own-orders'));
});
