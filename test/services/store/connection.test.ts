import assert from 'node:assert/strict';
import { sql, type Kysely } from 'kysely';
import { createLog } from '../../../src/log.ts';
import { openDatabase } from '../../../src/services/store/connection.ts';
import type { Tables } from '../../../src/services/store/tables.ts';
import { isDatabaseAway } from '../../../src/services/store/database-away.ts';
import { defaultLimits, type DatabaseLimits } from '../../../src/services/store/pool.ts';
import { openDatabaseProxy } from '../../support/database-proxy.ts';
import { createEmptyDatabase, dropTestDatabase, urlOf, useDatabase } from '../../support/database.ts';

const log = createLog('silent');

describe('database connection', () => {
  const database = useDatabase();

  it('64-bit numbers: arrive as numbers', async () => {
    const { rows } = await sql<{ at: unknown }>`select 1763600000000::bigint as at`.execute(database().db);
    assert.deepEqual(rows, [{ at: 1_763_600_000_000 }]);
  });

  it('transaction that rejects: nothing of it stays, the error comes through', async () => {
    const failure = new Error('changed my mind');
    const work = database().withTransaction(async (tx) => {
      await tx
        .insertInto('live_card')
        .values({ conversation_id: 'x', stamp: 's', activity_id: 'a', updated_at: 1 })
        .execute();
      throw failure;
    });
    await assert.rejects(work, failure);
    assert.deepEqual(await database().db.selectFrom('live_card').selectAll().execute(), []);
  });

  it('connection ended by the server in the middle of a transaction: that one fails, the next works', async () => {
    const broken = database().withTransaction(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database().db);
      await sql`select 1`.execute(tx);
    });
    await assert.rejects(broken, isDatabaseAway);
    await database().ping();
  });

  it('what passes by itself is told from our own mistakes', async () => {
    const { db } = database();
    const ownMistakes = [sql`select nothing from nowhere`, sql`select 1 / 0`, sql`select 'x'::int`];
    for (const mistake of ownMistakes)
      await assert.rejects(mistake.execute(db), (error) => !isDatabaseAway(error));
    const given = sql`set local statement_timeout = 20`;
    await assert.rejects(
      database().withTransaction(async (tx) => {
        await given.execute(tx);
        await sql`select pg_sleep(5)`.execute(tx);
      }),
      isDatabaseAway,
    );
    assert.equal(isDatabaseAway(new TypeError('x is undefined')), false);
    assert.equal(isDatabaseAway(Object.assign(new Error('a remote'), { code: 'ECONNRESET' })), false);
  });

  it('server out of reach: ping says so', async () => {
    const nowhere = openDatabase({ url: 'postgres://concierge:x@127.0.0.1:1/none', log });
    await assert.rejects(sql`select 1`.execute(nowhere.db), isDatabaseAway);
    await assert.rejects(nowhere.ping(), { code: 'ECONNREFUSED' });
    await nowhere.close();
  });
});

describe('limits of the database', () => {
  const database = useDatabase();

  async function withLimits(
    limits: Partial<DatabaseLimits>,
    work: (limited: ReturnType<typeof openDatabase>) => Promise<void>,
    more: { url?: string; maxConnections?: number } = {},
  ): Promise<void> {
    const limited = openDatabase({
      url: database().url,
      log,
      ...more,
      limits: { ...defaultLimits, ...limits },
    });
    try {
      await work(limited);
    } finally {
      await limited.close();
    }
  }
  const insert = (db: Kysely<Tables>, stamp: string) =>
    db
      .insertInto('live_card')
      .values({ conversation_id: 'shared', stamp, activity_id: 'a', updated_at: 1 })
      .execute();
  const kept = () =>
    database().db.selectFrom('live_card').select('stamp').where('conversation_id', '=', 'shared').execute();

  it('an instance frozen in a transaction: others get what it has locked, and it cannot commit any more', async () => {
    await withLimits({ idleInTransaction: 200 }, async (frozen) => {
      const locked = Promise.withResolvers<void>();
      const thawed = Promise.withResolvers<void>();
      const broken = frozen.withTransaction(async (tx) => {
        await insert(tx, 'frozen');
        locked.resolve();
        await thawed.promise;
      });
      const outcome = broken.then(
        () => 'committed',
        (error: unknown) => (isDatabaseAway(error) ? 'broken' : error),
      );
      await locked.promise;
      await insert(database().db, 'other');
      thawed.resolve();
      assert.equal(await outcome, 'broken');
      assert.deepEqual(await kept(), [{ stamp: 'other' }]);
      await frozen.ping();
    });
  });

  it('a network that swallows everything: the statement is given up, and a new connection works', async () => {
    const proxy = await openDatabaseProxy(database().url);
    try {
      const work = async (reached: ReturnType<typeof openDatabase>) => {
        await reached.ping();
        proxy.swallow();
        await assert.rejects(sql`select 1`.execute(reached.db), isDatabaseAway);
        proxy.flow();
        await sql`select 1`.execute(reached.db);
      };
      await withLimits({ silence: 300 }, work, { url: proxy.url });
    } finally {
      await proxy.close();
    }
  });

  it('an idle connection: stays, however long nothing is asked', async () => {
    await withLimits({ silence: 100 }, async (quiet) => {
      const session = async () =>
        (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(quiet.db)).rows[0]?.pid;
      const before = await session();
      await sql`select pg_sleep(0.4)`.execute(database().db);
      assert.equal(await session(), before);
    });
  });

  it('all connections in use: who comes late is told so, and the next one works', async () => {
    await withLimits(
      { connect: 200 },
      async (small) => {
        const done = Promise.withResolvers<void>();
        const taken = Promise.withResolvers<void>();
        const busy = small.withTransaction(async () => {
          taken.resolve();
          await done.promise;
        });
        await taken.promise;
        await assert.rejects(sql`select 1`.execute(small.db), isDatabaseAway);
        done.resolve();
        await busy;
        await small.ping();
      },
      { maxConnections: 1 },
    );
  });
});

describe('migrations', () => {
  let name = '';

  before(async () => {
    name = await createEmptyDatabase();
  });
  after(() => dropTestDatabase(name));

  it('several instances started at once on an empty database: all come up, each migration ran once', async () => {
    const url = await urlOf(name);
    const instances = Array.from({ length: 4 }, () => openDatabase({ url, log }));
    await Promise.all(instances.map((instance) => instance.migrate()));
    const first = instances[0] ?? assert.fail();
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      first.db,
    );
    assert.deepEqual(rows.map((row) => row.name).slice(0, 2), ['001-ground', '002-cases']);
    await first.migrate();
    await Promise.all(instances.map((instance) => instance.close()));
  });
});
