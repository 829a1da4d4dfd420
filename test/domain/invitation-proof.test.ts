import assert from 'node:assert/strict';
import type { Invitation } from '../../src/domain/invitation.ts';
import { isComplete, isToBeProven, nextLook } from '../../src/domain/invitation-proof.ts';

const minute = 60_000;
const day = 1440 * minute;
const reseller = { id: 'R-1001', company: 'Northwind IT Ltd', tenantId: 't', partnerId: '4711982' };
const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  id: 'I-1001',
  version: 1,
  state: 'accepted',
  origin: 'reseller',
  customer: { tenantId: 'c', name: 'Contoso', domain: 'contoso.com' },
  country: 'IE',
  cloud: 'public',
  accountId: 'europe',
  accountReason: undefined,
  acceptedAccountId: 'europe',
  acceptedBy: 'webhook',
  administrator: undefined,
  createdBy: undefined,
  link: undefined,
  createdAt: 0,
  openedAt: undefined,
  acceptedAt: 0,
  expiresAt: 90 * day,
  remindAt: undefined,
  remindAbout: undefined,
  supersededBy: undefined,
  updatedAt: 0,
  reseller,
  ...more,
});

describe('what an acceptance has to bring', () => {
  it('whose invitations are looked at: those somebody waits to hear of', () => {
    const kinds: readonly (readonly [Partial<Invitation>, boolean])[] = [
      [{}, true],
      [{ origin: 'provider', reseller: undefined }, true],
      [{ origin: 'customer', reseller: undefined }, false],
      [{ origin: 'customer' }, true],
      [{ origin: 'uninvited', reseller: undefined }, false],
      [{ state: 'opened' }, true],
      [{ state: 'opened', reseller: undefined }, false],
      [{ state: 'wrong-account' }, false],
      [{ state: 'removed' }, false],
      [{ state: 'withdrawn' }, false],
    ];
    for (const [more, expected] of kinds)
      assert.equal(isToBeProven(invitation(more)), expected, JSON.stringify(more));
  });

  it('when all is there: the reseller’s if one was invited along, the agreement where the cloud has one', () => {
    const complete = (more: Partial<Invitation>, agreement: 'there' | 'missing' | 'unknown', has?: boolean) =>
      isComplete(invitation(more), { agreement, reseller: has });
    assert.ok(complete({}, 'there', true));
    assert.ok(!complete({}, 'missing', true));
    assert.ok(!complete({}, 'unknown', true));
    assert.ok(!complete({}, 'there', false));
    assert.ok(!complete({}, 'there', undefined));
    assert.ok(complete({ reseller: undefined }, 'there'));
    assert.ok(complete({ reseller: undefined, cloud: 'china' }, 'unknown'));
    assert.ok(!isComplete(invitation(), undefined));
  });

  it('the next look: after ten minutes, an hour, each day, and none after two weeks; always later than now', () => {
    const at = (age: number) => nextLook(invitation(), age);
    assert.equal(at(0), 10 * minute);
    assert.equal(at(10 * minute), 60 * minute);
    assert.equal(at(60 * minute), day);
    assert.equal(at(day - 1), day);
    assert.equal(at(day), 2 * day);
    assert.equal(at(13.5 * day), 14 * day);
    assert.equal(at(14 * day), undefined);
    for (let age = 0; age < 14 * day; age += 7 * minute) assert.ok((at(age) ?? 0) > age);
  });
});
