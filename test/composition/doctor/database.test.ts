import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../../src/log.ts';
import { openDatabase } from '../../../src/services/store/connection.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { useDoctor } from './doctor-desk.ts';

describe('the doctor, at the database', () => {
  const desk = useDoctor();

  it('does not answer: one fault, everything else about it is left out', async () => {
    const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', log: createLog('silent') });
    const away = { database, databaseAnswers: false, config: { databaseUrl: database.url } };
    assert.match((await desk().trouble('database', away))[0] ?? '', /^fault: The database does not answer/);
    for (const check of ['database-room', 'database-rights', 'tables', 'stored-secrets'])
      assert.deepEqual(await desk().trouble(check, away), ['skipped: The database does not answer.'], check);
    await database.close();
  });

  it('embedded in production: a warning; not running: said', async () => {
    const found = await desk().trouble('database', {
      database: undefined,
      databaseAnswers: false,
      config: { mode: 'production', databaseUrl: undefined },
    });
    assert.match(found[0] ?? '', /^warn: .*embedded/);
    assert.match(found[1] ?? '', /^skipped: .*does not run/);
  });

  it('a clock of its own: a warning', async () => {
    const clock = { now: () => Date.now() + 60_000 };
    assert.match(
      (await desk().trouble('database', { clock }))[0] ?? '',
      /^warn: The database’s clock is \d+ s off/,
    );
  });

  it('more connections for each instance than there are: a fault; room for one only: a warning', async () => {
    const { database, trouble } = desk();
    const room = (databaseConnections: number) =>
      trouble('database-room', { config: { databaseConnections, databaseUrl: database.url } });
    assert.match((await room(200))[0] ?? '', /^fault: .*room for 0/);
    assert.match((await room(40))[0] ?? '', /^warn: .*room for 1/);
    assert.deepEqual(await room(10), []);
  });

  it('an account without rights, or with all of them: told', async () => {
    const { database, trouble } = desk();
    const config = { mode: 'production', databaseUrl: database.url } as const;
    assert.match((await trouble('database-rights', { config }))[0] ?? '', /^warn: .*superuser/);
    const name = `poor_${process.pid}`;
    await sql`create role ${sql.ref(name)} login password 'poor'`.execute(database.db);
    const url = new URL(database.url);
    [url.username, url.password] = [name, 'poor'];
    const poor = openDatabase({ url: url.href, log: createLog('silent'), maxConnections: 1 });
    assert.match(
      (await trouble('database-rights', { database: poor, config }))[0] ?? '',
      /^fault: .*may not create/,
    );
    await poor.close();
    await sql`drop role ${sql.ref(name)}`.execute(database.db);
  });

  it('changed by a newer version: a warning; by an older one: the next start brings the rest', async () => {
    const { database, look } = desk();
    const levels = async () =>
      (await look('tables')).map(({ level, sentence }) => `${level} ${sentence}`).join();
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2027')`.execute(
      database.db,
    );
    assert.match(await levels(), /^warn A newer version has changed the tables \(999-later\)/);
    await sql`delete from kysely_migration where name = '999-later'`.execute(database.db);
    const { rows } = await sql<{ name: string }>`
        delete from kysely_migration where name = (select max(name) from kysely_migration) returning name`.execute(
      database.db,
    );
    assert.match(await levels(), /^ok The next start brings 1 changes/);
    const last = rows[0]?.name ?? '';
    await sql`insert into kysely_migration (name, timestamp) values (${last}, '2026')`.execute(database.db);
    assert.match(await levels(), /^ok The tables are those of this version/);
  });

  it('secrets under a key nobody has given: a fault that counts them; with the key: fine', async () => {
    const { database, trouble } = desk();
    const other = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
    const sealed = createSecretBox(other).seal('token', 'refresh-token:LOST');
    await sql`insert into refresh_token (credential, sealed, updated_at) values ('LOST', ${sealed}, 1)`.execute(
      database.db,
    );
    assert.match((await trouble('stored-secrets'))[0] ?? '', /^fault: .*\(refresh tokens: 1\)/);
    assert.deepEqual(await trouble('stored-secrets', { config: { otherEncryptionKeys: [other] } }), []);
    await sql`delete from refresh_token where credential = 'LOST'`.execute(database.db);
  });
});
