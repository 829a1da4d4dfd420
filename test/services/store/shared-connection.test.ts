import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import * as sinon from 'sinon';
import { createLog } from '../../../src/log.ts';
import { openDatabase, type Database } from '../../../src/services/store/connection.ts';
import { isDatabaseAway } from '../../../src/services/store/database-away.ts';
import { defaultLimits, type DatabaseLimits } from '../../../src/services/store/pool.ts';
import { openDatabaseProxy } from '../../support/database-proxy.ts';
import { useDatabase } from '../../support/database.ts';

const log = createLog('silent');

describe('the connection that turns share', () => {
  const server = useDatabase();
  let database: Database;

  const open = (more: { url?: string; limits?: Partial<DatabaseLimits> } = {}) =>
    openDatabase({ url: more.url ?? server().url, log, limits: { ...defaultLimits, ...more.limits } });

  const ask = async <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
    (await database.shared.query(text, values)).rows as Row[];

  /** The server's process that answers now. */
  const session = async (): Promise<number> => {
    const [row] = await ask<{ pid: number }>('select pg_backend_pid() as pid, $1::int', 1);
    return row?.pid ?? assert.fail();
  };

  /** Until it stands: what comes before that goes over the pool. */
  async function standing(): Promise<number> {
    await session();
    for (let tries = 0; database.connections().idle < 2; tries += 1) {
      assert.ok(tries < 500, 'it does not come');
      await delay(10);
    }
    return session();
  }

  /** Takes so many milliseconds at the server. */
  const sleep = async (milliseconds: number): Promise<number | undefined> => {
    const text = 'select $1::int as said from pg_sleep($1::int / 1000.0)';
    return (await ask<{ said: number }>(text, milliseconds))[0]?.said;
  };

  beforeEach(() => {
    database = open();
  });
  afterEach(async () => {
    sinon.restore();
    await database.close();
  });

  it('many statements at once: each gets its own answer, on one connection', async () => {
    const mine = await standing();
    const answers = await Promise.all(
      [0, 1, 2, 3].map((n) => ask('select pg_backend_pid() as pid, $1::int as n', n)),
    );
    assert.deepEqual(
      answers.flat(),
      [0, 1, 2, 3].map((n) => ({ pid: mine, n })),
    );
  });

  it('more than it carries at once: the pool takes the others', async () => {
    const mine = await standing();
    const pids = await Promise.all(Array.from({ length: 12 }, session));
    assert.equal(pids.filter((pid) => pid === mine).length, 8);
  });

  it('one of them wrong: that one rejects, those around it do not, and what it wrote is not there', async () => {
    await standing();
    const keep = (stamp: string) =>
      ask(
        `insert into live_card (conversation_id, stamp, activity_id, updated_at) values ($1, $1, 'a', 1)`,
        stamp,
      );
    const [first, wrong, last] = await Promise.allSettled([keep('one'), keep('one'), keep('two')]);
    assert.equal(first.status, 'fulfilled');
    assert.match(String((wrong as PromiseRejectedResult).reason), /duplicate key/);
    assert.equal(last.status, 'fulfilled');
    const kept = await ask<{ stamp: string }>('select stamp from live_card where activity_id = $1', 'a');
    assert.deepEqual(kept.map(({ stamp }) => stamp).toSorted(), ['one', 'two']);
  });

  it('one that waits for a lock: whoever comes later does not wait for it, and it gets its answer in the end', async () => {
    const mine = await standing();
    const locked = Promise.withResolvers<void>();
    const freed = Promise.withResolvers<void>();
    const holder = server().withTransaction(async (tx) => {
      await sql`insert into live_card (conversation_id, stamp, activity_id, updated_at) values ('held', 's', 'a', 1)`.execute(
        tx,
      );
      locked.resolve();
      await freed.promise;
    });
    await locked.promise;
    const waiting = ask(
      `insert into live_card (conversation_id, stamp, activity_id, updated_at) values ($1, 'second', 'a', 1)
      on conflict (conversation_id) do update set stamp = excluded.stamp`,
      'held',
    );
    await delay(100);
    assert.notEqual(await session(), mine, 'over the pool');
    // Longer than the shared connection waits for a lock.
    await delay(1_200);
    freed.resolve();
    await Promise.all([holder, waiting]);
    const text = 'select stamp from live_card where conversation_id = $1';
    assert.deepEqual(await ask(text, 'held'), [{ stamp: 'second' }]);
    assert.equal(await session(), mine);
  });

  it('the first of a kind waits for a lock: those behind it, which rely on its plan, are answered, too', async () => {
    const insert = (key: string) =>
      ask(
        `insert into live_card (conversation_id, stamp, activity_id, updated_at) values ($1, $1, 'planned', 1)`,
        key,
      );
    // Often enough to have a name, and none of it on the shared connection.
    for (const key of ['p1', 'p2', 'p3', 'p4', 'p5']) await insert(key);
    await standing();
    const locked = Promise.withResolvers<void>();
    const freed = Promise.withResolvers<void>();
    const holder = server().withTransaction(async (tx) => {
      await sql`lock table live_card in share mode`.execute(tx);
      locked.resolve();
      await freed.promise;
    });
    await locked.promise;
    const all = Promise.all(['p6', 'p7', 'p8', 'p9'].map(insert));
    const started = performance.now();
    await session();
    assert.ok(performance.now() - started < 2_000, 'nobody waits long for those in front');
    freed.resolve();
    await Promise.all([holder, all]);
    const kept = await ask('select 1 from live_card where activity_id = $1', 'planned');
    assert.equal(kept.length, 9);
  });

  it('dropped because of what it answered: closed at the server, too', async () => {
    const mine = await standing();
    const broken = assert.rejects(sleep(500), isDatabaseAway);
    await delay(30);
    await sql`select pg_terminate_backend(${mine})`.execute(server().db);
    await broken;
    await assert.rejects(ask('select $1::int + $2::int', 1), /parameters/);
    await standing();
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where pid = ${mine}`.execute(server().db);
    assert.deepEqual(rows, []);
  });

  it('a statement that takes longer than it may there: asked again over the pool, which has the patience', async () => {
    await standing();
    assert.equal(await sleep(2_400), 2_400);
  });

  it('ended by the server: what is under way rejects, the next one works, and it comes back', async () => {
    const mine = await standing();
    const broken = assert.rejects(sleep(1_000), isDatabaseAway);
    await delay(30);
    await sql`select pg_terminate_backend(${mine})`.execute(server().db);
    await broken;
    assert.notEqual(await session(), mine);
    assert.notEqual(await standing(), mine);
  });

  it('a network that swallows everything: given up, and the next one works', async () => {
    const proxy = await openDatabaseProxy(server().url);
    await database.close();
    database = open({ url: proxy.url, limits: { silence: 300 } });
    try {
      await standing();
      proxy.swallow();
      await assert.rejects(session(), isDatabaseAway);
      proxy.flow();
      // The pool has one that was swallowed, too.
      await assert.rejects(session(), isDatabaseAway);
      await session();
    } finally {
      await database.close();
      await proxy.close();
    }
  });

  it('not used for a minute: another one, as somebody in between may have forgotten it', async () => {
    const mine = await standing();
    const later = performance.now() + 61_000;
    sinon.stub(performance, 'now').callsFake(() => later);
    assert.notEqual(await session(), mine);
    assert.notEqual(await standing(), mine);
  });

  it('closed while something is under way: that ends well, and nothing is taken afterwards', async () => {
    await standing();
    const last = sleep(150);
    await delay(20);
    await database.close();
    assert.equal(await last, 150);
    await assert.rejects(session());
  });
});
