import assert from 'node:assert/strict';
import {
  finishWebhookEvent,
  insertWebhookEvent,
  openWebhookEvents,
  webhookEvent,
} from '../../../src/services/store/webhook-events.ts';
import { useDatabase } from '../../support/database.ts';
import { somebodyWaits } from '../../support/lock-waits.ts';

describe('stored webhook events', () => {
  const database = useDatabase();
  const db = () => database().db;
  beforeEach(() => db().deleteFrom('webhook_event').execute());

  const insert = (dedupeKey: string, now = 1, accountId = 'europe') =>
    insertWebhookEvent(db(), { accountId, dedupeKey, body: { eventName: 'x', nested: { a: 1 } }, now });

  it('stored: comes back as it was, open', async () => {
    const id = (await insert('k')) ?? 0;
    assert.deepEqual(await webhookEvent(db(), id), {
      id,
      accountId: 'europe',
      body: { eventName: 'x', nested: { a: 1 } },
      receivedAt: 1,
      done: false,
    });
  });

  it('the same key ten times at once: stored once; for another account it is another event', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => insert('k')));
    assert.equal(ids.filter((id) => id !== undefined).length, 1);
    assert.notEqual(await insert('k', 1, 'canada'), undefined);
  });

  it('the same key while the first is still uncommitted: waits, and is stored if the first is rolled back', async () => {
    const inserted = Promise.withResolvers<void>();
    const killed = Promise.withResolvers<void>();
    const first = database().withTransaction(async (tx) => {
      await insertWebhookEvent(tx, { accountId: 'europe', dedupeKey: 'k', body: {}, now: 1 });
      inserted.resolve();
      await killed.promise;
      throw new Error('killed');
    });
    await inserted.promise;
    const second = insert('k');
    await somebodyWaits(db());
    killed.resolve();
    await assert.rejects(first);
    assert.notEqual(await second, undefined);
  });

  it('finished: done, and no longer among the open ones', async () => {
    const id = (await insert('k')) ?? 0;
    await finishWebhookEvent(db(), id, 'accepted', 5);
    assert.equal((await webhookEvent(db(), id))?.done, true);
    assert.deepEqual(await openWebhookEvents(db(), 100, 10), []);
  });

  it('open ones: those received before, the oldest first, at most so many', async () => {
    const [late, early, latest] = [await insert('a', 20), await insert('b', 10), await insert('c', 30)];
    assert.deepEqual(await openWebhookEvents(db(), 20, 10), [early, late]);
    assert.deepEqual(await openWebhookEvents(db(), 30, 10), [early, late, latest]);
    assert.deepEqual(await openWebhookEvents(db(), 30, 1), [early]);
  });

  it('an id nobody knows: undefined', async () => {
    assert.equal(await webhookEvent(db(), -1), undefined);
  });
});
