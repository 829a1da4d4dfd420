import assert from 'node:assert/strict';
import { sql, type Kysely } from 'kysely';
import { alikeForMs } from '../../../src/domain/order-alike.ts';
import type { Order } from '../../../src/domain/order.ts';
import { placedAlike } from '../../../src/services/store/order-lists.ts';
import { failuresSince } from '../../../src/services/store/operating-failures.ts';
import * as numbers from '../../../src/services/store/operating-numbers.ts';
import type { Tables } from '../../../src/services/store/tables.ts';
import { useDatabase } from '../../support/database.ts';
import { insertManyInvitations, insertManyNotices } from '../../support/many-rows.ts';
import { plansOf } from '../../support/query-plans.ts';

const rows = 50_000;

/** What is long over is nearly everything: the numbers must not read it. */
describe('numbers of the operation on big tables', function () {
  this.timeout(120_000);
  const database = useDatabase();

  before(async () => {
    const { db } = database();
    await insertManyNotices(db, { count: rows, state: 'sent', dueAt: 1 });
    await insertManyNotices(db, { count: 50, state: 'waiting', dueAt: 1 });
    await sql`update notice set done_at = 1 where state = 'sent'`.execute(db);
    await insertManyInvitations(db, { count: rows, state: 'expired', at: 1, expiresAt: 1 });
    await insertManyInvitations(db, { count: 50, state: 'opened', at: 1, expiresAt: 1 });
    await sql`insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id,
        created_by_user_id, draft, progress, created_at, updated_at)
      select 'F-' || n, 1, 'r' || n, case when n % 1000 = 0 then 'parked' else 'done' end, 'R-1', 'tenant', 't', 'u',
        '{}', '{}', n, n from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into approval (id, version, order_id, reseller_id, state, fingerprint, content, looked_at, created_at, updated_at)
      select 'A-' || n, 1, 'F-' || n, 'R-1', case when n % 1000 = 0 then 'open' else 'approved' end, 'x', '{}', n, n, n
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into mail_outbox (id, kind, about, state, tries, lost_answers, due_at, useful_until, created_at, done_at)
      select 'm' || n, 'invitation', 'x', case when n % 1000 = 0 then 'waiting' else 'sent' end, 1, 0, n, n, n, n
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into webhook_event (account_id, dedupe_key, body, received_at, done_at, outcome)
      select 'europe', 'k' || n, '{}', n, n, 'x' from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`analyze`.execute(db);
  });

  const late = rows - 10;
  const another = { id: 'F-0', resellerId: 'R-1', draft: { lines: [] }, progress: {} } as unknown as Order;
  const statements: readonly (readonly [string, (db: Kysely<Tables>) => Promise<unknown>])[] = [
    ['notices', (db) => numbers.noticeBacklog(db, 5)],
    ['mails', (db) => numbers.mailBacklog(db, 5)],
    ['webhooks', (db) => numbers.webhookBacklog(db)],
    ['open orders', (db) => numbers.openOrders(db)],
    ['open invitations', (db) => numbers.openInvitations(db)],
    ['approvals', (db) => numbers.openApprovals(db)],
    ['ended orders', (db) => numbers.ordersEndedSince(db, late)],
    ['ended invitations', (db) => numbers.invitationsEndedSince(db, late)],
    ['an order alike', (db) => placedAlike(db, another, alikeForMs + late)],
    ['failures', (db) => failuresSince(db, 1, 20)],
  ];
  for (const [title, work] of statements) {
    it(`${title}: found along an index, never by reading a whole table`, async () => {
      const plans = await plansOf(database().url, work);
      assert.ok(plans.length > 0);
      for (const plan of plans)
        assert.deepEqual(
          plan.filter((node) => /^Seq Scan (?!gdap_case)/.test(node)),
          [],
          plan.join('\n'),
        );
    });
  }

  it('last webhook of an account: one look into the index', async () => {
    const plans = await plansOf(database().url, (db) => numbers.accountsHeard(db, ['europe']));
    assert.ok(
      plans[0]?.some((node) => node.includes('webhook_event_latest')),
      plans[0]?.join('\n'),
    );
  });
});
