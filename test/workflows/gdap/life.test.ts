import assert from 'node:assert/strict';
import type { GdapStatus } from '../../../src/services/graph/gdap-port.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyGdapTables, gdapDesk, type GdapDesk } from '../support/gdap-desk.ts';
import { day, minute, newCustomer } from '../support/invitation-desk.ts';
import { administratorOf, asCustomer, asStaff, priya, sam } from '../support/sample-people.ts';

describe('admin rights from approval to end', () => {
  const database = useDatabase();
  let desk: GdapDesk;

  beforeEach(async () => {
    await emptyGdapTables(database());
    desk = gdapDesk(database());
  });

  const messages = async (id: string) =>
    (await desk.told(id)).filter((line) => !line.includes(' update ')).toSorted();

  it('approved and switched on: one sentence in both chats, and the end Microsoft gave', async () => {
    const gdap = await desk.offered();
    const { id, relationshipId = '' } = gdap;
    await desk.shownTo(gdap);
    await desk.forgetNews();
    desk.graph.becomes(relationshipId, 'activating');
    assert.equal(await desk.workflow.happened(relationshipId), 'recorded');
    assert.equal((await desk.gdap(id)).state, 'activating');
    assert.deepEqual(await messages(id), []);
    desk.graph.becomes(relationshipId, 'active');
    desk.clock.pass(minute);
    await desk.tick();
    const active = await desk.gdap(id);
    assert.equal(active.state, 'active');
    assert.equal(active.endsAt, (active.activatedAt ?? 0) + 365 * day);
    await desk.workflow.happened(relationshipId);
    await desk.tick();
    assert.deepEqual(await messages(id), [
      'gdap active card → desk',
      'gdap active message → staff 1',
      'gdap-consent active message → customer 1',
    ]);
  });

  it('the event is lost: the comparison finds it, one page an account however many requests wait', async () => {
    const all = [];
    for (let n = 0; n < 5; n += 1) all.push(await desk.offered());
    for (const { relationshipId = '' } of all) desk.graph.becomes(relationshipId, 'active');
    desk.graph.calls.length = 0;
    desk.clock.pass(10 * minute);
    await desk.tick();
    assert.deepEqual(desk.graph.calls, ['page europe']);
    for (const { id } of all) assert.equal((await desk.gdap(id)).state, 'active');
    await desk.tick();
    assert.deepEqual(desk.graph.calls, ['page europe']);
  });

  it('nothing is followed: no account is compared', async () => {
    await desk.tick();
    assert.deepEqual(desk.graph.calls, []);
  });

  it('an event about somebody else’s relationship: not ours', async () => {
    assert.equal(await desk.workflow.happened('88888888-unknown'), 'not-ours');
  });

  const ends: readonly [GdapStatus, 'waiting' | 'active', string, string][] = [
    ['terminated', 'waiting', 'rejected', 'gdap-consent rejected message → customer 1'],
    ['terminated', 'active', 'removed', 'gdap-consent removed message → customer 1'],
    ['expired', 'active', 'expired', 'gdap-consent expired message → customer 1'],
  ];
  for (const [status, from, end, customer] of ends) {
    it(`Microsoft says ${status} of what was ${from}: ${end}, told to both sides once`, async () => {
      const gdap = from === 'active' ? await desk.active() : await desk.offered();
      const { id, relationshipId = '' } = gdap;
      await desk.shownTo(gdap);
      await desk.forgetNews();
      desk.graph.becomes(relationshipId, status);
      for (let n = 0; n < 2; n += 1) await desk.workflow.happened(relationshipId);
      const ended = await desk.gdap(id);
      assert.deepEqual([ended.state, ended.end, ended.nextAt], ['ended', end, undefined]);
      const told = await messages(id);
      assert.equal(told.filter((line) => line.startsWith('gdap ')).length, 2);
      assert.ok(told.includes(customer), told.join('; '));
    });
  }

  it('nobody answers: warned of five days before, ended by Microsoft, asked once more, then left to staff', async () => {
    const gdap = await desk.offered();
    const { id, relationshipId = '' } = gdap;
    await desk.shownTo(gdap);
    await desk.forgetNews();
    desk.clock.pass(85 * day);
    await desk.tick();
    await desk.tick();
    assert.deepEqual(await messages(id), [
      'gdap request-5 card → desk',
      'gdap request-5 message → staff 1',
      'gdap-consent request-5 message → customer 1',
    ]);
    await desk.forgetNews();
    desk.graph.becomes(relationshipId, 'expired');
    desk.clock.pass(5 * day);
    await desk.tick();
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'unanswered']);
    const next = await desk.gdap(ended.supersededBy ?? '');
    assert.deepEqual([next.state, next.renews, next.isReissue], ['waiting', id, true]);
    assert.ok((await messages(next.id)).includes('gdap reissued card → desk'));
    assert.deepEqual(await messages(id), []);

    desk.graph.becomes(next.relationshipId ?? '', 'expired');
    await desk.forgetNews();
    desk.clock.pass(90 * day);
    await desk.tick();
    const last = await desk.gdap(next.id);
    assert.deepEqual([last.end, last.supersededBy], ['unanswered', undefined]);
    assert.ok((await messages(next.id)).includes('gdap unanswered message → desk'));
    assert.equal(await desk.workflow.count(), 2);
  });

  it('an end comes near: warned of 30 and 7 days before, once each', async () => {
    const { id } = await desk.active();
    const seen: string[][] = [];
    for (const days of [334, 1, 1, 22, 1]) {
      await desk.forgetNews();
      desk.clock.pass(days * day);
      await desk.tick();
      seen.push((await messages(id)).filter((line) => line.endsWith('desk')));
    }
    assert.deepEqual(seen, [[], ['gdap end-30 card → desk'], [], ['gdap end-7 card → desk'], []]);
  });

  it('extension wished for: set at Microsoft once, and no end is warned of any more', async () => {
    const { id, relationshipId = '' } = await desk.active();
    const extended = await desk.workflow.extend(id, asStaff(priya));
    assert.equal(extended.kind, 'done');
    assert.equal((await desk.gdap(id)).autoExtends, true);
    assert.equal((await desk.workflow.extend(id, asStaff(priya))).kind, 'done');
    assert.equal(desk.graph.calls.filter((call) => call === 'extend').length, 1);
    await desk.forgetNews();
    desk.clock.pass(360 * day);
    await desk.tick();
    assert.deepEqual(await messages(id), []);
    const now = desk.graph.all()[0];
    desk.graph.becomes(relationshipId, 'active', { endsAt: (now?.endsAt ?? 0) + 180 * day });
    desk.clock.pass(5 * day);
    await desk.tick();
    const later = await desk.gdap(id);
    assert.deepEqual([later.state, later.endsAt], ['active', (now?.endsAt ?? 0) + 180 * day]);
  });

  it('no longer extended: set at Microsoft once, both cards change, and its end is warned of', async () => {
    const gdap = await desk.active({ autoExtends: true });
    const { id, relationshipId = '' } = gdap;
    await desk.shownTo(gdap);
    await desk.forgetNews();
    assert.equal((await desk.workflow.letEnd(id, asStaff(sam))).kind, 'done');
    assert.equal((await desk.workflow.letEnd(id, asStaff(priya))).kind, 'done');
    assert.equal(desk.graph.calls.filter((call) => call === 'extend').length, 1);
    assert.deepEqual(
      desk.graph.all().map(({ autoExtends }) => autoExtends),
      [false],
    );
    const changed = await desk.told(id);
    for (const flow of ['gdap', 'gdap-consent'])
      assert.ok(
        changed.some((line) => line.startsWith(`${flow} changed update`)),
        changed.join('; '),
      );
    await desk.forgetNews();
    desk.clock.pass(336 * day);
    await desk.tick();
    assert.ok((await messages(id)).includes('gdap end-30 card → desk'));
    desk.graph.becomes(relationshipId, 'terminated');
    await desk.workflow.happened(relationshipId);
    assert.equal((await desk.workflow.letEnd(id, asStaff(priya))).kind, 'too-late');
    assert.equal((await desk.workflow.letEnd('G-9', asStaff(priya))).kind, 'unknown');
  });

  it('by somebody who is not of the staff: unknown whatever they want, and nothing changes', async () => {
    const { id, customer } = await desk.active();
    const before = await desk.gdap(id);
    const { workflow } = desk;
    for (const by of [asCustomer(priya), asCustomer({ ...priya, tenantId: customer.tenantId })])
      for (const answer of [
        workflow.retry(id, by),
        workflow.extend(id, by),
        workflow.letEnd(id, by),
        workflow.giveAccess(id, by),
        workflow.renew(id, by, 'renew:forged'),
        workflow.drop(id, by),
      ])
        assert.deepEqual(await answer, { kind: 'unknown' });
    assert.deepEqual(await desk.gdap(id), before);
  });

  it('removed by the customer just before: too late, and the card says so', async () => {
    const { id, relationshipId = '' } = await desk.active({ autoExtends: true });
    desk.graph.becomes(relationshipId, 'terminated');
    assert.equal((await desk.workflow.letEnd(id, asStaff(priya))).kind, 'too-late');
    const { state, end } = await desk.gdap(id);
    assert.deepEqual([state, end], ['ended', 'removed']);
  });

  it('somebody changed it at Microsoft meanwhile (412): read again, then set', async () => {
    const { id, relationshipId = '' } = await desk.active();
    desk.graph.before = (call) => {
      if (call !== 'extend') return;
      desk.graph.before = () => undefined;
      desk.graph.becomes(relationshipId, 'active', { etag: 'W/"newer"' });
    };
    assert.equal((await desk.workflow.extend(id, asStaff(priya))).kind, 'done');
    assert.equal((await desk.gdap(id)).autoExtends, true);
  });

  it('dropped while active: ended at Microsoft, followed until it is, both sides hear it', async () => {
    const gdap = await desk.active();
    const { id, relationshipId = '' } = gdap;
    await desk.shownTo(gdap);
    await desk.forgetNews();
    assert.equal((await desk.workflow.drop(id, asStaff(sam))).kind, 'done');
    assert.equal((await desk.workflow.drop(id, asStaff(sam))).kind, 'too-late');
    await desk.work();
    assert.equal((await desk.gdap(id)).state, 'ending');
    for (const status of ['terminating', 'terminated'] as const) {
      desk.graph.becomes(relationshipId, status);
      desk.clock.pass(minute);
      await desk.tick();
    }
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'dropped']);
    assert.equal(desk.graph.calls.filter((call) => call === 'terminate').length, 1);
    const told = await messages(id);
    assert.ok(told.includes('gdap dropped message → staff 1'), told.join('; '));
    assert.ok(told.includes('gdap-consent dropped message → customer 1'), told.join('; '));
  });

  it('taken back while it waits: withdrawn; approved all the same: active, and staff hears that it is late', async () => {
    const { id, relationshipId = '' } = await desk.offered();
    assert.equal((await desk.workflow.drop(id, asStaff(priya))).kind, 'done');
    const withdrawn = await desk.gdap(id);
    assert.deepEqual([withdrawn.state, withdrawn.end], ['ended', 'withdrawn']);
    assert.equal(desk.workflow.approvalLink(withdrawn), undefined);
    await desk.forgetNews();
    desk.graph.becomes(relationshipId, 'active');
    await desk.workflow.happened(relationshipId);
    const active = await desk.gdap(id);
    assert.deepEqual([active.state, active.end, active.droppedBy], ['active', undefined, undefined]);
    assert.ok((await messages(id)).includes('gdap active message → staff 1'));
  });

  it('taken back while it is being made: what was made is deleted, not opened', async () => {
    const { id } = await desk.asked();
    let dropped: Promise<unknown> | undefined;
    desk.graph.after = (call) => {
      if (call === 'create') dropped = desk.workflow.drop(id, asStaff(priya));
      throw new Error('killed');
    };
    await assert.rejects(desk.work(), /killed/);
    await dropped;
    desk.graph.after = () => undefined;
    assert.equal((await desk.gdap(id)).state, 'ending');
    desk.clock.pass(minute);
    await desk.tick();
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'withdrawn']);
    assert.deepEqual(desk.graph.all(), []);
  });

  it('renewed: a new request with the same roles; the old card is dead, pressing twice makes one', async () => {
    const { id, customer } = await desk.active({ template: 'users' });
    const renewed = await desk.workflow.renew(id, asStaff(sam), 'renew:1');
    assert.ok(renewed.kind === 'done');
    assert.deepEqual(
      [renewed.gdap.template, renewed.gdap.renews, renewed.gdap.customer.tenantId],
      ['users', id, customer.tenantId],
    );
    assert.equal((await desk.gdap(id)).supersededBy, renewed.gdap.id);
    assert.equal((await desk.workflow.renew(id, asStaff(sam), 'renew:1')).kind, 'too-late');
    await desk.work();
    assert.equal((await desk.gdap(renewed.gdap.id)).state, 'waiting');
  });

  it('renewed in its last five days: the old request is withdrawn, one waits; before that: too late', async () => {
    const { id } = await desk.offered();
    assert.equal((await desk.workflow.renew(id, asStaff(sam), 'renew:early')).kind, 'too-late');
    desk.clock.pass(86 * day);
    await desk.tick();
    const renewed = await desk.workflow.renew(id, asStaff(sam), 'renew:late');
    assert.ok(renewed.kind === 'done');
    const old = await desk.gdap(id);
    assert.deepEqual([old.state, old.end, old.supersededBy], ['ended', 'withdrawn', renewed.gdap.id]);
    await desk.work();
    assert.equal((await desk.gdap(renewed.gdap.id)).state, 'waiting');
  });

  it('another customer, and an id nobody has: the same answer', async () => {
    const gdap = await desk.offered();
    const stranger = { ...administratorOf(newCustomer()), staff: false };
    assert.equal(await desk.workflow.find(gdap.id, stranger), undefined);
    assert.equal(await desk.workflow.find('G-1', stranger), undefined);
    assert.equal(await desk.workflow.check(gdap.id, stranger), undefined);
    assert.deepEqual(await desk.workflow.ofCustomer(gdap.customer.tenantId, stranger), []);
    await desk.workflow.show(gdap.id, stranger, { conversationId: 'c', activityId: 'a' });
    assert.equal((await desk.told(gdap.id)).filter((line) => line.includes('customer')).length, 0);
    const own = { tenantId: gdap.customer.tenantId, userId: 'u', staff: false };
    assert.equal((await desk.workflow.find(gdap.id, own))?.id, gdap.id);
    assert.equal((await desk.workflow.ofCustomer(gdap.customer.tenantId, own)).length, 1);
  });

  it('what became of it: in the provider’s audit trail', async () => {
    const { customer } = await desk.active();
    const rows = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .where('customer_tenant_id', '=', customer.tenantId)
      .orderBy('seq')
      .execute();
    const names = rows.map(({ content }) => (JSON.parse(content) as { name: string }).name);
    assert.deepEqual(names, ['admin-rights.creating', 'admin-rights.waiting', 'admin-rights.active']);
  });
});
