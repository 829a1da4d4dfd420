import assert from 'node:assert/strict';
import { createLiveCards, liveCard, setLiveCard } from '../../../src/services/store/live-cards.ts';
import { useDatabase } from '../../support/database.ts';

describe('live cards', () => {
  const database = useDatabase();

  it('a newer card in the conversation: takes the place of the older one', async () => {
    const { db } = database();
    assert.equal(await liveCard(db, 'a:1'), undefined);
    await setLiveCard(db, 'a:1', { stamp: 'one', activityId: 'x' }, 1);
    await setLiveCard(db, 'a:1', { stamp: 'two', activityId: 'y' }, 2);
    assert.deepEqual(await liveCard(db, 'a:1'), { stamp: 'two', activityId: 'y' });
    assert.equal(await liveCard(db, 'a:2'), undefined);
  });

  it('what remains of it: comes back as it was, and goes when the next card has nothing', async () => {
    const { db } = database();
    const card = { stamp: 'one', activityId: 'x', remains: { body: [{ type: 'TextBlock', text: 'Hello' }] } };
    await setLiveCard(db, 'a:4', card, 1);
    assert.deepEqual(await liveCard(db, 'a:4'), card);
    await setLiveCard(db, 'a:4', { stamp: 'two', activityId: 'y' }, 2);
    assert.deepEqual(await liveCard(db, 'a:4'), { stamp: 'two', activityId: 'y' });
  });

  it('cleared: gone, and that of another conversation stays', async () => {
    const { db } = database();
    const cards = createLiveCards({ db });
    const card = { stamp: 'two', activityId: 'y' };
    await cards.set('a:3', card, 1);
    await cards.set('a:5', card, 1);
    assert.deepEqual(await cards.find('a:3'), card);
    await cards.clear('a:3');
    assert.equal(await cards.find('a:3'), undefined);
    assert.deepEqual(await cards.find('a:5'), card);
  });
});
