import assert from 'node:assert/strict';
import { createLog } from '../../../src/log.ts';
import { caseCard, setCaseCard } from '../../../src/services/store/case-cards.ts';
import { endNotices } from '../../../src/services/store/ended-notices.ts';
import { listenTo } from '../../../src/services/store/jobs-listener.ts';
import { noticesOfCase, type Target } from '../../../src/services/store/notices.ts';
import { noticeChannel } from '../../../src/services/store/sending-tenants.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import type { News } from '../../../src/workflows/news/port.ts';
import { useDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { emptyTables, standingClock } from '../support/invitation-desk.ts';
import { administratorOf, customerFacts, licensingDesk, priya, sam } from '../support/sample-people.ts';

const megan = administratorOf(customerFacts(1), 1);
const katrin = administratorOf(customerFacts(1), 2);
const accepted = { flow: 'invite', caseId: 'I-1', event: 'accepted' };

describe('news', () => {
  const database = useDatabase();
  const clock = standingClock();
  let news: News;
  let staff: readonly Target[] = [];

  beforeEach(async () => {
    await emptyTables(database());
    staff = [licensingDesk];
    news = createNews({ clock, staffWays: () => Promise.resolve({ hear: staff }) });
  });

  const write = (work: (tx: Parameters<News['say']>[0]) => Promise<void>) => database().withTransaction(work);

  async function written(): Promise<readonly (readonly [string, string])[]> {
    return (await noticesOfCase(database().db, 'I-1')).map((notice) => [notice.kind, notice.target.userId]);
  }

  async function haveCard(target: Target, more: { flow?: string; caseId?: string } = {}): Promise<void> {
    const card = {
      flow: 'invite',
      caseId: 'I-1',
      target,
      conversationId: 'chat',
      activityId: 'card',
      ...more,
    };
    await setCaseCard(database().db, card, 1);
  }

  it('told: the card changes first, then comes the sentence', async () => {
    await write((tx) => news.tell(tx, { ...accepted, facts: { late: true } }, megan));
    const notices = await noticesOfCase(database().db, 'I-1');
    assert.deepEqual(
      notices.map(({ kind, facts, event, createdAt }) => [kind, facts, event, createdAt]),
      [
        ['update', { late: true }, 'accepted', clock.now()],
        ['message', { late: true }, 'accepted', clock.now()],
      ],
    );
  });

  it('refreshed: only the card; said: only the sentence', async () => {
    await write((tx) => news.refresh(tx, accepted, megan));
    await write((tx) => news.say(tx, accepted, megan));
    assert.deepEqual(await written(), [
      ['update', megan.userId],
      ['message', megan.userId],
    ]);
  });

  it('staff told: who has a card gets it changed and a sentence, who has none gets the card', async () => {
    await haveCard(priya);
    await write((tx) => news.tellStaff(tx, accepted, sam));
    assert.deepEqual(await written(), [
      ['update', priya.userId],
      ['message', priya.userId],
      ['card', licensingDesk.userId],
      ['card', sam.userId],
    ]);
  });

  it('staff told, the same person by several ways: once', async () => {
    staff = [licensingDesk, priya, { ...priya }];
    await haveCard(licensingDesk);
    await write((tx) => news.tellStaff(tx, accepted, priya));
    assert.deepEqual(await written(), [
      ['update', licensingDesk.userId],
      ['message', licensingDesk.userId],
      ['card', priya.userId],
    ]);
  });

  it('staff told of what others of them hear: only their cards change; who began the case hears it all the same', async () => {
    const ways = { hear: [priya], elsewhere: [licensingDesk, sam] };
    const settled = createNews({ clock, staffWays: () => Promise.resolve(ways) });
    await haveCard(licensingDesk);
    await haveCard(sam);
    await write((tx) => settled.tellStaff(tx, accepted, sam));
    assert.deepEqual(await written(), [
      ['update', licensingDesk.userId],
      ['update', sam.userId],
      ['message', sam.userId],
      ['card', priya.userId],
    ]);
  });

  it('staff told by mail, too: once, in the same transaction', async () => {
    const mailed: string[] = [];
    const settled = createNews({
      clock,
      staffWays: (_tx, { event }) => Promise.resolve({ hear: [licensingDesk], mail: event === 'accepted' }),
      mailStaff: async (_tx, { caseId, event }) => void mailed.push(`${caseId} ${event}`),
    });
    await write((tx) => settled.tellStaff(tx, accepted));
    await write((tx) => settled.tellStaff(tx, { ...accepted, event: 'removed' }));
    assert.deepEqual(mailed, ['I-1 accepted']);
  });

  it('staff told again before the first card was sent: not a second card', async () => {
    await write((tx) => news.tellStaff(tx, accepted));
    await write((tx) => news.tellStaff(tx, { ...accepted, event: 'removed' }));
    assert.deepEqual(await written(), [
      ['card', licensingDesk.userId],
      ['update', licensingDesk.userId],
      ['message', licensingDesk.userId],
    ]);
  });

  it('staff told again after the card could not be delivered: tried as a card again', async () => {
    await write((tx) => news.tellStaff(tx, accepted));
    const [first] = await noticesOfCase(database().db, 'I-1');
    assert.ok(first !== undefined);
    await endNotices(database().db, [{ notice: first, state: 'unreachable', now: clock.now() }]);
    await write((tx) => news.tellStaff(tx, { ...accepted, event: 'removed' }));
    assert.deepEqual((await written()).at(-1), ['card', licensingDesk.userId]);
  });

  it('readers told: everybody with a card of the case in this flow, and one more even without', async () => {
    await haveCard(megan, { flow: 'accept' });
    await haveCard(priya);
    await haveCard(sam, { flow: 'accept', caseId: 'I-2' });
    await write((tx) => news.tellReaders(tx, { ...accepted, flow: 'accept' }, katrin));
    assert.deepEqual(await written(), [
      ['update', megan.userId],
      ['message', megan.userId],
      ['update', katrin.userId],
      ['message', katrin.userId],
    ]);
  });

  it('readers told, the one more has a card too: once', async () => {
    await haveCard(megan, { flow: 'accept' });
    await write((tx) => news.tellReaders(tx, { ...accepted, flow: 'accept' }, megan));
    assert.equal((await written()).length, 2);
  });

  it('told with the card: who has it gets it changed and a sentence, the one more gets the card; staff hears nothing', async () => {
    await haveCard(megan);
    await write((tx) => news.tellWithCard(tx, accepted, priya));
    await write((tx) => news.tellWithCard(tx, accepted, megan));
    await write((tx) => news.tellWithCard(tx, { ...accepted, caseId: 'I-2' }, undefined));
    assert.deepEqual(await written(), [
      ['update', megan.userId],
      ['message', megan.userId],
      ['card', priya.userId],
      ['update', priya.userId],
      ['message', priya.userId],
      ['update', megan.userId],
      ['message', megan.userId],
    ]);
    assert.deepEqual(await noticesOfCase(database().db, 'I-2'), []);
  });

  it('cards refreshed: those of this case and flow, also one that is still on its way', async () => {
    await haveCard(priya);
    await haveCard(megan, { flow: 'accept' });
    await write((tx) => news.adopt(tx, accepted, sam, undefined));
    await write((tx) => news.refreshCards(tx, accepted));
    assert.deepEqual((await written()).slice(1), [
      ['update', priya.userId],
      ['update', sam.userId],
    ]);
  });

  it('nobody has a card: nothing to refresh', async () => {
    await write((tx) => news.refreshCards(tx, accepted));
    assert.deepEqual(await written(), []);
  });

  it('a card on the screen adopted: it becomes the case card and is written', async () => {
    const place = { conversationId: 'chat', activityId: 'pressed' };
    await write((tx) => news.adopt(tx, accepted, priya, place));
    assert.equal((await caseCard(database().db, 'I-1', priya))?.activityId, 'pressed');
    assert.deepEqual(await written(), [['update', priya.userId]]);
  });

  it('nothing on the screen to adopt: the card is posted', async () => {
    await write((tx) => news.adopt(tx, accepted, priya, undefined));
    assert.equal(await caseCard(database().db, 'I-1', priya), undefined);
    assert.deepEqual(await written(), [['card', priya.userId]]);
  });

  it('another card adopted: the earlier one is emptied, so that one case has one live card', async () => {
    await haveCard(priya);
    const place = { conversationId: 'chat', activityId: 'newer' };
    await write((tx) => news.adopt(tx, accepted, priya, place));
    const [retired, update] = await noticesOfCase(database().db, 'I-1');
    assert.equal(retired?.kind, 'retire');
    assert.deepEqual(retired?.facts, { conversationId: 'chat', activityId: 'card' });
    assert.equal(update?.kind, 'update');
    assert.equal((await caseCard(database().db, 'I-1', priya))?.activityId, 'newer');
  });

  it('the same card adopted again: not emptied', async () => {
    const place = { conversationId: 'chat', activityId: 'card' };
    await haveCard(priya);
    await write((tx) => news.adopt(tx, accepted, priya, place));
    assert.deepEqual(await written(), [['update', priya.userId]]);
  });
});

describe('news and its wake-up', () => {
  const database = useDatabase();

  it('the transaction is rolled back: neither notices nor a wake-up; the next one has both', async () => {
    const woken: string[] = [];
    const listening = await listenTo(noticeChannel, {
      url: database().url,
      log: createLog('silent'),
      onNotification: (tenantId) => void woken.push(tenantId),
      onReturn: () => undefined,
    });
    try {
      const news = createNews({ clock: standingClock(), staffWays: () => Promise.resolve({ hear: [] }) });
      const work = database().withTransaction(async (tx) => {
        await news.tell(tx, accepted, priya);
        throw new Error('killed');
      });
      await assert.rejects(work, /killed/);
      assert.deepEqual(await noticesOfCase(database().db, 'I-1'), []);
      await database().withTransaction((tx) => news.say(tx, accepted, megan));
      await eventually(() => woken.length > 0 || undefined, 'the wake-up');
      assert.deepEqual(woken, [megan.tenantId]);
      assert.equal((await noticesOfCase(database().db, 'I-1')).length, 1);
    } finally {
      await listening.close();
    }
  });
});
