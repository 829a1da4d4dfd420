import assert from 'node:assert/strict';
import {
  findReference,
  forgetReference,
  listChannels,
  markDead,
  saveReference,
  type FreshReference,
} from '../../../src/services/store/references.ts';
import { useDatabase } from '../../support/database.ts';

const contoso = '33333333-3333-4333-8333-000000000001';
const fabrikam = '33333333-3333-4333-8333-000000000002';
const alex: FreshReference = {
  tenantId: contoso,
  userId: '55555555-5555-4555-8555-000000000011',
  kind: 'personal',
  conversationId: 'a:1',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  reference: { conversation: { id: 'a:1' }, channelId: 'msteams' },
  locale: 'en-IE',
  timeZone: 'Europe/Dublin',
};
const desk: FreshReference = {
  ...alex,
  userId: '19:desk@thread.tacv2',
  kind: 'channel',
  conversationId: '19:desk@thread.tacv2',
  locale: undefined,
  timeZone: undefined,
};

describe('conversation references', () => {
  const database = useDatabase();

  beforeEach(() => database().db.deleteFrom('conversation_reference').execute());

  it('heard of for the first time: found by tenant and user, and by nobody else', async () => {
    const { db } = database();
    await saveReference(db, alex, 1);
    assert.deepEqual(await findReference(db, contoso, alex.userId), {
      ...alex,
      deadReason: undefined,
      savedAt: 1,
    });
    assert.equal(await findReference(db, fabrikam, alex.userId), undefined);
  });

  it('heard of again: place and language are the new ones, what is not said stays', async () => {
    const { db } = database();
    await saveReference(db, alex, 1);
    await saveReference(db, { ...alex, conversationId: 'a:2', locale: 'de-DE', timeZone: undefined }, 2);
    const found = await findReference(db, contoso, alex.userId);
    assert.equal(found?.conversationId, 'a:2');
    assert.equal(found.locale, 'de-DE');
    assert.equal(found.timeZone, 'Europe/Dublin');
  });

  it('marked dead: says why; heard of again: alive', async () => {
    const { db } = database();
    await saveReference(db, alex, 1);
    assert.equal(await markDead(db, { ...alex, savedAt: 1 }, 'blocked', 2), true);
    assert.equal((await findReference(db, contoso, alex.userId))?.deadReason, 'blocked');
    await saveReference(db, alex, 3);
    assert.equal((await findReference(db, contoso, alex.userId))?.deadReason, undefined);
  });

  it('marked dead by somebody who read it before it was written anew: it lives', async () => {
    const { db } = database();
    await saveReference(db, alex, 3);
    assert.equal(await markDead(db, { ...alex, savedAt: 1 }, 'blocked', 4), false);
    assert.equal((await findReference(db, contoso, alex.userId))?.deadReason, undefined);
  });

  it('channels of a tenant: living ones only, neither people nor those of others', async () => {
    const { db } = database();
    const other = { ...desk, userId: '19:b@thread.tacv2', conversationId: '19:b@thread.tacv2' };
    await saveReference(db, alex, 1);
    await saveReference(db, desk, 1);
    await saveReference(db, other, 1);
    await saveReference(db, { ...desk, tenantId: fabrikam }, 1);
    await markDead(db, { ...other, savedAt: 1 }, 'removed', 2);
    assert.deepEqual(
      (await listChannels(db, contoso)).map((channel) => [channel.tenantId, channel.userId]),
      [[contoso, desk.userId]],
    );
  });

  it('forgotten: gone, others stay', async () => {
    const { db } = database();
    await saveReference(db, alex, 1);
    await saveReference(db, desk, 1);
    await forgetReference(db, contoso, alex.userId);
    assert.equal(await findReference(db, contoso, alex.userId), undefined);
    assert.ok(await findReference(db, contoso, desk.userId));
  });
});
