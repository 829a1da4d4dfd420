import assert from 'node:assert/strict';
import { beginPosting as post } from '../../../src/services/store/notice-posting.ts';
import { dueNotices as dueOf } from '../../../src/services/store/due-notices.ts';
import { endNotices, type EndedNotice } from '../../../src/services/store/ended-notices.ts';
import {
  claimNotices,
  giveBackNotice,
  insertNotice,
  noticesOfCase,
  postponeNotice,
  releaseNotices,
  type Notice,
} from '../../../src/services/store/notices.ts';
import { holdTenant } from '../../../src/services/store/sending-tenants.ts';
import { useDatabase } from '../../support/database.ts';

const administrator = { tenantId: 'contoso', userId: 'megan' };
const desk = { tenantId: 'home', userId: '19:licensing-desk@thread.tacv2' };
const start = 1_800_000_000_000;
/** A sender may hold a notice this long. */
const lease = 20_000;

describe('notices', () => {
  const database = useDatabase();
  const db = () => database().db;
  let cases = 0;
  let caseId = '';

  beforeEach(async () => {
    await db().deleteFrom('notice').execute();
    cases += 1;
    caseId = `I-${cases}`;
  });

  const insert = (more: Partial<Notice> = {}) =>
    insertNotice(db(), {
      flow: 'accept',
      caseId,
      target: administrator,
      kind: 'message',
      event: 'accepted',
      facts: { late: true },
      now: start,
      ...more,
    });

  const claimNotice = async (id: number, now: number) => (await claimNotices(db(), [id], now))[0];
  const finishNotice = (notice: Notice, end: Omit<EndedNotice, 'notice'>) =>
    endNotices(db(), [{ notice, ...end }]);
  const beginPosting = async (notice: Notice) => {
    const { tenantId } = notice.target;
    await holdTenant(db(), tenantId, { holder: 'us', seconds: 60 });
    return (await post(db(), [{ notice, conversationId: 'chat' }], 'us'))[0];
  };
  /** What may go now of every tenant of these tests, at most `limit` of each. */
  async function dueNotices(now: number, limit: number): Promise<readonly number[]> {
    const share = { limit, perReader: limit, without: [], after: '' };
    const due = await Promise.all(
      [administrator, desk].map(({ tenantId }) => dueOf(db(), { ...share, tenantId }, now)),
    );
    return due
      .flat()
      .map(({ id }) => id)
      .toSorted((a, b) => a - b);
  }

  /** Taken by a sender, whose message is about to leave. */
  async function claimed(id: number, now = start): Promise<Notice> {
    const notice = await claimNotice(id, now);
    assert.ok(notice !== undefined, 'nothing to claim');
    assert.ok(await beginPosting(notice));
    return notice;
  }

  it('written and claimed: comes as it was written, on its first try', async () => {
    const id = await insert();
    assert.deepEqual(await claimNotice(id, start), {
      id,
      flow: 'accept',
      caseId,
      target: administrator,
      kind: 'message',
      event: 'accepted',
      facts: { late: true },
      state: 'sending',
      tries: 1,
      lostAnswers: 0,
      possibleRepeat: false,
      createdAt: start,
    });
  });

  it('written in a transaction that is rolled back: not there', async () => {
    const work = database().withTransaction(async (tx) => {
      await insertNotice(tx, {
        flow: 'accept',
        caseId,
        target: administrator,
        kind: 'card',
        event: 'e',
        facts: {},
        now: start,
      });
      throw new Error('no');
    });
    await assert.rejects(work);
    assert.deepEqual(await noticesOfCase(db(), caseId), []);
  });

  it('ten claimers at once: one gets it', async () => {
    const id = await insert();
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimNotice(id, start)));
    assert.equal(claims.filter((claim) => claim !== undefined).length, 1);
  });

  it('two of one case and reader: in the order they were written; other readers and cases do not wait', async () => {
    const first = await insert({ kind: 'update' });
    const second = await insert();
    const otherReader = await insert({ target: desk });
    const otherCase = await insert({ caseId: `${caseId}-other` });
    assert.deepEqual(await dueNotices(start, 10), [first, otherReader, otherCase]);
    assert.equal(await claimNotice(second, start), undefined);
    const held = await claimed(first);
    assert.equal(await claimNotice(second, start), undefined);
    await claimed(otherReader);
    await claimed(otherCase);
    await finishNotice(held, { state: 'sent', now: start });
    assert.deepEqual(await dueNotices(start, 10), [second]);
    assert.equal((await claimed(second)).tries, 1);
  });

  for (const state of ['sent', 'unreachable', 'unverified', 'skipped', 'failed'] as const) {
    it(`ended as ${state}: the next one may go, this one never again`, async () => {
      const id = await insert();
      const next = await insert();
      const notice = await claimed(id);
      const end = { state, activityId: 'a-1', trouble: 'why', now: start + 5 };
      assert.equal(await claimNotice(next, start), undefined);
      await finishNotice(notice, end);
      assert.deepEqual(await dueNotices(start, 5), [next]);
      assert.equal(await claimNotice(id, start + 100 * lease), undefined);
      const row = await db().selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      assert.deepEqual(
        [row.state, row.activity_id, row.trouble, row.done_at, row.lease_until],
        [state, 'a-1', 'why', start + 5, null],
      );
    });
  }

  it('not due yet: not claimed, not listed', async () => {
    const id = await insert({}).then(async (made) => {
      await postponeNotice(db(), await claimed(made), { dueAt: start + 1_000, trouble: '429', lost: false });
      return made;
    });
    assert.equal(await claimNotice(id, start + 999), undefined);
    assert.deepEqual(await dueNotices(start + 999, 10), []);
    assert.deepEqual(await dueNotices(start + 1_000, 10), [id]);
    const again = await claimed(id, start + 1_000);
    assert.deepEqual([again.tries, again.lostAnswers, again.possibleRepeat], [2, 0, false]);
  });

  it('postponed because its answer was lost: the repeat says that it may be one', async () => {
    const id = await insert();
    await postponeNotice(db(), await claimed(id), { dueAt: start, trouble: '504', lost: true });
    const again = await claimed(id);
    assert.deepEqual([again.lostAnswers, again.possibleRepeat], [1, true]);
  });

  for (const kind of ['update', 'retire'] as const) {
    it(`its answer was lost and it is of kind ${kind}: repeated without a word, it changes the same card`, async () => {
      const id = await insert({ kind });
      await postponeNotice(db(), await claimed(id), { dueAt: start, trouble: '504', lost: true });
      const again = await claimed(id);
      assert.deepEqual([again.lostAnswers, again.possibleRepeat], [1, false]);
      const afterCrash = await claimed(id, start + lease);
      assert.deepEqual([afterCrash.lostAnswers, afterCrash.possibleRepeat], [2, false]);
    });
  }

  for (const kind of ['message', 'card'] as const) {
    it(`its sender was killed while sending a ${kind}: free when the lease ends, as a possible repeat`, async () => {
      const id = await insert({ kind });
      await claimed(id);
      assert.equal(await claimNotice(id, start + lease - 1), undefined);
      assert.deepEqual(await dueNotices(start + lease - 1, 10), []);
      assert.deepEqual(await dueNotices(start + lease, 10), [id]);
      const again = await claimed(id, start + lease);
      assert.deepEqual([again.tries, again.lostAnswers, again.possibleRepeat], [2, 1, true]);
    });
  }

  it('its sender was killed before the message could leave: free when the lease ends, and nothing is a repeat', async () => {
    const id = await insert({ kind: 'card' });
    for (let run = 0; run < 4; run += 1) await claimNotice(id, start + run * lease);
    const again = await claimed(id, start + 4 * lease);
    assert.deepEqual([again.tries, again.lostAnswers, again.possibleRepeat], [5, 0, false]);
    const afterwards = await claimed(id, start + 5 * lease);
    assert.deepEqual([afterwards.lostAnswers, afterwards.possibleRepeat], [1, true]);
    const before = await claimNotice(id, start + 6 * lease);
    const unposted = await claimNotice(id, start + 7 * lease);
    assert.deepEqual([before?.lostAnswers, unposted?.lostAnswers], [2, 2]);
  });

  it('a sender slower than its lease: its message must not leave any more', async () => {
    const id = await insert();
    const slow = await claimNotice(id, start);
    await claimed(id, start + lease);
    assert.ok(slow !== undefined);
    assert.equal(await beginPosting(slow), false);
  });

  it('restart of a database nobody else uses: held ones are free at once', async () => {
    const id = await insert();
    await claimed(id);
    await releaseNotices(db(), start + 1);
    assert.equal((await claimed(id, start + 1)).lostAnswers, 1);
  });

  it('a sender slower than its lease wants to try later, but another has delivered it: stays delivered', async () => {
    const id = await insert();
    const slow = await claimed(id);
    const quick = await claimed(id, start + lease);
    await postponeNotice(db(), slow, { dueAt: start, trouble: 'time-out', lost: true });
    assert.equal((await noticesOfCase(db(), caseId))[0]?.state, 'sending');
    await finishNotice(quick, { state: 'sent', now: start + lease });
    await postponeNotice(db(), slow, { dueAt: start, trouble: 'time-out', lost: true });
    await finishNotice(slow, { state: 'failed', trouble: 'refused', now: start + lease });
    const [notice] = await noticesOfCase(db(), caseId);
    assert.equal(notice?.state, 'sent');
    assert.equal(notice?.lostAnswers, 1);
    assert.equal(await claimNotice(id, start + 100 * lease), undefined);
  });

  it('a sender slower than its lease has delivered it: that counts, and it is not repeated', async () => {
    const id = await insert();
    const slow = await claimed(id);
    const quick = await claimed(id, start + lease);
    await postponeNotice(db(), quick, { dueAt: start + 2 * lease, trouble: '429', lost: false });
    await finishNotice(slow, { state: 'sent', now: start + lease });
    assert.equal(await claimNotice(id, start + 100 * lease), undefined);
  });

  it('delivered by the slower of two senders, then given back by the other: stays delivered', async () => {
    const id = await insert();
    const slow = await claimed(id);
    const quick = await claimed(id, start + lease);
    await finishNotice(slow, { state: 'sent', now: start + lease });
    await postponeNotice(db(), quick, { dueAt: start + lease, trouble: '429', lost: false });
    assert.equal(await claimNotice(id, start + 100 * lease), undefined);
  });

  it('many stuck behind the first of their case: they do not hide the due ones of others', async () => {
    const first = await insert();
    for (let n = 0; n < 20; n += 1) await insert();
    const other = await insert({ target: desk });
    await postponeNotice(db(), await claimed(first), { dueAt: start + lease, trouble: '429', lost: false });
    assert.deepEqual(await dueNotices(start, 5), [other]);
  });

  it('one reader with many due: no more than its share, so that the others have their turn', async () => {
    const reader = { tenantId: administrator.tenantId, userId: 'alex' };
    const many = [];
    for (let n = 0; n < 5; n += 1) many.push(await insert({ caseId: `${caseId}-${n}` }));
    const other = await insert({ target: reader });
    const share = { tenantId: administrator.tenantId, limit: 10, perReader: 2, without: [], after: '' };
    const idsOf = (due: readonly { id: number }[]) => due.map(({ id }) => id);
    assert.deepEqual(idsOf(await dueOf(db(), share, start)), [other, many[0], many[1]]);
    const full = { ...share, without: [administrator.userId] };
    assert.deepEqual(idsOf(await dueOf(db(), full, start)), [other]);
    const next = { ...share, after: 'alex' };
    assert.deepEqual(idsOf(await dueOf(db(), next, start)), [many[0], many[1], other]);
  });

  it('given back: as if it had never been taken, and due when it is told', async () => {
    const id = await insert();
    await giveBackNotice(db(), await claimed(id), undefined);
    assert.deepEqual(await dueNotices(start, 5), [id]);
    const again = await claimed(id);
    assert.deepEqual([again.tries, again.lostAnswers, again.possibleRepeat], [1, 0, false]);
    await giveBackNotice(db(), again, { dueAt: start + 500, putOff: false });
    const behind = await insert();
    assert.deepEqual(await dueNotices(start, 5), []);
    assert.equal(await claimNotice(behind, start), undefined);
    assert.deepEqual(await dueNotices(start + 500, 5), [id]);
  });

  it('put off by its reader: those behind it do not wait, and when it is due they do', async () => {
    const id = await insert();
    await giveBackNotice(db(), await claimed(id), { dueAt: start + 500, putOff: true });
    const behind = await insert({ kind: 'update' });
    assert.deepEqual(await dueNotices(start, 5), [behind]);
    assert.deepEqual(await dueNotices(start + 500, 5), [id]);
    assert.equal(await claimNotice(behind, start + 500), undefined);
    assert.equal((await claimed(behind, start + 499)).id, behind);
  });

  it('a tenant another instance sends to: the message must not leave, whatever the lease of the notice', async () => {
    const id = await insert({ target: { tenantId: 'fabrikam', userId: 'eva' } });
    const notice = await claimNotice(id, start);
    assert.ok(notice !== undefined);
    await holdTenant(db(), 'fabrikam', { holder: 'another', seconds: 60 });
    assert.deepEqual(await post(db(), [{ notice, conversationId: 'chat' }], 'us'), [false]);
    assert.deepEqual(await post(db(), [{ notice, conversationId: 'chat' }], 'another'), [true]);
  });
});
