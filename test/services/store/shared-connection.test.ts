import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { CompiledQuery, sql } from 'kysely';
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
    const pids = await Promise.all(Array.from({ length: 20 }, session));
    assert.equal(pids.filter((pid) => pid === mine).length, 16);
  });

  it('what waits behind one that is stuck: over the pool, long before that one is given up', async () => {
    const mine = await standing();
    const stuck = sleep(700);
    await delay(20);
    const started = performance.now();
    const behind = await Promise.all([session(), session()]);
    assert.ok(performance.now() - started < 500, 'answered before the one in front');
    assert.ok(!behind.includes(mine));
    assert.equal(await stuck, 700);
  });

  it('a server that takes its time for each: nobody gathers behind the one under way, until it is quick again', async () => {
    const mine = await standing();
    const pidsAtOnce = async () => {
      // The second comes when the first has left.
      const first = ask<{ pid: number }>('select pg_backend_pid() as pid from pg_sleep($1::float8)', 0.01);
      await delay(3);
      const second = session();
      return [(await first)[0]?.pid, await second];
    };
    /** A machine that is busy with something else makes it slow, too: not at once, but it comes. */
    async function together(): Promise<boolean> {
      for (let tries = 0; tries < 2_000; tries += 1) {
        await session();
        if (tries % 20 === 0 && (await pidsAtOnce()).every((pid) => pid === mine)) return true;
      }
      return false;
    }
    assert.ok(await together());
    for (let slow = 0; slow < 8; slow += 1) await sleep(15);
    const [first, second] = await pidsAtOnce();
    assert.equal(first, mine);
    assert.notEqual(second, mine, 'over the pool');
    assert.ok(await together());
  });

  it('values and rows of every kind: as the pool gives them', async () => {
    await standing();
    const text = `select $1::text as words, $2::bigint as large, $3::boolean as yes, $4::jsonb as given, $5::int as nothing,
      '{"a":[1,null]}'::json as made, 1.5::numeric as exact, 2.5::float8 as rough, array['a', null] as list,
      '\\x00ff'::bytea as bytes, ''::text as empty, n from generate_series(1, $6::int) as n`;
    const values = ['Zoë’s “é” 😀\t\n\\', 9_007_199_254_740_991, false, '{"b":{"c":"ü"}}', null, 3];
    const again = await Promise.all([ask(text, ...values), ask(text, ...values)]);
    assert.equal(again[0].length, 3);
    const single = await database.db.executeQuery(CompiledQuery.raw(text, values));
    assert.deepEqual(again, [single.rows, single.rows]);
    assert.deepEqual(await ask('select $1::int as n where false', 1), []);
    assert.deepEqual(await ask<{ day: Date }>('select $1::timestamptz as day', new Date(0)), [
      { day: new Date(0) },
    ]);
  });

  it('groups with one that the server does not take: each statement of them is done once, or is told why not', async () => {
    await standing();
    await ask('create table counted (key int primary key, times int not null)');
    const count = (key: number, much: string) =>
      ask(
        `insert into counted values ($1, $2::text::int) on conflict (key) do update set times = counted.times + 1`,
        key,
        much,
      );
    const much = (key: number) => (key % 7 === 3 ? 'no number' : key % 11 === 5 ? 'NUL \0' : '1');
    for (let round = 0; round < 3; round += 1) {
      const keys = Array.from({ length: 14 }, (_, i) => round * 14 + i);
      const done = await Promise.allSettled(keys.map((key) => count(key, much(key))));
      assert.deepEqual(
        done.map(({ status }) => status),
        keys.map((key) => (much(key) === '1' ? 'fulfilled' : 'rejected')),
      );
    }
    const kept = await ask<{ key: number; times: number }>('select key, times from counted order by key');
    const expected = Array.from({ length: 42 }, (_, key) => key).filter((key) => much(key) === '1');
    assert.deepEqual(
      kept,
      expected.map((key) => ({ key, times: 1 })),
    );
    await standing();
  });

  it('ended by the server while others wait their turn: those are asked over the pool, as nothing of them was sent', async () => {
    const mine = await standing();
    const broken = assert.rejects(sleep(1_000), isDatabaseAway);
    await delay(10);
    const next = session();
    await sql`select pg_terminate_backend(${mine})`.execute(server().db);
    await broken;
    assert.notEqual(await next, mine);
  });

  for (const [code, times, what] of [
    ['22012', 2, 'division by zero: not done, asked once more by itself'],
    ['P0001', 2, 'refused by a function: not done, asked once more by itself'],
    ['08P01', 1, 'a pooler whose server is gone: may have been done, never asked again'],
    ['58030', 1, 'the disk: may have been done, never asked again'],
    ['XX000', 1, 'something else: may have been done, never asked again'],
    ['40003', 1, 'unknown whether it was done: never asked again'],
  ] as const)
    it(`${code}, ${what}; the next ones work`, async () => {
      await standing();
      // What a sequence has given stays given: it tells how often it was asked.
      await sql`create sequence if not exists asked_for`.execute(server().db);
      await sql`create or replace function fail(code text) returns int language plpgsql as
        'begin perform nextval(''asked_for''); raise exception using errcode = code, message = code; end'`.execute(
        server().db,
      );
      await sql`alter sequence asked_for restart`.execute(server().db);
      const beside = ask('select $1::text as said', 'beside');
      await assert.rejects(ask('select fail($1)', code), new RegExp(code));
      await (times === 1 ? assert.rejects(beside) : beside);
      const { rows } = await sql<{ times: number }>`select last_value as times from asked_for`.execute(
        server().db,
      );
      assert.deepEqual(rows, [{ times }]);
      await session();
    });

  it('much to say at once: in several groups, all of it', async () => {
    await standing();
    const long = (n: number) => String(n).repeat(20_000);
    const text = 'select length($1::text) as length, left($1::text, 1) as first';
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => ask(text, long(n))));
    assert.deepEqual(
      all.flat(),
      [1, 2, 3, 4, 5].map((n) => ({ length: 20_000, first: String(n) })),
    );
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
    const take = (key: string) =>
      ask(
        `insert into live_card (conversation_id, stamp, activity_id, updated_at) values ($1, 'second', 'a', 1)
        on conflict (conversation_id) do update set stamp = excluded.stamp`,
        key,
      );
    // Nothing new to the connection, which otherwise cannot tell what of it the server knows when it fails.
    await take('free');
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
    const waiting = take('held');
    await delay(70);
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

  it('a database that is away: to open it fails, of which nobody is warned as of a connection lost', async () => {
    await database.close();
    const said = sinon.spy(log, 'warn');
    database = open({ url: 'postgres://nobody@127.0.0.1:9/none' });
    await assert.rejects(session());
    await delay(1_300);
    assert.deepEqual(
      said.args.flat().filter((word) => String(word).startsWith('shared')),
      [],
    );
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
