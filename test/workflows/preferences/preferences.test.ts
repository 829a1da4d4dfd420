import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { everythingAtOnce, type Preferences } from '../../../src/domain/notification.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import { createLog } from '../../../src/log.ts';
import { setCaseCard } from '../../../src/services/store/case-cards.ts';
import { waitingItems } from '../../../src/services/store/digest-items.ts';
import {
  giveBackNotice,
  insertNotice,
  noticesOfCase,
  type Notice,
} from '../../../src/services/store/notices.ts';
import { createPreferences } from '../../../src/workflows/preferences/index.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import { movedClock } from '../../services/support/remote.ts';
import { useDatabase } from '../../support/database.ts';

const hour = 3_600_000;
const zone = 'Europe/Berlin';

describe('preferences', () => {
  const database = useDatabase();
  const clock = movedClock();
  let somebody: PersonKey;
  beforeEach(async () => {
    somebody = { tenantId: randomUUID(), userId: randomUUID() };
    await database().db.deleteFrom('digest_item').execute();
    await database().db.deleteFrom('notice').execute();
  });

  const preferences = () =>
    createPreferences({
      database: database(),
      news: createNews({ clock, staffWays: () => Promise.resolve({ hear: [] }) }),
      clock,
      log: createLog('silent'),
    });
  const settle = (changes: Partial<Preferences>) =>
    preferences().change(somebody, zone, (before) => ({ ...before, ...changes }));
  const minuteFrom = (hours: number): number => {
    const at = new Date(clock.now() + hours * hour);
    const [hourThere = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
    })
      .format(at)
      .split(':')
      .map(Number);
    return hourThere * 60 + minutes;
  };
  async function written(event: string, caseId = 'F-1', flow = 'order'): Promise<Notice> {
    const fact = { flow, caseId, target: somebody, kind: 'message' as const, event, facts: {} };
    const id = await insertNotice(database().db, { ...fact, now: clock.now() });
    const notice = (await noticesOfCase(database().db, caseId)).find((one) => one.id === id);
    assert.ok(notice !== undefined);
    return notice;
  }
  const timing = async (event: string, caseId?: string) =>
    (await preferences().timing(await written(event, caseId), zone)).kind;
  const digests = async () =>
    (await noticesOfCase(database().db, 'digest'))
      .filter(({ target }) => target.userId === somebody.userId)
      .map(({ facts }) => facts as { items: { caseId: string; event: string }[]; more: number });

  it('never settled: everything at once', async () => {
    assert.deepEqual(await preferences().of(somebody), everythingAtOnce);
    assert.equal(await timing('done'), 'now');
  });

  it('settled: for that person at that tenant only; two changes at once both count', async () => {
    await Promise.all([settle({ onlyWhatNeedsMe: true }), settle({ digestAt: 600 })]);
    assert.deepEqual(await preferences().of(somebody), {
      ...everythingAtOnce,
      onlyWhatNeedsMe: true,
      digestAt: 600,
    });
    assert.deepEqual(await preferences().of({ ...somebody, tenantId: randomUUID() }), everythingAtOnce);
  });

  it('kept by a later version in another form: everything at once', async () => {
    await settle({ onlyWhatNeedsMe: true });
    await database()
      .db.updateTable('notification_preference')
      .set({ content: JSON.stringify({ mutes: 'all' }) })
      .where('user_id', '=', somebody.userId)
      .execute();
    assert.deepEqual(await preferences().of(somebody), everythingAtOnce);
    assert.equal(await timing('done'), 'now');
  });

  it('a muted case: its news is silent, what needs its reader is not, other cases are not', async () => {
    await settle({ mutes: [{ about: { kind: 'case', caseId: 'F-1' } }] });
    assert.equal(await timing('done'), 'silent');
    assert.equal(await timing('trouble'), 'now');
    assert.equal(await timing('done', 'F-2'), 'now');
  });

  it('a muted customer: all its cases, whatever they are', async () => {
    const tenantId = randomUUID();
    const { db } = database();
    const at = clock.now();
    await sql`insert into gdap_case (id, version, request_id, state, customer_tenant_id, customer_name,
        customer_domain, account_id, template, duration_days, auto_extends, display_name, tries, created_at,
        is_reissue, updated_at)
      values (${`G-${tenantId}`}, 1, ${tenantId}, 'active', ${tenantId}, 'Contoso Ltd', 'contoso.com', 'europe',
        'licences', 90, false, ${tenantId}, 0, ${at}, false, ${at})`.execute(db);
    await settle({ mutes: [{ about: { kind: 'customer', tenantId } }] });
    const active = await written('active', `G-${tenantId}`, 'gdap');
    assert.equal((await preferences().timing(active, zone)).kind, 'silent');
    const other = await written('active', 'G-other', 'gdap');
    assert.equal((await preferences().timing(other, zone)).kind, 'now');
    await setCaseCard(
      db,
      { flow: 'gdap', caseId: `G-${tenantId}`, target: somebody, conversationId: 'chat', activityId: 'a' },
      at,
    );
    assert.deepEqual(await preferences().cases(somebody), [
      {
        caseId: `G-${tenantId}`,
        flow: 'gdap',
        customerTenantId: tenantId,
        customerName: 'Contoso Ltd',
        customerDomain: 'contoso.com',
      },
    ]);
  });

  it('a digest: news is collected and told once, together, at its time; nothing before, nothing when nothing happened', async () => {
    await settle({ digestAt: minuteFrom(2) });
    assert.equal(await timing('done'), 'silent');
    assert.equal(await timing('done', 'F-2'), 'silent');
    assert.equal(await timing('trouble'), 'now');
    assert.equal(await preferences().heldBack(somebody), 2);
    await preferences().tick();
    assert.deepEqual(await digests(), []);
    clock.pass(2 * hour);
    await preferences().tick();
    await preferences().tick();
    const told = await digests();
    assert.deepEqual(
      told.map(({ items }) => items.map(({ caseId, event }) => [caseId, event])),
      [
        [
          ['F-1', 'done'],
          ['F-2', 'done'],
        ],
      ],
    );
    assert.equal(await preferences().heldBack(somebody), 0);
    clock.pass(24 * hour);
    await preferences().tick();
    assert.equal((await digests()).length, 1);
  });

  it('the digest itself: always said at once', async () => {
    await settle({
      digestAt: 600,
      quietHours: { from: 0, to: 1439 },
      mutes: [{ about: { kind: 'everything' } }],
    });
    const digest = await written('digest', 'digest', 'notifications');
    assert.deepEqual(await preferences().timing(digest, zone), { kind: 'now' });
  });

  it('instances that look at the same time: one digest', async () => {
    await settle({ digestAt: minuteFrom(1) });
    for (let n = 0; n < 5; n += 1) await timing('done', `F-${n}`);
    clock.pass(hour);
    await Promise.all(Array.from({ length: 6 }, () => preferences().tick()));
    const told = await digests();
    assert.equal(told.length, 1);
    assert.equal(told[0]?.items.length, 5);
  });

  it('killed between keeping a notice for the digest and ending it: asked again, even after the digest, it is in one digest only', async () => {
    await settle({ digestAt: minuteFrom(1) });
    const notice = await written('done');
    await preferences().timing(notice, zone);
    await preferences().timing(notice, zone);
    clock.pass(hour);
    await preferences().tick();
    await preferences().timing(notice, zone);
    clock.pass(25 * hour);
    await preferences().tick();
    const told = await digests();
    assert.deepEqual(
      told.map(({ items }) => items.length),
      [1],
    );
  });

  it('the same event of a case several times: once, and of very many the newest with how many more there are', async () => {
    await settle({ digestAt: minuteFrom(1) });
    await timing('slow');
    await timing('slow');
    for (let n = 2; n <= 44; n += 1) await timing('done', `F-${n}`);
    clock.pass(hour);
    await preferences().tick();
    const [told] = await digests();
    assert.equal(told?.items.length, 40);
    assert.equal(told?.more, 4);
    assert.equal(told?.items.at(-1)?.caseId, 'F-44');
  });

  it('no digest any more: what was collected comes at once', async () => {
    await settle({ digestAt: minuteFrom(5) });
    await timing('done');
    await settle({ digestAt: undefined });
    assert.equal((await digests()).length, 1);
    assert.deepEqual(await waitingItems(database().db, somebody), []);
  });

  it('muted meanwhile: what was collected of it is not told any more', async () => {
    await settle({ digestAt: minuteFrom(5) });
    await timing('done');
    await settle({ mutes: [{ about: { kind: 'everything' } }] });
    clock.pass(24 * hour);
    await preferences().tick();
    assert.deepEqual(await digests(), []);
  });

  it('quiet hours: a decision is put off until they end, and looked at again at once when they are lifted', async () => {
    await settle({ quietHours: { from: minuteFrom(-1), to: minuteFrom(3) } });
    const notice = await written('trouble');
    const put = await preferences().timing(notice, zone);
    assert.ok(put.kind === 'at' && put.at > clock.now() + 2.9 * hour && put.at <= clock.now() + 3 * hour);
    await database().db.updateTable('notice').set({ state: 'sending' }).where('id', '=', notice.id).execute();
    await giveBackNotice(database().db, notice, { dueAt: put.at, putOff: true });
    assert.equal(await preferences().heldBack(somebody), 1);
    await settle({ quietHours: undefined });
    assert.equal(await preferences().heldBack(somebody), 0);
    const row = await database()
      .db.selectFrom('notice')
      .select('due_at')
      .where('id', '=', notice.id)
      .executeTakeFirst();
    assert.equal(row?.due_at, clock.now());
    assert.deepEqual(await preferences().timing(notice, zone), { kind: 'now' });
  });

  it('told long ago: forgotten', async () => {
    await settle({ digestAt: minuteFrom(1) });
    await timing('done');
    clock.pass(hour);
    await preferences().tick();
    clock.pass(8 * 24 * hour);
    await preferences().forgetOld();
    const left = await database().db.selectFrom('digest_item').selectAll().execute();
    assert.deepEqual(left, []);
  });
});
