import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { statementName } from '../../../src/services/store/statement-names.ts';
import { useDatabase } from '../../support/database.ts';

describe('prepared statements', () => {
  const database = useDatabase();
  const table = sql.table(`t_${randomUUID().replaceAll('-', '')}`);

  it('used again and again: one name; used once, or selecting *: none', () => {
    const text = `select ${randomUUID()}`;
    const names = Array.from({ length: 6 }, () => statementName(text));
    assert.deepEqual(names.slice(0, 3), [undefined, undefined, undefined]);
    assert.match(names[3] ?? '', /^c\d+$/);
    assert.deepEqual(new Set(names.slice(3)).size, 1);
    for (let n = 0; n < 6; n += 1) {
      assert.equal(statementName(`${text} as ${n}`), undefined);
      assert.equal(statementName(`select * from "${text}"`), undefined);
    }
  });

  it('the statement is one the server has planned before, and a column that a newer version adds harms nothing', async () => {
    const { db } = database();
    await sql`create table ${table} (id int, name text)`.execute(db);
    await sql`insert into ${table} values (1, 'one')`.execute(db);
    await db.connection().execute(async (connection) => {
      const named = () => sql`select id, name from ${table} where id = ${1}`.execute(connection);
      const all = () => sql`select * from ${table} where id = ${1}`.execute(connection);
      for (let n = 0; n < 6; n += 1) {
        await named();
        await all();
      }
      const { rows } = await sql<{ statement: string }>`
        select statement from pg_prepared_statements where name ~ ${'^c'}`.execute(connection);
      const prepared = rows.filter(({ statement }) => statement.includes('select id, name'));
      assert.equal(prepared.length, 1);
      await sql`alter table ${table} add column later text`.execute(connection);
      assert.deepEqual((await named()).rows, [{ id: 1, name: 'one' }]);
      assert.deepEqual((await all()).rows, [{ id: 1, name: 'one', later: null }]);
    });
  });
});
