import assert from 'node:assert/strict';
import type { RefreshTokenStore } from '../../../src/services/sign-in/port.ts';
import { createRefreshTokenStore } from '../../../src/services/store/refresh-tokens.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { useDatabase } from '../../support/database.ts';

describe('refresh tokens', () => {
  const database = useDatabase();
  const box = createSecretBox(Buffer.alloc(32, 7).toString('base64'));
  let store: RefreshTokenStore;

  before(() => {
    store = createRefreshTokenStore({ database: database(), box, clock: { now: () => 5 } });
  });

  it('never written: undefined; written twice: the last one', async () => {
    assert.equal(await store.read('europe'), undefined);
    await store.write('europe', 'first-token');
    await store.write('europe', 'second-token');
    await store.write('canada', 'other-token');
    assert.equal(await store.read('europe'), 'second-token');
    assert.equal(await store.read('canada'), 'other-token');
    assert.equal(await store.writtenAt?.('canada'), 5);
    assert.equal(await store.writtenAt?.('australia'), undefined);
  });

  it('what is in the table: sealed, and of no use under another credential', async () => {
    await store.write('europe', 'the-token');
    const { db } = database();
    const { sealed } = await db
      .selectFrom('refresh_token')
      .select('sealed')
      .where('credential', '=', 'europe')
      .executeTakeFirstOrThrow();
    assert.equal(sealed.includes('the-token'), false);
    await db.updateTable('refresh_token').set({ sealed }).where('credential', '=', 'canada').execute();
    await assert.rejects(store.read('canada'), /cannot be opened/);
  });
});
