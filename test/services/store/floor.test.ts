import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../../src/log.ts';
import { openDatabase, type Database } from '../../../src/services/store/connection.ts';
import { oldestReadable } from '../../../src/services/store/migrations/floor.ts';
import { migrations } from '../../../src/services/store/migrations/index.ts';
import { createEmptyDatabase, dropTestDatabase, urlOf } from '../../support/database.ts';

describe('a database that a newer version has brought up to date', () => {
  let name = '';
  let database: Database;
  let logged: string[];
  beforeEach(async () => {
    name = await createEmptyDatabase();
    logged = [];
    const log = createLog('warn', { write: (line) => void logged.push(line) });
    database = openDatabase({ url: await urlOf(name), log });
    await database.migrate();
  });
  afterEach(async () => {
    await database.close();
    await dropTestDatabase(name);
  });

  /** What the start of a newer version leaves behind. */
  async function upgraded(floor?: string) {
    await sql`insert into kysely_migration (name, timestamp) values ('998-later', now()::text), ('999-future', now()::text)`.execute(
      database.db,
    );
    await sql`alter table feedback add column of_the_future text`.execute(database.db);
    if (floor !== undefined) await sql`update schema_floor set oldest = ${floor}`.execute(database.db);
  }
  const floor = async () =>
    (await sql<{ oldest: string }>`select oldest from schema_floor`.execute(database.db)).rows;

  it('migrated: it is noted what a version has to know, and that is a migration there is', async () => {
    assert.deepEqual(await floor(), [{ oldest: oldestReadable }]);
    assert.ok(oldestReadable in migrations);
  });

  it('it has only added to the tables: this version works on them, says so, and changes nothing', async () => {
    await upgraded();
    await database.migrate();
    assert.equal(logged.filter((line) => line.includes('newer version')).length, 1);
    assert.deepEqual(await floor(), [{ oldest: oldestReadable }]);
    const { rows } = await sql`select name from kysely_migration where name like '99%'`.execute(database.db);
    assert.equal(rows.length, 2);
  });

  it('it needs a version that knows one of its migrations: refused, with what to do, and nothing is changed', async () => {
    await upgraded('998-later');
    await assert.rejects(database.migrate(), (error: Error) => {
      assert.equal(error.name, 'DatabaseTooNew');
      assert.match(error.message, /999-future.*998-later.*Start that version again/);
      return true;
    });
    assert.deepEqual(await floor(), [{ oldest: '998-later' }]);
  });

  it('migrations of somebody else’s, and no word about what is needed: refused', async () => {
    await upgraded();
    await sql`drop table schema_floor`.execute(database.db);
    await assert.rejects(database.migrate(), { name: 'DatabaseTooNew' });
  });

  it('a version with an older floor starts after one with a newer: what is needed is not lowered', async () => {
    await sql`update schema_floor set oldest = '999-future'`.execute(database.db);
    await database.migrate();
    assert.deepEqual(await floor(), [{ oldest: '999-future' }]);
  });
});
