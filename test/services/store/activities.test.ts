import assert from 'node:assert/strict';
import {
  beginActivity,
  finishActivity,
  pruneActivities,
  releaseActivity,
} from '../../../src/services/store/activities.ts';
import { useDatabase } from '../../support/database.ts';

describe('seen activities', () => {
  const database = useDatabase();
  let next = 0;
  let id = '';

  beforeEach(() => {
    next += 1;
    id = `activity-${next}`;
  });

  const begin = (now: number, conversation = 'a:1') => beginActivity(database().db, conversation, id, now);

  it('met for the first time: first; again meanwhile: in progress', async () => {
    assert.deepEqual(await begin(1_000), { kind: 'first' });
    assert.deepEqual(await begin(30_999), { kind: 'in-progress' });
  });

  it('the same id in another conversation: another activity', async () => {
    await begin(1_000);
    assert.deepEqual(await begin(1_000, 'a:2'), { kind: 'first' });
  });

  it('handled: comes again with the answer of the first time', async () => {
    await begin(1_000);
    await finishActivity(database().db, 'a:1', id, 'v1.sealed');
    const sealed = 'v1.sealed';
    assert.deepEqual(await begin(1_001), { kind: 'done', sealed });
    assert.deepEqual(await begin(9_999_999), { kind: 'done', sealed });
  });

  it('handled without an answer: done all the same', async () => {
    await begin(1_000);
    await finishActivity(database().db, 'a:1', id);
    assert.deepEqual(await begin(1_001), { kind: 'done', sealed: undefined });
  });

  it('begun more than thirty seconds ago and never handled: first again, for one of those who ask', async () => {
    await begin(1_000);
    const standings = await Promise.all(Array.from({ length: 8 }, () => begin(31_001)));
    assert.deepEqual(standings.map((standing) => standing.kind).sort(), [
      'first',
      ...Array<string>(7).fill('in-progress'),
    ]);
  });

  it('delivered eight times at once: first for one only', async () => {
    const standings = await Promise.all(Array.from({ length: 8 }, () => begin(1_000)));
    assert.equal(standings.filter((standing) => standing.kind === 'first').length, 1);
  });

  it('released after a failure: first again; released after it was handled: stays handled', async () => {
    await begin(1_000);
    await releaseActivity(database().db, 'a:1', id);
    assert.deepEqual(await begin(1_001), { kind: 'first' });
    await finishActivity(database().db, 'a:1', id, 'sealed');
    await releaseActivity(database().db, 'a:1', id);
    assert.deepEqual(await begin(1_002), { kind: 'done', sealed: 'sealed' });
  });

  it('pruned: old ones are forgotten, newer ones are not', async () => {
    await database().db.deleteFrom('seen_activity').execute();
    await begin(1_000);
    await begin(5_000, 'a:2');
    assert.equal(await pruneActivities(database().db, 5_000), 1);
    assert.deepEqual(await begin(5_001, 'a:2'), { kind: 'in-progress' });
    assert.deepEqual(await begin(5_001), { kind: 'first' });
  });
});
