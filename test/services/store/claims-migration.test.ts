import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../../src/log.ts';
import { openDatabase } from '../../../src/services/store/connection.ts';
import { migrations } from '../../../src/services/store/migrations/index.ts';
import { createEmptyDatabase, dropTestDatabase, urlOf } from '../../support/database.ts';

describe('claims, on a database from before', () => {
  it('a selling tenant nobody signed in at is only said from now on; a proven one stays; answers in the open are gone', async () => {
    const name = await createEmptyDatabase();
    const database = openDatabase({ url: await urlOf(name), log: createLog('silent') });
    try {
      const { db } = database;
      const untyped = db as never;
      const before = Object.keys(migrations).filter((one) => one < '013');
      for (const one of before) await migrations[one]?.up(untyped);
      await sql`
        insert into reseller (id, version, request_id, state, company, country, partner_id, account_id, created_at, updated_at)
          values ('R-1', 1, 'a', 'requested', 'A', 'IE', '1', 'europe', 5, 5), ('R-2', 1, 'b', 'requested', 'B', 'IE', '2', 'europe', 5, 5);
        insert into reseller_tenant values ('sells-1', 'R-1', 'one.example', 'selling'), ('own-1', 'R-1', 'own.example', 'own-use'),
          ('sells-2', 'R-2', 'two.example', 'selling');
        insert into reseller_person values ('own-1', 'eve', 'R-1', 'Eve', true, true, 'asked', 5, 5),
          ('sells-2', 'bob', 'R-2', 'Bob', true, true, 'asked', 5, 5);
        insert into seen_activity values ('a:1', 'x', 'done', '{"value":{"body":"eva@fourthcoffee.example"}}', 5);`.execute(
        db,
      );
      await migrations['013-claims']?.up(untyped);
      const tenants = await sql`select tenant_id from reseller_tenant order by 1`.execute(db);
      assert.deepEqual(tenants.rows, [{ tenant_id: 'own-1' }, { tenant_id: 'sells-2' }]);
      const asked =
        await sql`select reseller_id, tenant_id, said, use, by_user_id from reseller_asked_tenant`.execute(
          db,
        );
      assert.deepEqual(asked.rows, [
        { reseller_id: 'R-1', tenant_id: 'sells-1', said: 'one.example', use: 'selling', by_user_id: 'eve' },
      ]);
      const seen = await sql`select response from seen_activity`.execute(db);
      assert.deepEqual(seen.rows, [{ response: null }]);
    } finally {
      await database.close();
      await dropTestDatabase(name);
    }
  });
});
