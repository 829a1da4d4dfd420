import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { createLog } from '../../../src/log.ts';
import {
  createJobs,
  type JobData,
  type JobHandler,
  type Jobs,
  type SendOptions,
} from '../../../src/services/store/jobs.ts';
import { eventually } from '../../support/eventually.ts';
import { openDatabase } from '../../../src/services/store/connection.ts';
import { createEmptyDatabase, dropTestDatabase, urlOf, useDatabase } from '../../support/database.ts';

const log = createLog('silent');

async function until(question: () => boolean, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!question()) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('jobs', function () {
  this.slow(2_000);
  const database = useDatabase();
  const running: Jobs[] = [];

  afterEach(async () => {
    for (const jobs of running.splice(0)) await jobs.stop();
    await sql`delete from pgboss.job`.execute(database().db).catch(() => undefined);
  });

  async function started(
    handlers: Record<string, JobHandler>,
    options: { concurrency?: number; alone?: boolean } = {},
  ): Promise<Jobs> {
    const { alone = false, ...defining } = options;
    const jobs = createJobs({ database: database(), log, alone });
    running.push(jobs);
    for (const [queue, handler] of Object.entries(handlers)) jobs.define(queue, handler, defining);
    await jobs.open();
    await jobs.start();
    return jobs;
  }

  const send = (jobs: Jobs, queue: string, data: JobData, options?: SendOptions) =>
    database().withTransaction((tx) => jobs.send(tx, queue, data, options));

  /** A handler that only remembers what it was given. */
  function recorder(): { seen: JobData[]; handler: JobHandler } {
    const seen: JobData[] = [];
    return { seen, handler: (data) => Promise.resolve(void seen.push(data)) };
  }

  it('sent and committed: runs with its data, long before anybody would look for it', async () => {
    const { seen, handler } = recorder();
    const jobs = await started({ quick: handler });
    const waits: number[] = [];
    for (let order = 0; order < 20; order += 1) {
      const begin = performance.now();
      await send(jobs, 'quick', { order });
      await until(() => seen.length > order);
      waits.push(performance.now() - begin);
    }
    assert.deepEqual(seen.at(-1), { order: 19 });
    const median = waits.sort((a, b) => a - b)[10] ?? Infinity;
    assert.ok(median < 250, `a job started after ${Math.round(median)} ms at the median`);
  });

  it('sent in a transaction that is rolled back: never runs', async () => {
    const { seen, handler } = recorder();
    const jobs = await started({ undone: handler });
    const work = database().withTransaction(async (tx) => {
      await jobs.send(tx, 'undone', { order: 'undone' });
      await jobs.send(tx, 'undone', { order: 'undone too' }, { singletonKey: 'key' });
      throw new Error('changed my mind');
    });
    await assert.rejects(work, /changed my mind/);
    await send(jobs, 'undone', { order: 'done' });
    await until(() => seen.length > 0);
    assert.deepEqual(seen, [{ order: 'done' }]);
    const { rows } = await sql`select id from pgboss.job where name = 'undone'`.execute(database().db);
    assert.equal(rows.length, 1);
  });

  it('handler fails: repeated with a higher attempt, and its neighbours are not', async () => {
    const attempts: number[] = [];
    const fine: unknown[] = [];
    const jobs = await started({
      shaky: (data, run) => {
        if (data['shaky'] !== true) return Promise.resolve(void fine.push(data['order']));
        attempts.push(run.attempt);
        return run.attempt === 0 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      },
    });
    await database().withTransaction(async (tx) => {
      await jobs.send(tx, 'shaky', { shaky: true });
      for (const order of [1, 2, 3]) await jobs.send(tx, 'shaky', { order });
    });
    await until(() => attempts.length === 2);
    assert.deepEqual(attempts, [0, 1]);
    assert.deepEqual(new Set(fine), new Set([1, 2, 3]));
    assert.equal(fine.length, 3);
  });

  it('sent five times with one key before it could run: runs once, with what was said last', async () => {
    const { seen, handler } = recorder();
    const jobs = await started({ keyed: handler });
    await database().withTransaction(async (tx) => {
      for (let order = 1; order <= 5; order += 1) {
        await jobs.send(tx, 'keyed', { order }, { singletonKey: 'one' });
      }
      await jobs.send(tx, 'keyed', { order: 'other' }, { singletonKey: 'two' });
    });
    await until(() => seen.length >= 2);
    await send(jobs, 'keyed', { order: 'last' });
    await until(() => seen.length >= 3);
    assert.deepEqual(seen.map((data) => String(data['order'])).sort(), ['5', 'last', 'other']);
  });

  it('deferred with the key of a waiting job: does not put that one off', async () => {
    const { seen, handler } = recorder();
    const jobs = await started({ deferred: handler });
    await database().withTransaction(async (tx) => {
      await jobs.send(tx, 'deferred', { order: 'now' }, { singletonKey: 'one' });
      await jobs.send(tx, 'deferred', { order: 'later' }, { singletonKey: 'one', startAfterSeconds: 1 });
    });
    await until(() => seen.length === 1, 900);
    assert.deepEqual(seen, [{ order: 'now' }]);
    await until(() => seen.length === 2);
    assert.deepEqual(seen.at(-1), { order: 'later' });
  });

  it('sent again while it waits: does not run before that transaction commits, so it sees what was changed', async () => {
    const order: unknown[] = [];
    const gate = Promise.withResolvers<void>();
    const jobs = await started(
      {
        gated: async (data) => {
          if (data['gate'] === true) await gate.promise;
          order.push(data['name']);
        },
      },
      { concurrency: 1 },
    );
    await send(jobs, 'gated', { gate: true, name: 'gate' });
    await send(jobs, 'gated', { name: 'first' }, { singletonKey: 'case' });
    await database().withTransaction(async (tx) => {
      await jobs.send(tx, 'gated', { name: 'second' }, { singletonKey: 'case' });
      await send(jobs, 'gated', { name: 'bystander' });
      gate.resolve();
      await until(() => order.includes('bystander'));
      assert.deepEqual(order, ['gate', 'bystander']);
    });
    await until(() => order.length === 3);
    assert.equal(order[2], 'second');
  });

  it('more jobs than may run at once: never more than that, and all get done', async () => {
    let now = 0;
    let most = 0;
    let done = 0;
    const jobs = await started(
      {
        narrow: async () => {
          now += 1;
          most = Math.max(most, now);
          await new Promise((resolve) => setTimeout(resolve, 5));
          now -= 1;
          done += 1;
        },
      },
      { concurrency: 3 },
    );
    await database().withTransaction(async (tx) => {
      for (let order = 0; order < 30; order += 1) await jobs.send(tx, 'narrow', { order });
    });
    await until(() => done === 30, 2_000);
    assert.ok(most <= 3, `${most} at once`);
  });

  it('two instances: they share the work, and each job runs once', async () => {
    const one = recorder();
    const two = recorder();
    const jobs = await started({ shared: one.handler });
    await started({ shared: two.handler });
    for (let order = 0; order < 40; order += 1) await send(jobs, 'shared', { order });
    const all = () => [...one.seen, ...two.seen].map((data) => Number(data['order']));
    await until(() => all().length >= 40);
    assert.deepEqual(
      all().sort((a, b) => a - b),
      Array.from({ length: 40 }, (_, order) => order),
    );
  });

  it('several instances started at once where none has been: all come up, and no connection is left in a broken transaction', async () => {
    const name = await createEmptyDatabase();
    const url = await urlOf(name);
    const instances = [1, 2, 3, 4].map(() => {
      const own = openDatabase({ url, log, maxConnections: 2 });
      const jobs = createJobs({ database: own, log });
      jobs.define('greet', () => Promise.resolve());
      return { own, jobs };
    });
    try {
      await Promise.all(
        instances.map(async ({ jobs }) => {
          await jobs.open();
          await jobs.start();
        }),
      );
      for (const { own } of instances) {
        const all = await Promise.all([1, 2].map(() => sql`select pg_sleep(0.05)`.execute(own.db)));
        assert.equal(all.length, 2);
      }
    } finally {
      for (const { own, jobs } of instances) {
        await jobs.stop();
        await own.close();
      }
      await dropTestDatabase(name);
    }
  });

  it('stopped in the middle of a job: the job is finished first', async () => {
    let finished = false;
    const begun = Promise.withResolvers<void>();
    const jobs = await started({
      slow: async () => {
        begun.resolve();
        await new Promise((resolve) => setTimeout(resolve, 200));
        finished = true;
      },
    });
    await send(jobs, 'slow', {});
    await begun.promise;
    await jobs.stop();
    assert.equal(finished, true);
    const { rows } = await sql`select state from pgboss.job where name = 'slow'`.execute(database().db);
    assert.deepEqual(rows, [{ state: 'completed' }]);
  });

  it('connections cut by the server: jobs go on', async () => {
    const { seen, handler } = recorder();
    const jobs = await started({ cut: handler });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database().db);
    // The pool may not have noticed yet that a connection is gone; its transaction fails as a whole, and is tried again.
    await eventually(async () => {
      try {
        await send(jobs, 'cut', { order: 1 });
        return true;
      } catch {
        return undefined;
      }
    }, 'a transaction after the cut');
    await until(() => seen.length === 1);
  });

  it('process killed in the middle of a job: its jobs run at the next start, the deferred one too', async () => {
    const child = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'job-process.ts'), database().url],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    assert.equal(line, 'running {"order":1}');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const { seen, handler } = recorder();
    await started({ stuck: handler }, { alone: true });
    await until(() => seen.length === 2);
    assert.deepEqual(new Set(seen.map((data) => data['order'])), new Set([1, 2]));
  });

  it('nothing to do: the database is asked once a second, however many queues there are', async () => {
    const { handler } = recorder();
    const queues = Array.from({ length: 12 }, (_, n) => [`idle-${n}`, handler] as const);
    await started(Object.fromEntries(queues), { concurrency: 20 });
    const asked = async (): Promise<number> => {
      const { rows } = await sql<{ calls: string }>`
        select sum(xact_commit + xact_rollback) as calls from pg_stat_database
        where datname = current_database()`.execute(database().db);
      return Number(rows[0]?.calls);
    };
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const before = await asked();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    // Four looks, what watches over jobs every five seconds, and this test's own; each worker by itself: 192 and more.
    const times = (await asked()) - before;
    assert.ok(times > 0 && times < 60, `${times} transactions in four seconds`);
  });

  it('comes due later, of which no notification tells: found by the look, long before the workers ask for themselves', async () => {
    const { seen, handler } = recorder();
    const attempts: number[] = [];
    const jobs = await started({
      deferred: handler,
      shaky: (_, { attempt }) => {
        attempts.push(attempt);
        return attempt === 0 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      },
    });
    await send(jobs, 'deferred', { order: 'later' }, { startAfterSeconds: 1 });
    await send(jobs, 'shaky', {});
    await until(() => seen.length === 1 && attempts.length === 2);
    assert.deepEqual(seen, [{ order: 'later' }]);
  });

  it('queue defined twice, or too late, or sent to without a definition: refused', async () => {
    const { handler } = recorder();
    const jobs = createJobs({ database: database(), log });
    running.push(jobs);
    jobs.define('strict', handler);
    assert.throws(() => jobs.define('strict', handler), /twice/);
    await jobs.open();
    await jobs.start();
    assert.throws(() => jobs.define('late', handler), /too late/);
    await assert.rejects(send(jobs, 'nobody', {}), /nobody/);
  });

  it('sent before the work begins: kept until then', async () => {
    const { seen, handler } = recorder();
    const jobs = createJobs({ database: database(), log });
    running.push(jobs);
    jobs.define('early', handler);
    await jobs.open();
    await send(jobs, 'early', { order: 'first' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(seen, []);
    await jobs.start();
    await until(() => seen.length === 1);
    assert.deepEqual(seen, [{ order: 'first' }]);
  });

  it('a queue that another version has left otherwise: is changed; one as it shall be: is left alone', async () => {
    const { handler } = recorder();
    const { db } = database();
    const queue = async () => {
      const { rows } = await sql<{ limit: number; changed: Date }>`
        select retry_limit as limit, updated_on as changed from pgboss.queue where name = 'inherited'`.execute(
        db,
      );
      return rows[0];
    };
    await started({ inherited: handler });
    const first = await queue();
    await sql`update pgboss.queue set retry_limit = 3 where name = 'inherited'`.execute(db);
    await started({ inherited: handler });
    const second = await queue();
    assert.equal(second?.limit, first?.limit);
    assert.notDeepEqual(second?.changed, first?.changed);
    await started({ inherited: handler });
    assert.deepEqual(await queue(), second);
  });
});
