import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { openDatabase, type Database } from '../../src/services/store/connection.ts';
import { nextOrderId } from '../../src/services/store/orders.ts';
import { insertNotice } from '../../src/services/store/notices.ts';
import { lastRestore, markRestored } from '../../src/services/store/restores.ts';
import { createTestDatabase, dropTestDatabase, urlOf } from '../support/database.ts';
import { runScript } from '../support/run-script.ts';

const backup = '2026-11-20T10:00:00+01:00';

describe('npm run after-restore', () => {
  let name = '';
  let url = '';
  before(async () => {
    name = await createTestDatabase();
    url = await urlOf(name);
  });
  after(() => dropTestDatabase(name));

  const run = (...args: string[]) => runScript('scripts/after-restore.ts', args, { DATABASE_URL: url });

  async function look<T>(what: (database: Database) => Promise<T>): Promise<T> {
    const database = openDatabase({ url, log: createLog('silent'), maxConnections: 1 });
    try {
      return await what(database);
    } finally {
      await database.close();
    }
  }
  const restore = () => look(({ db }) => lastRestore(db));
  const nextOrder = () => look(({ db }) => nextOrderId(db));

  it('without --confirm, again and again: says what would be in words, changes nothing, no number either', async () => {
    assert.equal(await nextOrder(), 'F-1001');
    for (let times = 0; times < 2; times += 1) {
      const { code, output } = await run('--backup', backup);
      assert.equal(code, 0, output);
      assert.match(output, /0 news not told yet would be told, each marked as a possible repeat/);
      assert.match(output, /Numbers would go on at F-11002, I-11001, /);
      assert.match(output, /Nothing was changed; add --confirm/);
    }
    assert.equal(await restore(), undefined);
    assert.equal(await nextOrder(), 'F-1002');
  });

  it('an instance still works on the database: refused', async () => {
    const running = openDatabase({ url, log: createLog('silent') });
    await running.ping();
    const { code, output } = await run('--backup', backup, '--confirm');
    await running.close();
    assert.equal(code, 1, output);
    assert.match(output, /Stop every instance first/);
    assert.equal(await restore(), undefined);
  });

  it('news that waits, and news whose reader was not there and may have been since: marked as a possible repeat', async () => {
    const reader = { tenantId: 'tenant', userId: 'user' };
    const states = ['waiting', 'unreachable', 'sent'] as const;
    await look(async ({ db }) => {
      for (const state of states) {
        const id = await insertNotice(db, {
          flow: 'accept',
          caseId: 'I-1001',
          target: reader,
          kind: 'card',
          event: 'opened',
          facts: {},
          now: 1,
        });
        await db.updateTable('notice').set({ state }).where('id', '=', id).execute();
      }
    });
    assert.match((await run('--backup', backup)).output, /1 news not told yet would be told/);
    await look((database) =>
      database.withTransaction((tx) =>
        markRestored(tx, { backupAt: Date.parse(backup), restoredAt: Date.now() }),
      ),
    );
    const rows = await look(({ db }) =>
      db.selectFrom('notice').select(['state', 'possible_repeat']).orderBy('id').execute(),
    );
    assert.deepEqual(
      rows.map((row) => [row.state, row.possible_repeat]),
      [
        ['waiting', true],
        ['unreachable', true],
        ['sent', false],
      ],
    );
    await look(({ db }) => db.deleteFrom('restore').execute());
  });

  it('with --confirm: the moment is noted, numbers go on where it says', async () => {
    const { code, output } = await run('--backup', backup, '--confirm');
    assert.equal(code, 0, output);
    assert.match(output, /Numbers go on at F-11003, I-11001, .*10,000 above the backup/);
    assert.equal((await restore())?.backupAt, Date.parse(backup));
    assert.equal(await nextOrder(), 'F-11003');
  });

  it('the same once more, confirmed or not: refused, with when it was done; nothing is changed', async () => {
    const before = await restore();
    for (const args of [['--confirm'], []]) {
      const { code, output } = await run('--backup', backup, ...args);
      assert.equal(code, 1, output);
      assert.match(output, /was prepared at 20.*Nothing was changed/);
    }
    assert.deepEqual(await restore(), before);
    assert.equal(await nextOrder(), 'F-11004');
  });

  it('the backup of a later moment, which holds that restore: prepared once more', async () => {
    const later = new Date().toISOString();
    const { code, output } = await run('--backup', later, '--confirm');
    assert.equal(code, 0, output);
    assert.equal((await restore())?.backupAt, Date.parse(later));
  });

  it('tables of an older version, without --confirm: left so, and it says that nothing can be counted', async () => {
    const taken = () =>
      look(({ db }) =>
        db.executeQuery(
          sql`delete from kysely_migration where name = '026-restores' returning name`.compile(db),
        ),
      );
    assert.equal((await taken()).rows.length, 1);
    const { code, output } = await run('--backup', backup);
    assert.equal(code, 0, output);
    assert.match(output, /older version.*\nNothing was changed/);
    assert.deepEqual((await taken()).rows, []);
  });

  for (const args of [
    [],
    ['--backup', 'yesterday'],
    ['--backup', '2026-11-20T10:00:00'],
    ['--backup', '2999-01-01T00:00:00Z'],
  ])
    it(`called with ${JSON.stringify(args)}: ends with 2`, async () => {
      assert.equal((await run(...args)).code, 2);
    });
});
