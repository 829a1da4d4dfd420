import assert from 'node:assert/strict';
import { stub } from 'sinon';
import { createReadiness } from '../../src/bots/readiness.ts';
import { eventually } from '../support/eventually.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

describe('readiness', () => {
  it('not started, or stopping: no, and the database is not asked', async () => {
    const isCurrent = stub().resolves(true);
    const readiness = createReadiness({ isStarted: () => false, database: { isCurrent } });
    assert.equal(await readiness(), 'starting or stopping');
    assert.equal(isCurrent.callCount, 0);
  });

  it('began to stop while the database was asked: no', async () => {
    let started = true;
    const isCurrent = () => {
      started = false;
      return Promise.resolve(true);
    };
    const readiness = createReadiness({ isStarted: () => started, database: { isCurrent } });
    assert.equal(await readiness(), 'starting or stopping');
  });

  it('tables as this version knows them: yes; older ones: no', async () => {
    for (const [isCurrent, says] of [
      [true, 'ready'],
      [false, 'the tables are older'],
    ] as const) {
      const database = { isCurrent: () => Promise.resolve(isCurrent) };
      assert.equal(await createReadiness({ isStarted: () => true, database })(), says);
    }
  });

  it('a database that refuses: no, and asked anew when that is no longer fresh', async () => {
    const isCurrent = stub().resolves(true);
    isCurrent.onFirstCall().rejects(new Error('refused'));
    const readiness = createReadiness({ isStarted: () => true, database: { isCurrent }, keptMs: 20 });
    assert.equal(await readiness(), 'the database does not answer');
    await eventually(async () => ((await readiness()) === 'ready' ? true : undefined), 'readiness');
    assert.equal(isCurrent.callCount, 2);
  });

  it('two hundred who ask one after the other: the database is asked once', async () => {
    const isCurrent = stub().resolves(true);
    const readiness = createReadiness({ isStarted: () => true, database: { isCurrent }, keptMs: 60_000 });
    for (let n = 0; n < 200; n += 1) assert.equal(await readiness(), 'ready');
    assert.equal(isCurrent.callCount, 1);
  });

  it('a database that hangs: no, and twenty who ask take one connection', async () => {
    const isCurrent = stub().returns(new Promise<boolean>(() => undefined));
    const readiness = createReadiness({ isStarted: () => true, database: { isCurrent }, patienceMs: 20 });
    const all = await Promise.all(Array.from({ length: 20 }, readiness));
    assert.deepEqual([...new Set(all)], ['the database does not answer']);
    assert.equal(isCurrent.callCount, 1);
  });
});

describe('readiness over the network', () => {
  const house = useRehearsal({ behindProxy: true });
  const ready = () => fetch(`${house().botOrigin()}/readyz`, { signal: AbortSignal.timeout(10_000) });

  /** The last answer holds for a second. */
  const unready = () =>
    eventually(async () => {
      const answer = await ready();
      return answer.status === 503 ? answer : undefined;
    }, 'a 503');

  it('a database whose answers get lost: 503 instead of hanging; ready again without it', async () => {
    assert.deepEqual(await (await ready()).json(), { status: 'ready' });
    house().proxy.swallow();
    try {
      const answer = await unready();
      assert.deepEqual(await answer.json(), { status: 'the database does not answer' });
      assert.equal((await fetch(`${house().botOrigin()}/healthz`)).status, 200);
    } finally {
      house().proxy.flow();
    }
    await eventually(async () => ((await ready()).status === 200 ? true : undefined), 'readiness again');
  });

  it('a migration this version knows is missing: 503', async () => {
    const { db } = house().database;
    const last = await db
      .deleteFrom('kysely_migration' as never)
      .where('name' as never, '=', '025-operating' as never)
      .returningAll()
      .executeTakeFirstOrThrow();
    try {
      assert.deepEqual(await (await unready()).json(), { status: 'the tables are older' });
    } finally {
      await db
        .insertInto('kysely_migration' as never)
        .values(last)
        .execute();
    }
  });
});
