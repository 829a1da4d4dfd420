import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { searchRecord, wholeRecord } from '../../../src/services/store/customers-on-record.ts';
import { useDatabase } from '../../support/database.ts';

describe('customers on record', function () {
  const database = useDatabase();
  const page = { limit: 10, offset: 0 };

  it('ten thousand of them, and ten thousand invitations: one page, counted, the likeliest first', async () => {
    const { db } = database();
    await sql`truncate seen_customer, invitation cascade`.execute(db);
    await sql`
      insert into seen_customer (account_id, tenant_id, name, domain, state, seen_at, sweep)
      select 'europe', 'tenant-' || n, 'Customer ' || n, 'customer' || n || '.onmicrosoft.com', 'reseller', 1, 1
      from generate_series(1, 10000) as n`.execute(db);
    await sql`
      insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name,
        customer_domain, cloud, account_id, created_at, expires_at, updated_at)
      select 'I-' || n, 1, 'r-' || n, 'sent', 'provider', 'tenant-' || n, 'Called ' || n, 'called.example',
        'public', 'europe', 1, 2, 1
      from generate_series(1, 10000) as n`.execute(db);
    const found = await searchRecord(db, ['customer', '77'], page);
    // Once each, by the name Microsoft showed.
    assert.equal(found.total, 280);
    assert.deepEqual(found.customers[0], {
      tenantId: 'tenant-77',
      name: 'Customer 77',
      domain: 'customer77.onmicrosoft.com',
    });
    const all = await searchRecord(db, [], { limit: 10, offset: 9_990 });
    assert.deepEqual([all.customers.length, all.total], [10, 10_000]);
    assert.equal((await wholeRecord(db)).length, 10_000);
  });

  it('what a search box may hold: letters, not patterns', async () => {
    const { db } = database();
    await sql`truncate seen_customer, invitation cascade`.execute(db);
    await sql`
      insert into seen_customer (account_id, tenant_id, name, domain, state, seen_at, sweep)
      values ('europe', 'a', '100% Coffee', 'a.example', 'reseller', 1, 1),
        ('europe', 'b', 'Under_score', 'b.example', 'reseller', 1, 1),
        ('europe', 'c', 'Back\\slash', 'c.example', 'reseller', 1, 1)`.execute(db);
    const ids = async (...words: string[]) =>
      (await searchRecord(db, words, page)).customers.map(({ tenantId }) => tenantId);
    assert.deepEqual(await ids('%'), ['a']);
    assert.deepEqual(await ids('_'), ['b']);
    assert.deepEqual(await ids('\\'), ['c']);
    assert.deepEqual(await ids("'; drop"), []);
  });
});
