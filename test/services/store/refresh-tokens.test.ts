import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { RefreshTokenStore } from '../../../src/services/sign-in/port.ts';
import { createRefreshTokenStore } from '../../../src/services/store/refresh-tokens.ts';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { useDatabase } from '../../support/database.ts';

describe('refresh tokens', () => {
  const database = useDatabase();
  const key = Buffer.alloc(32, 7).toString('base64');
  const box = createSecretBox(key);
  const hash = createKeyedHash(key);
  let store: RefreshTokenStore;

  before(() => {
    store = createRefreshTokenStore({ database: database(), box, hash, clock: { now: () => 5 } });
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

  it('which configured token it was written beside: known again, also after a later one; never in clear', async () => {
    await store.write('europe', 'stored', 'configured');
    assert.equal(await store.isBeside?.('europe', 'configured'), true);
    assert.equal(await store.isBeside?.('europe', 'a new one'), false);
    assert.equal(await store.isBeside?.('canada', 'configured'), false);
    await store.write('europe', 'stored again', 'a new one');
    assert.equal(await store.isBeside?.('europe', 'a new one'), true);
    const { rows } = await sql`select * from refresh_token`.execute(database().db);
    assert.equal(JSON.stringify(rows).includes('a new one'), false);
  });

  it('a sign-in that fails: since the first time, until it works', async () => {
    const since = async () =>
      (await database().db.selectFrom('sign_in_trouble').select(['code', 'since']).execute())[0];
    let now = 10;
    const moving = createRefreshTokenStore({ database: database(), box, hash, clock: { now: () => now } });
    await moving.noteTrouble?.('europe', 'mfa-missing');
    now = 20;
    await moving.noteTrouble?.('europe', 'invalid_grant');
    assert.deepEqual(await since(), { code: 'invalid_grant', since: 10 });
    await moving.noteTrouble?.('europe', undefined);
    assert.equal(await since(), undefined);
  });
});
