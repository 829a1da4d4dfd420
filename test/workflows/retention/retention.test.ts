import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Clock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { cutoffsAt, evidenceEnds } from '../../../src/domain/retention.ts';
import { verifyTrails } from '../../../src/workflows/audit/verify-trails.ts';
import { createRetention } from '../../../src/workflows/retention/index.ts';
import { useDatabase } from '../../support/database.ts';
import {
  emptyOrders,
  forNewTenant,
  forTenant,
  hour,
  minute,
  orderDesk,
  second,
  type OrderDesk,
} from '../support/order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from '../support/order-microsoft.ts';
import { nina, tenants } from '../support/order-people.ts';

const day = 24 * hour;
const year = 365.25 * day;

describe('retention', function () {
  const database = useDatabase();
  let microsoft: OrderMicrosoft;
  let desk: OrderDesk;
  let sold = '';
  let agreed = '';
  let draft = '';
  let began = 0;

  before(async () => {
    await emptyOrders(database());
    microsoft = await startOrderMicrosoft();
    desk = orderDesk(database(), microsoft);
    sold = (await desk.placed(forTenant(tenants.adventureWorks))).id;
    agreed = (await desk.placed(forNewTenant())).id;
    await desk.pass(6 * minute, 10 * second);
    for (const id of [sold, agreed]) assert.equal((await desk.order(id)).state, 'done');
    draft = (await desk.begin(forTenant(tenants.adventureWorks))).id;
    began = microsoft.clock.now();
  });
  after(() => microsoft.stop());

  const retentionAt = (clock: Clock) =>
    createRetention({
      database: database(),
      keepDays: 730,
      evidenceYears: 10,
      clock,
      log: createLog('silent'),
    });
  const enforceAfter = (ms: number) => retentionAt({ now: () => began + ms }).enforce(() => true);
  const there = async (table: string, id: string) =>
    (
      await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} e where strpos(e::text, ${id}) > 0`.execute(
        database().db,
      )
    ).rows[0]?.n !== 0;

  it('nothing is old enough: nothing goes', async () => {
    assert.deepEqual(await enforceAfter(30 * day), {});
  });

  it('after 90 days: what was told long ago goes, cases stay', async () => {
    await sql`update notice set state = 'sent', done_at = ${began} where case_id = ${sold}`.execute(
      database().db,
    );
    await sql`insert into bot_state values ('quiet|x', '{}', 'e', ${began}), ('busy|x', '{}', 'e', ${began + 80 * day})`.execute(
      database().db,
    );
    const counts = await enforceAfter(91 * day);
    assert.equal(counts['bot_state'], 1);
    assert.ok((counts['notice'] ?? 0) > 0);
    const waiting = await sql<{ n: number }>`
      select count(*)::int as n from notice where state = 'waiting'`.execute(database().db);
    assert.ok((waiting.rows[0]?.n ?? 0) > 0, 'what still waits is told, however late');
    assert.ok(await there('order_case', sold));
  });

  it('after two years: refused invitations, answered questions and forgotten drafts go; orders stay', async () => {
    await sql`
      insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name, customer_domain,
        cloud, account_id, created_at, expires_at, updated_at)
      select 'I-' || s, 1, 'r-' || s, s, 'provider', 't-' || s, 'n', 'd', 'public', 'europe', 1, 1, ${began}
      from unnest(array['declined', 'expired', 'accepted', 'sent']) s`.execute(database().db);
    await sql`
      insert into hand_over (id, tenant_id, user_id, words, state, created_at)
      values ('H-1', ${nina.tenantId}, ${nina.userId}, 'help', 'answered', ${began}),
        ('H-2', ${nina.tenantId}, ${nina.userId}, 'help', 'open', ${began})`.execute(database().db);
    await enforceAfter(731 * day);
    const left = await sql<{ id: string }>`
      select id from invitation union all select id from hand_over order by 1`.execute(database().db);
    assert.deepEqual(
      left.rows.map(({ id }) => id),
      ['H-2', 'I-accepted', 'I-sent'],
    );
    assert.equal(await there('order_case', draft), false);
    assert.ok(await there('order_case', sold));
    assert.ok(await there('agreement_evidence', agreed));
  });

  it('ten years after it ended: the order and all that proves it go, the trails can be followed', async () => {
    await enforceAfter(10 * year + day);
    for (const table of ['order_case', 'order_event', 'order_call', 'agreement_evidence', 'audit_entry'])
      for (const id of [sold, agreed]) assert.equal(await there(table, id), false, `${table} ${id}`);
    const verdicts = await verifyTrails(database());
    assert.ok(verdicts.some(({ forgotten }) => forgotten > 0));
    for (const { trail, broken } of verdicts) assert.equal(broken, undefined, trail);
  });

  it('several instances at once: each order goes once, nobody fails', async () => {
    const orders = [];
    for (let n = 0; n < 3; n += 1) orders.push((await desk.placed(forTenant(tenants.adventureWorks))).id);
    await desk.pass(6 * minute, 10 * second);
    const later = { now: () => began + 11 * year };
    const counts = await Promise.all([1, 2, 3].map(() => retentionAt(later).enforce(() => true)));
    const went = counts.reduce((sum, one) => sum + (one['order_case'] ?? 0), 0);
    assert.equal(went, orders.length);
    for (const { trail, broken } of await verifyTrails(database())) assert.equal(broken, undefined, trail);
  });

  it('the evidence of an agreement: stays while a later order of that customer does', async () => {
    const first = await desk.placed(forNewTenant());
    await desk.pass(6 * minute, 10 * second);
    const tenantId = (await desk.order(first.id)).progress.tenant?.tenantId ?? '';
    const second2 = await desk.placed(forTenant(tenantId));
    await desk.pass(6 * minute, 10 * second);
    await sql`update order_case set updated_at = ${began + 5 * year} where id = ${second2.id}`.execute(
      database().db,
    );
    await enforceAfter(11 * year);
    assert.ok(await there('order_case', first.id));
    await enforceAfter(16 * year);
    assert.equal(await there('order_case', first.id), false);
  });
});

describe('ends of retention', () => {
  it('years are years of the calendar; what is kept for longer is looked at by its own time', () => {
    const end = Date.UTC(2024, 1, 29, 12);
    assert.equal(new Date(evidenceEnds(end, 10)).toISOString(), '2034-03-01T12:00:00.000Z');
    const cutoffs = cutoffsAt(end, { keepDays: 30, evidenceYears: 1 });
    assert.deepEqual(
      Object.values(cutoffs).map((at) => Math.round((end - at) / day)),
      [90, 30, 365],
    );
  });
});
