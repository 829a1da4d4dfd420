import assert from 'node:assert/strict';
import { sql } from 'kysely';
import {
  acceptanceTimes,
  openInvitationsByAge,
  openOrdersByAge,
  provisioningTimes,
} from '../../../src/services/store/operating-figures.ts';
import { useDatabase } from '../../support/database.ts';
import { insertManyInvitations } from '../../support/many-rows.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 17, 9);
const since = now - 30 * day;

describe('figures for the provider’s staff', () => {
  const database = useDatabase();
  const db = () => database().db;

  beforeEach(async () => {
    await sql`truncate invitation, order_case cascade`.execute(db());
  });

  let number = 0;
  async function order(state: string, at: number, progress: object = {}): Promise<void> {
    number += 1;
    await sql`
      insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id,
        created_by_user_id, draft, progress, created_at, updated_at)
      values (${`F-${number}`}, 1, ${`request-${number}`}, ${state}, 'R-1', 'tenant', 't', 'u', '{}',
        ${JSON.stringify(progress)}::jsonb, ${at}, ${at})`.execute(db());
  }
  const done = (took: number, more: object = {}, at = now - hour) =>
    order('done', at, { orderedAt: at - took, doneAt: at, ...more });

  it('nothing there: no rows, and no times', async () => {
    assert.deepEqual(await openOrdersByAge(db(), now), []);
    assert.deepEqual(await provisioningTimes(db(), since), {
      count: 0,
      median: undefined,
      ninety: undefined,
    });
  });

  it('orders: by state and by when they moved last; drafts and ended ones are not open', async () => {
    for (const at of [now - hour, now - 2 * day, now - 6 * day, now - 8 * day]) await order('parked', at);
    await order('needs-person', now - 9 * day);
    for (const state of ['draft', 'done', 'discarded', 'expired', 'failed']) await order(state, now - hour);
    assert.deepEqual(await openOrdersByAge(db(), now), [
      { state: 'needs-person', day: 0, week: 0, older: 1 },
      { state: 'parked', day: 1, week: 2, older: 1 },
    ]);
  });

  it('invitations: likewise', async () => {
    await insertManyInvitations(db(), { count: 3, state: 'sent', at: now - 3 * day, expiresAt: now + day });
    await insertManyInvitations(db(), { count: 2, state: 'accepted', at: now - hour, expiresAt: now + day });
    assert.deepEqual(await openInvitationsByAge(db(), now), [{ state: 'sent', day: 0, week: 3, older: 0 }]);
  });

  it('provisioning: half and nine of ten of the last 30 days, without those somebody had to mend', async () => {
    for (let n = 1; n <= 10; n += 1) await done(n * hour);
    await done(999 * hour, { heldUp: true });
    await done(999 * hour, {}, since - hour);
    assert.deepEqual(await provisioningTimes(db(), since), { count: 10, median: 5 * hour, ninety: 9 * hour });
  });

  it('acceptance: from the invitation on; relationships nobody was invited to are none', async () => {
    await insertManyInvitations(db(), {
      count: 10,
      state: 'accepted',
      at: now - 5 * day,
      expiresAt: now + day,
    });
    await sql`update invitation set accepted_at = created_at + (expires_at - ${now + day}) * ${hour}`.execute(
      db(),
    );
    await insertManyInvitations(db(), {
      count: 5,
      state: 'removed',
      at: now - 5 * day,
      expiresAt: now + day,
    });
    await sql`update invitation set accepted_at = created_at, origin = 'uninvited' where state = 'removed'`.execute(
      db(),
    );
    assert.deepEqual(await acceptanceTimes(db(), since), { count: 10, median: 5 * hour, ninety: 9 * hour });
  });
});
