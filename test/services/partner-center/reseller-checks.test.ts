import assert from 'node:assert/strict';
import { rejectsWith } from '../support/problems.ts';
import {
  account,
  openOrderingDesk,
  refused,
  refusing,
  tenantId,
  type OrderingDesk,
} from '../support/ordering.ts';

describe('resellers at Partner Center', () => {
  let desk: OrderingDesk;
  beforeEach(async () => {
    desk = await openOrderingDesk();
  });
  afterEach(() => desk.remote.stop());
  const profile = (mpnId = '4711982') => desk.resellers.profile(account, mpnId);
  const signed = () => desk.resellers.agreementSigned(account, { mpnId: '4711982' });

  it('profile: asked as the agent, found by name', async () => {
    desk.remote.answerWith({ json: { PartnerName: 'Northwind IT Ltd', MpnId: 4711982, profileType: 'x' } });
    assert.deepEqual(await profile(), { kind: 'found', name: 'Northwind IT Ltd', mpnId: '4711982' });
    const [seen] = desk.remote.seen;
    assert.deepEqual(
      [seen?.path, seen?.headers.authorization],
      ['/v1/profiles/mpn?mpnId=4711982', 'Bearer user-token-1'],
    );
  });

  for (const [title, reply] of [
    ['404/3000', refusing(404, 3000)],
    ['404 without a code', { status: 404 }],
    ['400/2200', refusing(400, 2200)],
  ] as const) {
    it(`profile, ${title}: unknown`, async () => {
      desk.remote.answerWith(reply);
      assert.deepEqual(await profile(), { kind: 'unknown' });
    });
  }

  it('profile of what is no number: unknown without a call', async () => {
    for (const text of ['', 'abc', '47 11', '4711/..', '1234567890123'])
      assert.deepEqual(await profile(text), { kind: 'unknown' });
    assert.equal(desk.remote.seen.length, 0);
  });

  it('profile refused for another reason: a Problem', async () => {
    desk.remote.answerWith(refusing(400, 3000));
    await rejectsWith(profile(), 'rejected', { status: 400, code: '3000' });
  });

  it('agreement: signed or not, by location id or tenant', async () => {
    desk.remote.answerWith({ json: { isAgreementSigned: true } }, { json: { isAgreementSigned: false } });
    assert.deepEqual(await signed(), { kind: 'signed' });
    assert.deepEqual(await desk.resellers.agreementSigned(account, { tenantId }), { kind: 'unsigned' });
    assert.deepEqual(
      desk.remote.seen.map(({ path }) => path),
      [
        '/v1/compliance/csp/agreementstatus?mpnId=4711982',
        `/v1/compliance/csp/agreementstatus?tenantId=${tenantId}`,
      ],
    );
  });

  for (const code of [2203, 2206]) {
    it(`agreement, 400/${code}: unsigned`, async () => {
      desk.remote.answerWith(refusing(400, code));
      assert.deepEqual(await signed(), { kind: 'unsigned' });
    });
  }

  for (const code of [2000, 2200, 2201, 2204, 2205]) {
    it(`agreement, 400/${code}: refused with the code`, async () => {
      desk.remote.answerWith(refusing(400, code));
      assert.deepEqual(await signed(), refused(400, code));
    });
  }

  it('agreement, role without the rights: unauthorised', async () => {
    desk.remote.answerWith(refusing(403, 900150));
    await rejectsWith(signed(), 'unauthorised', { code: '900150' });
  });

  it('indirect resellers: state and country told, in any letter case', async () => {
    const item = {
      id: tenantId.toUpperCase(),
      name: 'Northwind IT Ltd',
      mpnId: '4711982',
      state: 'active',
      location: 'ie',
    };
    desk.remote.answerWith({
      json: { totalCount: 2, items: [item, { id: account.tenantId, state: 'None' }] },
    });
    assert.deepEqual(await desk.resellers.indirectResellers(account), [
      { tenantId, name: 'Northwind IT Ltd', mpnId: '4711982', isActive: true, country: 'IE' },
      { tenantId: account.tenantId, name: '', mpnId: undefined, isActive: false, country: undefined },
    ]);
    assert.equal(desk.remote.seen[0]?.query.get('relationship_type'), 'IsIndirectCloudSolutionProviderOf');
  });
});
