import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { appendAudit, auditEntries, extractTrail } from '../../../src/services/store/audit.ts';
import { entriesToForget, forgetEntries } from '../../../src/services/store/audit-forgetting.ts';
import { verifyTrails } from '../../../src/workflows/audit/verify-trails.ts';
import { useDatabase } from '../../support/database.ts';

const now = 1_800_000_000_000;
const customer = '11111111-1111-4111-8111-111111111111';
const why = { now, because: 'asked' as const };

describe('forgetting in audit trails', () => {
  const database = useDatabase();
  let trail = '';
  let trails = 0;
  beforeEach(async () => {
    trails += 1;
    trail = `R-${trails}`;
    await write('order.placed', { orderId: `F-${trails}1`, customerTenantId: customer });
    await write('order.done', { orderId: `F-${trails}1`, customerTenantId: customer });
    await write('order.placed', { orderId: `F-${trails}2`, customerTenantId: customer });
    await write('reseller.confirm', {});
  });

  const write = (name: string, about: object) =>
    database().withTransaction((tx) =>
      appendAudit(tx, { trail, about, name, at: now, facts: { secret: `words-of-${name}` } }),
    );
  const forget = (orderIds: readonly string[]) =>
    database().withTransaction((tx) => forgetEntries(tx, { orderIds }, why));
  const verdict = async () => (await verifyTrails(database(), trail))[0];
  const stored = () => auditEntries(database().db, trail, 0, 100);

  it('entries of one order forgotten: their words are gone, the trail holds, and says which they were', async () => {
    assert.equal(await forget([`F-${trails}1`]), 2);
    const entries = await stored();
    assert.deepEqual(
      entries.map(({ content }) => content === ''),
      [true, true, false, false, false],
    );
    const last = JSON.parse(entries.at(-1)?.content ?? '') as { name: string; facts: object };
    assert.deepEqual([last.name, last.facts], ['entries.forgotten', { entries: [1, 2], because: 'asked' }]);
    assert.equal((await verdict())?.broken, undefined);
    assert.equal((await verdict())?.forgotten, 2);
  });

  it('forgotten twice: the second time there is nothing to forget', async () => {
    await forget([`F-${trails}1`]);
    assert.equal(await forget([`F-${trails}1`]), 0);
    assert.equal((await stored()).length, 5);
  });

  it('more entries after that: the chain goes on', async () => {
    await forget([`F-${trails}1`]);
    await write('order.done', { orderId: `F-${trails}2` });
    assert.equal((await verdict())?.broken, undefined);
  });

  it('a proof of another order: its entries are there, the forgotten ones only as hashes', async () => {
    await forget([`F-${trails}1`]);
    const extract = await extractTrail(database().db, trail, {
      orderIds: [`F-${trails}1`, `F-${trails}2`],
      customerTenantId: undefined,
    });
    assert.deepEqual(
      extract?.entries.map(({ seq }) => seq),
      [3],
    );
    assert.equal(extract?.contentHashes.length, 5);
  });

  it('of a customer: what is about its kept orders stays', async () => {
    const found = await entriesToForget(database().db, {
      orderIds: [],
      customer: { tenantId: customer, keptOrderIds: [`F-${trails}1`] },
    });
    assert.deepEqual(
      found.filter((entry) => entry.trail === trail).map(({ seq }) => seq),
      [3],
    );
  });

  it('emptied by somebody who does not say so: verifying tells', async () => {
    await sql`update audit_entry set content = '', forgotten_at = 1, order_id = null, approval_id = null,
      customer_tenant_id = null where trail = ${trail} and seq = 3`.execute(database().db);
    assert.deepEqual((await verdict())?.broken, { seq: 3, why: 'forgotten-unsaid' });
  });

  for (const [title, change] of Object.entries({
    'another hash': sql`content_hash = 'x'`,
    'another place': sql`seq = 99`,
    'other words': sql`content = '{}'`,
    'empty, without a date': sql`content = '', order_id = null, customer_tenant_id = null`,
    'still tied to its order': sql`content = '', forgotten_at = 1`,
  })) {
    it(`an entry given ${title}: the database refuses`, async () => {
      await assert.rejects(
        sql`update audit_entry set ${change} where trail = ${trail} and seq = 1`.execute(database().db),
        /stays there/,
      );
    });
  }

  it('a forgotten entry given words again: the database refuses', async () => {
    await forget([`F-${trails}1`]);
    await assert.rejects(
      sql`update audit_entry set content = '{}', forgotten_at = null where trail = ${trail} and seq = 1`.execute(
        database().db,
      ),
      /stays there/,
    );
  });
});
