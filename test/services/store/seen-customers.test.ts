import assert from 'node:assert/strict';
import {
  baselineOf,
  beginSweep,
  dueSweeps,
  finishSweep,
  hastenSweep,
  recordOld,
  recordRemoved,
  recordSeen,
  stampKnown,
  unseen,
} from '../../../src/services/store/seen-customers.ts';
import { useDatabase } from '../../support/database.ts';
import { insertManyInvitations } from '../../support/many-rows.ts';

const contoso = { tenantId: 'contoso', name: 'Contoso Ltd', domain: 'contoso.onmicrosoft.com' };
const fabrikam = { tenantId: 'fabrikam', name: 'Fabrikam GmbH', domain: 'fabrikam.onmicrosoft.com' };

describe('sweeps', () => {
  const database = useDatabase();
  const db = () => database().db;
  beforeEach(() => db().deleteFrom('sweep').execute());

  it('never swept: due; begun: booked for later and not due before', async () => {
    assert.deepEqual(await dueSweeps(db(), ['europe', 'canada'], 100), ['europe', 'canada']);
    assert.deepEqual(await beginSweep(db(), 'europe', 100, 200), { number: 1, baseline: false });
    assert.deepEqual(await dueSweeps(db(), ['europe', 'canada'], 199), ['canada']);
    assert.equal(await beginSweep(db(), 'europe', 199, 300), undefined);
    assert.deepEqual(await beginSweep(db(), 'europe', 200, 300), { number: 2, baseline: false });
  });

  it('ten begin at once: one does', async () => {
    for (const now of [100, 200]) {
      const begun = await Promise.all(
        Array.from({ length: 10 }, () => beginSweep(db(), 'europe', now, now + 100)),
      );
      assert.equal(begun.filter((sweep) => sweep !== undefined).length, 1);
    }
  });

  it('finished once: from then on there is a baseline, for this account only', async () => {
    assert.deepEqual(await baselineOf(db(), 'europe'), { isThere: false, at: undefined });
    await beginSweep(db(), 'europe', 100, 200);
    await beginSweep(db(), 'canada', 100, 200);
    assert.deepEqual(await baselineOf(db(), 'europe'), { isThere: false, at: undefined });
    await finishSweep(db(), 'europe', 150);
    assert.deepEqual(await baselineOf(db(), 'europe'), { isThere: true, at: 150 });
    assert.deepEqual(await baselineOf(db(), 'canada'), { isThere: false, at: undefined });
    assert.deepEqual(await beginSweep(db(), 'europe', 200, 300), { number: 2, baseline: true });
  });

  it('hastened: comes earlier, never later', async () => {
    await beginSweep(db(), 'europe', 100, 200);
    await hastenSweep(db(), 'europe', 150);
    await hastenSweep(db(), 'europe', 180);
    assert.deepEqual(await dueSweeps(db(), ['europe'], 149), []);
    assert.deepEqual(await dueSweeps(db(), ['europe'], 150), ['europe']);
  });

  it('an account that has left the configuration: not due', async () => {
    await beginSweep(db(), 'mars', 100, 200);
    assert.deepEqual(await dueSweeps(db(), ['europe'], 500), ['europe']);
  });
});

describe('seen customers', () => {
  const database = useDatabase();
  const db = () => database().db;
  beforeEach(async () => {
    await db().deleteFrom('sweep').execute();
    await db().deleteFrom('seen_customer').execute();
    await db().deleteFrom('invitation').execute();
  });

  const onRecord = (account = 'europe') =>
    db()
      .selectFrom('seen_customer')
      .selectAll()
      .where('account_id', '=', account)
      .orderBy('tenant_id')
      .execute();

  it('recorded twice: news once; at another account: news there', async () => {
    assert.equal(await recordSeen(db(), 'europe', contoso, 1), true);
    assert.equal(await recordSeen(db(), 'europe', { ...contoso, name: 'Contoso Limited' }, 2), false);
    assert.equal(await recordSeen(db(), 'canada', contoso, 3), true);
    assert.deepEqual(
      (await onRecord()).map((row) => [row.name, row.state, row.seen_at]),
      [['Contoso Limited', 'reseller', 2]],
    );
  });

  it('removed: news once, and news again when it comes back', async () => {
    await recordSeen(db(), 'europe', contoso, 1);
    assert.equal(await recordRemoved(db(), 'europe', 'contoso', 2), true);
    assert.equal(await recordRemoved(db(), 'europe', 'contoso', 3), false);
    assert.equal(await recordSeen(db(), 'europe', contoso, 4), true);
  });

  it('removed by an answer older than the last sight: not removed', async () => {
    await recordSeen(db(), 'europe', contoso, 10);
    assert.equal(await recordRemoved(db(), 'europe', 'contoso', 9), false);
    assert.equal((await onRecord())[0]?.state, 'reseller');
    assert.equal(await recordRemoved(db(), 'europe', 'contoso', 10), true);
  });

  it('removed without ever having been seen: no news', async () => {
    assert.equal(await recordRemoved(db(), 'europe', 'contoso', 1), false);
  });

  it('a page of known and unknown: the known are stamped, the unknown come back and are not recorded', async () => {
    await recordSeen(db(), 'europe', contoso, 1);
    await recordSeen(db(), 'canada', fabrikam, 1);
    assert.deepEqual(await stampKnown(db(), 'europe', [contoso, fabrikam], 7), [fabrikam]);
    assert.deepEqual(
      (await onRecord()).map((row) => [row.tenant_id, row.sweep]),
      [['contoso', 7]],
    );
    assert.equal((await onRecord('canada'))[0]?.sweep, 0);
  });

  it('an empty page: nothing', async () => {
    assert.deepEqual(await stampKnown(db(), 'europe', [], 1), []);
    assert.deepEqual(await recordOld(db(), 'europe', [], 1, 1), []);
  });

  it('removed before and listed again: unknown, so that it becomes news', async () => {
    await recordSeen(db(), 'europe', contoso, 1);
    await recordRemoved(db(), 'europe', 'contoso', 1);
    assert.deepEqual(await stampKnown(db(), 'europe', [contoso], 2), [contoso]);
  });

  it('not met by this sweep: listed as unseen, but neither removed ones nor those just recorded', async () => {
    await recordSeen(db(), 'europe', contoso, 1);
    await recordSeen(db(), 'europe', fabrikam, 1);
    await recordRemoved(db(), 'europe', 'fabrikam', 1);
    const sweep = await beginSweep(db(), 'europe', 100, 200);
    assert.ok(sweep !== undefined);
    await recordSeen(db(), 'europe', { tenantId: 'new', name: 'New', domain: 'new' }, 101);
    assert.deepEqual(await unseen(db(), 'europe', sweep.number, 10), [contoso]);
    assert.deepEqual(await unseen(db(), 'europe', sweep.number, 0), []);
  });

  it('stamped by a later sweep: an earlier one does not take that back', async () => {
    await recordSeen(db(), 'europe', contoso, 1);
    await stampKnown(db(), 'europe', [contoso], 8);
    await stampKnown(db(), 'europe', [contoso], 7);
    assert.deepEqual(await unseen(db(), 'europe', 8, 10), []);
  });

  it('old customers in bulk: those without an invitation are recorded, the others come back', async () => {
    await insertManyInvitations(db(), { count: 1, state: 'sent', at: 1, expiresAt: 2 });
    const invited = { tenantId: 'many-1', name: 'Many', domain: 'many.example' };
    assert.deepEqual(await recordOld(db(), 'europe', [contoso, invited, fabrikam], 3, 100), [invited]);
    assert.deepEqual(
      (await onRecord()).map((row) => [row.tenant_id, row.state, row.sweep, row.seen_at]),
      [
        ['contoso', 'reseller', 3, 100],
        ['fabrikam', 'reseller', 3, 100],
      ],
    );
    assert.deepEqual(await recordOld(db(), 'europe', [contoso], 4, 200), [contoso]);
  });
});
