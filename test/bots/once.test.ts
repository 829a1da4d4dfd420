import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createOnce } from '../../src/bots/once.ts';
import { createLog } from '../../src/log.ts';
import { createSecretBox } from '../../src/services/store/secret-box.ts';
import { createTurnStore } from '../../src/services/store/turn-store.ts';
import { useDatabase } from '../support/database.ts';
import type { TeamsActivity } from '../../src/bots/activity.ts';

describe('an activity delivered again', () => {
  const database = useDatabase();
  const onceWith = (key: number) =>
    createOnce({
      store: createTurnStore(database().shared),
      database: database(),
      readNow: () => 1,
      box: createSecretBox(Buffer.alloc(32, key).toString('base64')),
      languageFor: () => Promise.resolve('en'),
      clock: { now: () => 1_000 },
      log: createLog('silent'),
    });
  const activity = { id: 'again', type: 'invoke', conversation: { id: 'a:once' } } as TeamsActivity;
  const card = { status: 200, body: { value: ['eva@fourthcoffee.example', null, 'ü'] } };
  const somebody = { tenantId: randomUUID(), userId: randomUUID() };
  const notTwice = () => Promise.reject(new Error('done twice'));

  it('gets the answer of the first, of which the database shows nothing', async () => {
    assert.deepEqual(await onceWith(7)(activity, somebody, () => Promise.resolve(card)), card);
    const rows = await database().db.selectFrom('seen_activity').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(rows), /eva|fourthcoffee/);
    assert.deepEqual(await onceWith(7)(activity, somebody, notTwice), card);
  });

  it('answered under another key: not done again', async () => {
    assert.deepEqual(await onceWith(8)(activity, somebody, notTwice), { status: 200 });
  });
});
