import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Delivery } from '../../src/bots/connector.ts';
import { whyUnreachable } from '../../src/bots/notice-outcome.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { caseCard, setCaseCard } from '../../src/services/store/case-cards.ts';
import { beginPosting } from '../../src/services/store/notice-posting.ts';
import { claimNotices, type Target } from '../../src/services/store/notices.ts';
import { chooseLanguage } from '../../src/services/store/person-languages.ts';
import { findReference, markDead, renewReference } from '../../src/services/store/references.ts';
import { holdTenant, releaseTenants } from '../../src/services/store/sending-tenants.ts';
import { useDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { notifierDesk, type Call } from './support/notifier-desk.ts';
import { tenant } from './support/people.ts';

describe('notifier', () => {
  const database = useDatabase();
  let caseId: string;
  let megan: Target;
  let desk: ReturnType<typeof notifierDesk>;

  beforeEach(async () => {
    await database().db.deleteFrom('notice').execute();
    await database().db.deleteFrom('sending_tenant').execute();
    caseId = `I-${Math.floor(Math.random() * 1e9)}`;
    megan = { tenantId: tenant.contoso, userId: randomUUID() };
    desk = notifierDesk(database, caseId);
  });
  afterEach(() => desk.stop());

  const cardAt = (activityId: string, conversationId = `chat of ${megan.userId}`) =>
    setCaseCard(
      database().db,
      { flow: 'accept', caseId, target: megan, conversationId, activityId },
      desk.clock.now(),
    );
  /** The process that has taken the notice ends between the call and the note of its answer. */
  async function killedWhilePosting(id: number): Promise<void> {
    const { db } = database();
    const [notice] = await claimNotices(db, [id], desk.clock.now());
    assert.ok(notice !== undefined);
    await holdTenant(db, megan.tenantId, { holder: 'killed', seconds: 60 });
    assert.deepEqual(await beginPosting(db, [{ notice, conversationId: 'chat' }], 'killed'), [true]);
    await releaseTenants(db, 'killed');
  }
  const brief = (calls: readonly Call[]) =>
    calls.map(({ what, activityId, says }) => [what, activityId, says].filter(Boolean).join(' '));
  async function markDeadFor({ tenantId, userId }: Target): Promise<void> {
    const reference = await findReference(database().db, tenantId, userId);
    assert.ok(reference);
    assert.equal(await markDead(database().db, reference, '403', desk.clock.now()), true);
  }
  const states = async () => (await desk.notices()).map(({ state }) => state);
  const later: Delivery = { kind: 'later', seconds: 7, why: '429 ' };
  const lost: Delivery = { kind: 'lost', why: 'no answer' };

  describe('what is sent', () => {
    it('news of a case with a card: the card is changed first, then the sentence follows', async () => {
      await desk.known(megan);
      await cardAt('c1');
      await desk.write(megan, 'update', 'accepted');
      await desk.write(megan, 'message', 'accepted');
      await desk.run();
      assert.deepEqual(brief(desk.calls), [`put c1 [card of ${caseId}]`, 'post accepted']);
      assert.equal(desk.calls[1]?.conversationId, `chat of ${megan.userId}`);
      assert.deepEqual(await states(), ['sent', 'sent']);
    });

    it('several changes of one card that wait: only the last is sent, each sentence after the change before it', async () => {
      await desk.known(megan);
      await cardAt('c1');
      await desk.write(megan, 'update', 'opened');
      await desk.write(megan, 'update', 'accepted');
      await desk.write(megan, 'message', 'accepted');
      await desk.write(megan, 'update', 'assigned');
      await desk.write(megan, 'update', 'ended');
      await desk.run();
      const drawn = `put c1 [card of ${caseId}]`;
      assert.deepEqual(brief(desk.calls), [drawn, 'post accepted', drawn]);
      assert.deepEqual(await states(), ['skipped', 'sent', 'sent', 'skipped', 'sent']);
    });

    it('changes of one card and of others that wait: none of another card or reader counts', async () => {
      const oscar = { ...megan, userId: randomUUID() };
      await desk.known(megan);
      await desk.known(oscar);
      await cardAt('c1');
      await desk.write(megan, 'update', 'opened');
      await desk.write(oscar, 'update', 'accepted');
      await desk.run();
      assert.deepEqual(brief(desk.calls), [`put c1 [card of ${caseId}]`]);
    });

    it('a card for somebody without one: posted with the sentence as its notification, and it is the live card then', async () => {
      await desk.known(megan);
      await desk.write(megan, 'card', 'opened');
      await desk.run();
      assert.deepEqual(brief(desk.calls), [`post [card of ${caseId}] opened`]);
      assert.equal((await caseCard(database().db, caseId, megan))?.activityId, 'm1');
    });

    it('a card for somebody who has one meanwhile: it is changed and the sentence posted, no second card', async () => {
      await desk.known(megan);
      await cardAt('c1');
      await desk.write(megan, 'card', 'opened');
      await desk.run();
      assert.deepEqual(brief(desk.calls), [`put c1 [card of ${caseId}]`, 'post opened']);
      assert.equal((await caseCard(database().db, caseId, megan))?.activityId, 'c1');
    });

    it('a change without any card: nothing is sent', async () => {
      await desk.known(megan);
      await desk.write(megan, 'update', 'accepted');
      await desk.run();
      assert.deepEqual(desk.calls, []);
      assert.deepEqual(await states(), ['skipped']);
    });

    it('a case that is gone: nothing is sent', async () => {
      desk.hush();
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      await desk.run();
      assert.deepEqual([desk.calls.length, await states()], [0, ['skipped']]);
    });

    it('a retired card: emptied where it is, in the reader’s language', async () => {
      await desk.known(megan);
      await desk.write(megan, 'retire', 'retired', { conversationId: 'old chat', activityId: 'old card' });
      await desk.run();
      const [call] = desk.calls;
      assert.deepEqual([call?.what, call?.conversationId, call?.activityId], ['put', 'old chat', 'old card']);
      assert.match(call?.says ?? '', /Gespräch/);
    });

    it('the reader’s language, place and time zone come from their last activity', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      await desk.run();
      const { language, locale, timeZone } = desk.announced[0]?.audience ?? {};
      assert.deepEqual([language, locale, timeZone], ['de', 'de-DE', 'Europe/Berlin']);
    });

    it('a reader who chose a language: that one, whatever their Teams speaks; an emptied card too', async () => {
      await desk.known(megan);
      await chooseLanguage(database().db, megan, 'en', desk.clock.now());
      await desk.write(megan, 'message', 'accepted');
      await desk.write(megan, 'retire', 'retired', { conversationId: 'old chat', activityId: 'old card' });
      await desk.run();
      const { language, locale } = desk.announced[0]?.audience ?? {};
      assert.deepEqual([language, locale], ['en', 'de-DE']);
      assert.match(desk.calls[1]?.says ?? '', /The conversation goes on/);
    });

    it('two readers of one case: neither waits for the other', async () => {
      const alex = { tenantId: tenant.contoso, userId: randomUUID() };
      await desk.known(megan);
      await desk.known(alex);
      await desk.write(megan, 'message', 'for Megan');
      await desk.write(alex, 'message', 'for Alex');
      desk.answers.push(later);
      await desk.run();
      assert.deepEqual(brief(desk.calls).toSorted(), ['post for Alex', 'post for Megan']);
      assert.deepEqual((await states()).toSorted(), ['sent', 'waiting']);
    });
  });

  describe('a message and its lost answer', () => {
    it('once: it is sent once more and says that it may be a repeat; the next one does not', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push(lost);
      await desk.run();
      await desk.pass(1_100);
      await desk.write(megan, 'message', 'removed');
      await desk.run();
      assert.deepEqual(brief(desk.calls), ['post accepted', 'post perhaps again: accepted', 'post removed']);
      assert.deepEqual(await states(), ['sent', 'sent']);
    });

    it('again and again: given up as unverified after two repeats, and logged as an error', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push(lost, lost, lost, lost, lost);
      await desk.run();
      for (let i = 0; i < 5; i += 1) await desk.pass(5_000);
      assert.equal(desk.calls.length, 3);
      assert.deepEqual(await states(), ['unverified']);
      assert.deepEqual(
        desk.lines.filter(({ level }) => level === 50).map(({ msg, state }) => [msg, state]),
        [['a notice may not have arrived', 'unverified']],
      );
    });

    it('killed between the call and the note: repeated once after the lease, marked; earlier nobody touches it', async () => {
      await desk.known(megan);
      const id = await desk.write(megan, 'message', 'accepted');
      await killedWhilePosting(id);
      await desk.run();
      await desk.pass(19_000);
      assert.equal(desk.calls.length, 0);
      await desk.pass(1_500);
      assert.deepEqual(brief(desk.calls), ['post perhaps again: accepted']);
      assert.deepEqual(await states(), ['sent']);
    });

    it('the database away while the note is written: it is written as soon as it is back, nothing is sent again', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push(() => {
        desk.awayFor(3);
        return Promise.resolve({ kind: 'sent', id: 'm1' });
      });
      await desk.run();
      assert.deepEqual(await states(), ['sent']);
      await desk.pass(25_000);
      assert.deepEqual(brief(desk.calls), ['post accepted']);
    });

    it('killed each time: ends as unverified without another call', async () => {
      await desk.known(megan);
      const id = await desk.write(megan, 'message', 'accepted');
      for (let kills = 0; kills < 3; kills += 1) {
        await killedWhilePosting(id);
        desk.clock.pass(20_001);
      }
      await desk.pass(0);
      assert.deepEqual([desk.calls.length, await states()], [0, ['unverified']]);
    });

    it('killed each time before the call: sent after the last one, not marked, because nothing has left', async () => {
      await desk.known(megan);
      const id = await desk.write(megan, 'card', 'requested');
      for (let kills = 0; kills < 5; kills += 1) {
        await claimNotices(database().db, [id], desk.clock.now());
        desk.clock.pass(20_001);
      }
      await desk.pass(0);
      assert.deepEqual(brief(desk.calls), [`post [card of ${caseId}] requested`]);
      assert.deepEqual(await states(), ['sent']);
    });

    it('taken by somebody else while the words were made: does not leave a second time', async () => {
      await desk.known(megan);
      const id = await desk.write(megan, 'message', 'accepted');
      desk.beforeWords(async () => {
        desk.clock.pass(20_001);
        await claimNotices(database().db, [id], desk.clock.now());
      });
      await desk.run();
      assert.deepEqual([desk.calls.length, await states()], [0, ['sending']]);
      await desk.pass(20_001);
      assert.deepEqual(brief(desk.calls), ['post accepted']);
    });

    it('killed while a card is changed: changed once more, nothing is marked', async () => {
      await desk.known(megan);
      await cardAt('c1');
      const id = await desk.write(megan, 'update', 'accepted');
      await claimNotices(database().db, [id], desk.clock.now());
      await desk.pass(20_001);
      assert.deepEqual(brief(desk.calls), [`put c1 [card of ${caseId}]`]);
      assert.equal(desk.announced[0]?.news.possibleRepeat, false);
      assert.deepEqual(await states(), ['sent']);
    });

    it('a card whose answer was lost: posted once more, marked on the card too', async () => {
      await desk.known(megan);
      await desk.write(megan, 'card', 'opened');
      desk.answers.push(lost);
      await desk.run();
      await desk.pass(1_100);
      assert.equal(
        brief(desk.calls)[1],
        `post [card of ${caseId} / perhaps again: opened] perhaps again: opened`,
      );
    });

    it('a card that was posted once more: keeps saying so when it changes, and the next one of the case does not', async () => {
      await desk.known(megan);
      await desk.write(megan, 'card', 'opened');
      desk.answers.push(lost);
      await desk.run();
      await desk.pass(1_100);
      await desk.write(megan, 'update', 'accepted');
      await desk.run();
      const { repeatedCard } = kitWords('de');
      assert.equal(brief(desk.calls)[2], `put m1 [card of ${caseId} / ${repeatedCard}]`);
      await cardAt('c9');
      await desk.write(megan, 'update', 'accepted');
      await desk.run();
      assert.equal(brief(desk.calls)[3], `put c9 [card of ${caseId}]`);
    });

    it('an answer slower than the lease: nobody sends it twice for that alone, and the proof counts', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      const slow = Promise.withResolvers<Delivery>();
      desk.answers.push(() => slow.promise);
      const running = desk.run();
      while (desk.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      desk.clock.pass(20_001);
      slow.resolve({ kind: 'sent', id: 'late' });
      await running;
      await desk.pass(1_000);
      assert.equal(desk.calls.length, 1);
      assert.deepEqual(await states(), ['sent']);
    });
  });

  describe('when Teams refuses', () => {
    it('for now (429): again after the time it names, not earlier, and not marked', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push(later);
      await desk.run();
      assert.deepEqual(await desk.dueIn(), [7_000]);
      await desk.pass(6_900);
      assert.equal(desk.calls.length, 1);
      await desk.pass(200);
      assert.deepEqual(brief(desk.calls), ['post accepted', 'post accepted']);
    });

    it('for now, again and again: each time later, at last every five minutes, and after fifty tries it is an error', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push(
        ...Array.from({ length: 60 }, (): Delivery => ({ kind: 'later', seconds: 1, why: '412' })),
      );
      await desk.run();
      const waits = await desk.dueIn();
      const [seconds] = waits;
      const all = [seconds];
      for (let i = 0; i < 55; i += 1) {
        await desk.pass(301_000);
        all.push(...(await desk.dueIn()));
      }
      assert.deepEqual(
        all.slice(0, 9).map((wait) => (wait ?? 0) / 1_000),
        [2, 4, 8, 16, 32, 64, 128, 256, 300],
      );
      assert.equal(desk.calls.length, 50);
      assert.deepEqual(await states(), ['failed']);
      assert.ok(desk.lines.some(({ level }) => level === 50));
    });

    it('for good: nobody is bothered again there, and staff is told once and why', async () => {
      await desk.known(megan);
      await desk.write(megan, 'update', 'accepted');
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push({ kind: 'closed', why: '403 MessageWritesBlocked' });
      await cardAt('c1');
      await desk.run();
      assert.equal(desk.calls.length, 1);
      assert.deepEqual(await states(), ['unreachable', 'unreachable']);
      assert.equal(
        (await findReference(database().db, megan.tenantId, megan.userId))?.deadReason,
        '403 MessageWritesBlocked',
      );
      assert.deepEqual(
        desk.unreachable.map(({ notice, why }) => [notice.caseId, why]),
        [[caseId, 'blocked']],
      );
    });

    it('a person who was unreachable and writes again: is written to again', async () => {
      await desk.known(megan);
      desk.answers.push({ kind: 'closed', why: '403' });
      await desk.write(megan, 'message', 'first');
      await desk.run();
      await desk.known(megan);
      await desk.write(megan, 'message', 'second');
      await desk.run();
      assert.deepEqual(await states(), ['unreachable', 'sent']);
    });

    describe('the place of a card is closed, a group chat or a team, and not the reader’s own chat', () => {
      const closed: Delivery = { kind: 'closed', why: '403 BotNotInConversationRoster' };
      const deaf = async () => (await findReference(database().db, megan.tenantId, megan.userId))?.deadReason;
      beforeEach(async () => {
        await desk.known(megan);
        await cardAt('c1', '19:group@thread.v2');
        desk.answers.push(closed);
      });

      it('news: goes to the own chat, with the next card', async () => {
        await desk.write(megan, 'update', 'accepted');
        await desk.write(megan, 'message', 'accepted');
        await desk.run();
        await desk.write(megan, 'card', 'removed');
        await desk.run();
        assert.deepEqual(brief(desk.calls), [
          `put c1 [card of ${caseId}]`,
          'post accepted',
          `post [card of ${caseId}] removed`,
        ]);
        assert.deepEqual(await states(), ['skipped', 'sent', 'sent']);
        assert.equal(
          (await caseCard(database().db, caseId, megan))?.conversationId,
          `chat of ${megan.userId}`,
        );
        assert.equal(await deaf(), undefined);
        assert.deepEqual(desk.unreachable, []);
      });

      it('a card that moves away from there: skipped', async () => {
        const facts = { conversationId: '19:group@thread.v2', activityId: 'c1' };
        await desk.write(megan, 'retire', 'retired', facts);
        await desk.run();
        assert.deepEqual([await states(), await deaf()], [['skipped'], undefined]);
      });
    });

    it('closed, while the reader is heard of somewhere else: written to there', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'accepted');
      desk.answers.push(async () => {
        desk.clock.pass(5);
        await desk.known(megan, { conversationId: 'new chat' });
        return { kind: 'closed', why: '404 ConversationNotFound' };
      });
      await desk.run();
      await desk.pass(1_000);
      assert.deepEqual(
        desk.calls.map(({ conversationId }) => conversationId),
        [`chat of ${megan.userId}`, 'new chat'],
      );
      assert.deepEqual([await states(), desk.unreachable], [['sent'], []]);
    });

    it('a card somebody has deleted: dropped, and a change is over with that', async () => {
      await desk.known(megan);
      await cardAt('c1');
      await desk.write(megan, 'update', 'accepted');
      desk.answers.push({ kind: 'no-such-activity' });
      await desk.run();
      assert.deepEqual(await states(), ['skipped']);
      assert.equal(await caseCard(database().db, caseId, megan), undefined);
    });

    it('an answer nobody expects (400): failed, logged as an error, and the next notice of the case goes out', async () => {
      await desk.known(megan);
      await desk.write(megan, 'message', 'first');
      await desk.write(megan, 'message', 'second');
      desk.answers.push({ kind: 'refused', why: '400 BadSyntax' });
      await desk.run();
      assert.deepEqual(await states(), ['failed', 'sent']);
      const [line] = desk.lines.filter(({ level }) => level === 50);
      assert.deepEqual([line?.['case'], line?.['trouble']], [caseId, '400 BadSyntax']);
    });
  });

  describe('people and channels', () => {
    it('somebody never heard of: the conversation is asked for, remembered and used', async () => {
      await desk.write(megan, 'message', 'invited');
      desk.answers.push({ kind: 'sent', id: 'new chat' });
      await desk.run();
      assert.deepEqual(
        desk.calls.map(({ what, conversationId }) => [what, conversationId]),
        [
          ['create', megan.userId],
          ['post', 'new chat'],
        ],
      );
      assert.equal(
        (await findReference(database().db, megan.tenantId, megan.userId))?.conversationId,
        'new chat',
      );
    });

    it('somebody never heard of, the answer lost: asked again without a mark, because that gives the same conversation', async () => {
      await desk.write(megan, 'message', 'invited');
      desk.answers.push(lost, { kind: 'sent', id: 'new chat' });
      await desk.run();
      await desk.pass(2_100);
      assert.deepEqual(brief(desk.calls), ['create', 'create', 'post invited']);
    });

    it('somebody the app is not installed for: unreachable, staff is told', async () => {
      await desk.write(megan, 'message', 'invited');
      await desk.write(megan, 'message', 'accepted');
      const closed: Delivery = { kind: 'closed', why: '403 ForbiddenOperationException' };
      desk.answers.push(closed, closed);
      await desk.run();
      assert.deepEqual(await states(), ['unreachable', 'unreachable']);
      assert.deepEqual(
        desk.unreachable.map(({ why }) => why),
        ['uninstalled'],
      );
    });

    it('somebody never heard of who comes while Teams says no: written to, and nobody is told', async () => {
      await desk.write(megan, 'message', 'invited');
      desk.answers.push(async () => {
        await desk.known(megan);
        return { kind: 'closed', why: '403 ForbiddenOperationException' };
      });
      await desk.run();
      await desk.pass(1_000);
      assert.deepEqual(brief(desk.calls), ['create', 'post invited']);
      assert.deepEqual([await states(), desk.unreachable], [['sent'], []]);
    });

    describe('back again', () => {
      const closed: Delivery = { kind: 'closed', why: '403 ForbiddenOperationException' };
      const blocked: Delivery = { kind: 'closed', why: '403 ConversationBlockedByUser' };

      it('the newest news of each case is sent, once; words whose card did not arrive come with it', async () => {
        await desk.write(megan, 'card', 'invited');
        await desk.write(megan, 'message', 'accepted');
        desk.answers.push(closed, closed);
        await desk.run();
        await desk.heard(megan);
        await desk.heard(megan);
        await desk.run();
        assert.deepEqual(await states(), ['unreachable', 'sent']);
        const sent = ['create', 'create', `post [card of ${caseId}] accepted`];
        assert.deepEqual(brief(desk.calls), sent);
        await desk.heard(megan);
        await desk.run();
        assert.deepEqual(brief(desk.calls), sent);
      });

      it('words of a case whose card is there: the card is changed, and the words follow', async () => {
        await desk.known(megan);
        await cardAt('c1');
        await desk.write(megan, 'message', 'accepted');
        desk.answers.push(blocked);
        await desk.run();
        await desk.heard(megan);
        await desk.run();
        assert.deepEqual(brief(desk.calls), ['post accepted', `put c1 [card of ${caseId}]`, 'post accepted']);
      });

      it('a card that changed meanwhile without a word: is changed', async () => {
        await desk.known(megan);
        await cardAt('c1');
        await desk.write(megan, 'update', 'accepted');
        desk.answers.push(blocked);
        await desk.run();
        await desk.heard(megan);
        await desk.run();
        const put = `put c1 [card of ${caseId}]`;
        assert.deepEqual(brief(desk.calls), [put, put]);
      });

      it('nothing that is a week old', async () => {
        await desk.write(megan, 'message', 'invited');
        desk.answers.push(closed);
        await desk.run();
        desk.clock.pass(7 * 86_400_000 + 1);
        await desk.heard(megan);
        await desk.run();
        assert.deepEqual(await states(), ['unreachable']);
      });

      it('gone once more before it arrived: nobody hears of that twice', async () => {
        await desk.write(megan, 'message', 'invited');
        desk.answers.push(closed, blocked);
        await desk.run();
        await desk.heard(megan);
        await desk.run();
        assert.deepEqual([await states(), desk.unreachable.length], [['unreachable'], 1]);
      });

      it('very many cases: the latest twenty', async () => {
        const { db } = database();
        for (let n = 0; n < 25; n += 1) {
          await desk.write(megan, 'message', 'invited');
          desk.answers.push(closed);
        }
        await desk.run();
        await sql`update notice set case_id = case_id || '-' || id where user_id = ${megan.userId}`.execute(
          db,
        );
        await desk.heard(megan);
        const { rows } = await sql<{ state: string; n: number }>`
          select state, count(*)::int as n from notice where user_id = ${megan.userId} group by 1 order by 1`.execute(
          db,
        );
        assert.deepEqual(rows, [
          { state: 'unreachable', n: 5 },
          { state: 'waiting', n: 20 },
        ]);
      });

      it('told of the case since: nothing older is sent', async () => {
        await desk.write(megan, 'message', 'invited');
        desk.answers.push(closed);
        await desk.run();
        await desk.known(megan);
        await desk.write(megan, 'message', 'accepted');
        await desk.run();
        await markDeadFor(megan);
        await desk.heard(megan);
        await desk.run();
        assert.deepEqual(await states(), ['unreachable', 'sent']);
      });

      it('found by other news that could be sent: what had not arrived comes, too', async () => {
        await desk.write(megan, 'message', 'invited');
        desk.answers.push(closed);
        await desk.run();
        const { db } = database();
        await sql`update notice set case_id = 'another' where user_id = ${megan.userId}`.execute(db);
        await desk.write(megan, 'message', 'accepted');
        await desk.run();
        await desk.run();
        assert.deepEqual(brief(desk.calls), ['create', 'create', 'post accepted', 'post invited']);
      });

      it('on record as gone while somebody else says it is there: does not count as there before', async () => {
        await desk.known(megan);
        await desk.write(megan, 'message', 'accepted');
        desk.answers.push(blocked);
        await desk.run();
        const reference = await findReference(database().db, megan.tenantId, megan.userId);
        assert.ok(reference);
        assert.equal(await renewReference(database().db, reference, desk.clock.now()), false);
        await desk.heard(megan);
        assert.equal(await renewReference(database().db, reference, desk.clock.now()), true);
      });
    });

    it('every way of not being reached has its reason', () => {
      const reasons = {
        '403 ConversationBlockedByUser': 'blocked',
        '403 MessageWritesBlocked': 'blocked',
        '403 BotNotInConversationRoster': 'uninstalled',
        '403 BotDisabledByAdmin': 'disabled',
        '404 ConversationNotFound': 'not-found',
        '404': 'not-found',
        '403': 'refused',
        'channel unknown': 'refused',
      };
      for (const [trouble, why] of Object.entries(reasons)) assert.equal(whyUnreachable(trouble), why);
    });

    it('a channel: written to where it is, and never created', async () => {
      const channel = { tenantId: tenant.home, userId: `19:${randomUUID()}@thread.tacv2` };
      await desk.known(channel, { kind: 'channel', conversationId: channel.userId });
      await desk.write(channel, 'card', 'accepted');
      await desk.run();
      assert.deepEqual(
        desk.calls.map(({ what, conversationId }) => [what, conversationId]),
        [['post', channel.userId]],
      );
      const unknown = { tenantId: tenant.home, userId: '19:unknown@thread.tacv2' };
      await desk.write(unknown, 'message', 'accepted');
      await desk.run();
      assert.equal(desk.calls.length, 1);
      assert.deepEqual(await states(), ['sent', 'unreachable']);
    });
  });

  it('two instances on one database, both woken: each notice is sent once', async () => {
    const other = notifierDesk(database, caseId);
    await desk.known(megan);
    for (let n = 0; n < 5; n += 1) await desk.write(megan, 'message', `news ${n}`);
    await Promise.all([desk.run(), other.run()]);
    await desk.run();
    const said = [...brief(desk.calls), ...brief(other.calls)];
    assert.deepEqual(
      said,
      Array.from({ length: 5 }, (_, n) => `post news ${n}`),
    );
    assert.ok(desk.calls.length === 0 || other.calls.length === 0);
  });

  it('frozen while the words were made, and another instance sends to the tenant now: nothing leaves, it is no try', async () => {
    await desk.known(megan);
    await desk.write(megan, 'message', 'accepted');
    const { db } = database();
    desk.beforeWords(async () => {
      await sql`update sending_tenant set holder = 'another', term = term + 1`.execute(db);
    });
    await desk.run();
    assert.deepEqual([desk.calls.length, await states()], [0, ['waiting']]);
    await releaseTenants(db, 'another');
    const next = notifierDesk(database, caseId);
    await next.run();
    assert.deepEqual(brief(next.calls), ['post accepted']);
    const [notice] = await desk.notices();
    assert.deepEqual([notice?.tries, notice?.possibleRepeat], [1, false]);
  });

  it('listening: sent without anybody looking, also what was written while the connection was away', async () => {
    await desk.known(megan);
    await desk.write(megan, 'message', 'before');
    await desk.start();
    try {
      await eventually(() => desk.calls.length === 1 || undefined, 'what was there');
      await desk.write(megan, 'message', 'meanwhile');
      await eventually(() => desk.calls.length === 2 || undefined, 'what was written meanwhile');
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'
        and datname = current_database()`.execute(database().db);
      await desk.write(megan, 'message', 'unheard');
      await eventually(() => desk.calls.length === 3 || undefined, 'what nobody was told of');
    } finally {
      await desk.stop();
    }
    assert.deepEqual(brief(desk.calls), ['post before', 'post meanwhile', 'post unheard']);
  });

  it('stopped: another instance sends at once what comes next', async () => {
    const other = notifierDesk(database, caseId);
    await desk.known(megan);
    await desk.write(megan, 'message', 'first');
    await desk.run();
    await desk.stop();
    await desk.write(megan, 'message', 'second');
    await other.run();
    await other.stop();
    assert.deepEqual(brief([...desk.calls, ...other.calls]), ['post first', 'post second']);
  });

  describe('when its reader wants to hear it', () => {
    it('not before a time: nothing is said until then, and the card is changed all the same', async () => {
      await desk.known(megan);
      await cardAt('c1');
      desk.wants({ kind: 'at', at: desk.clock.now() + 3_600_000 });
      await desk.write(megan, 'message', 'accepted');
      await desk.write(megan, 'update', 'accepted');
      await desk.run();
      assert.deepEqual(brief(desk.calls), [`put c1 [card of ${caseId}]`]);
      assert.deepEqual(await states(), ['waiting', 'sent']);
      await desk.pass(3_500_000);
      assert.equal(desk.calls.length, 1);
      await desk.pass(100_001);
      assert.equal(brief(desk.calls)[1], 'post accepted');
      assert.equal((await desk.notices())[0]?.tries, 1);
    });

    it('not now, and done with what they are in before that is written: told at once', async () => {
      await desk.known(megan);
      desk.wants({ kind: 'at', at: desk.clock.now() + 120_000 }, { kind: 'now' });
      await desk.write(megan, 'card', 'asked');
      await desk.run();
      assert.deepEqual(brief(desk.calls), [`post [card of ${caseId}] asked`]);
      assert.deepEqual(await states(), ['sent']);
    });

    it('never: the card is changed, no word is said, and none is posted', async () => {
      const alex = { ...megan, userId: randomUUID() };
      await desk.known(megan);
      await desk.known(alex);
      await cardAt('c1');
      desk.wants({ kind: 'silent' });
      await desk.write(megan, 'update', 'accepted');
      await desk.write(megan, 'message', 'accepted');
      await desk.write(megan, 'card', 'accepted');
      await desk.write(alex, 'card', 'accepted');
      await desk.run();
      const drawn = `put c1 [card of ${caseId}]`;
      assert.deepEqual(brief(desk.calls), [drawn, drawn]);
      assert.deepEqual(await states(), ['sent', 'skipped', 'skipped', 'skipped']);
    });
  });

  it('nothing of a person is in the log', async () => {
    await desk.known(megan);
    await desk.write(megan, 'message', 'accepted', { name: 'Megan Bowen' });
    await desk.run();
    const text = JSON.stringify(desk.lines);
    assert.ok(text.includes(caseId));
    assert.ok(!text.includes('Megan') && !text.includes(megan.userId));
  });
});
