import assert from 'node:assert/strict';
import { lockCustomer } from '../../../src/services/store/invitations.ts';
import { queues } from '../../../src/workflows/invitation/index.ts';
import { runTimers } from '../../../src/workflows/invitation/steps/timers.ts';
import { useDatabase } from '../../support/database.ts';
import { somebodyWaits } from '../../support/lock-waits.ts';
import { insertManyInvitations } from '../../support/many-rows.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { administratorOf, asAccepted, priya } from '../support/sample-people.ts';

describe('timers of invitations', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  it('nothing heard for ten minutes: the administrator is asked once, a millisecond earlier not at all', async () => {
    const { id } = await desk.opened(newCustomer());
    await desk.forgetNews();
    desk.clock.pass(10 * minute - 1);
    await desk.tick();
    assert.deepEqual(await desk.told(id), []);
    desk.clock.pass(1);
    await desk.tick();
    await desk.tick();
    const reminder = [
      'accept reminder-quiet update → administrator 1',
      'accept reminder-quiet message → administrator 1',
    ];
    assert.deepEqual(await desk.told(id), reminder);
    desk.clock.pass(day);
    await desk.tick();
    assert.deepEqual(await desk.told(id), reminder);
    assert.equal((await desk.invitation(id)).state, 'opened');
  });

  it('reminder wished for tomorrow: replaces the other one and comes tomorrow', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    const set = await desk.workflow.remindAt(id, desk.clock.now() + day, administratorOf(customer));
    assert.equal(set.kind, 'done');
    await desk.forgetNews();
    desk.clock.pass(day - 1);
    await desk.tick();
    assert.deepEqual(await desk.told(id), []);
    desk.clock.pass(1);
    await desk.tick();
    assert.equal((await desk.told(id)).at(-1), 'accept reminder-asked message → administrator 1');
  });

  it('accepted before the reminder was due: no reminder', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    await desk.forgetNews();
    desk.clock.pass(day);
    await desk.tick();
    assert.deepEqual(await desk.told(id), []);
  });

  for (const how of ['opened', 'created'] as const) {
    it(`${how} and never accepted: expires after 90 days, not before, and staff is told`, async () => {
      const customer = newCustomer();
      const invite = {
        requestId: `i ${customer.tenantId}`,
        customer,
        by: { ...priya, staff: true },
        accountId: 'europe',
      };
      const made = how === 'opened' ? await desk.open(customer) : await desk.workflow.invite(invite);
      assert.ok(made.kind === 'opened');
      const { id } = made.invitation;
      desk.clock.pass(90 * day - 1);
      await desk.tick();
      assert.equal((await desk.invitation(id)).state, how);
      await desk.forgetNews();
      desk.clock.pass(1);
      await desk.tick();
      await desk.tick();
      const expired = await desk.invitation(id);
      assert.equal(expired.state, 'expired');
      assert.equal(expired.remindAt, undefined);
      const told = await desk.told(id);
      assert.ok(told.includes('invite expired card → desk'));
      assert.equal(told.includes('accept expired update → administrator 1'), how === 'opened');
      assert.equal(told.includes('invite expired card → staff 1'), how === 'created');
      assert.equal((await desk.history(id)).filter((step) => step === 'expire').length, 1);
    });
  }

  it('the same timer run five times at once: one reminder', async () => {
    const { id } = await desk.opened(newCustomer());
    await desk.forgetNews();
    desk.clock.pass(10 * minute);
    await Promise.all([1, 2, 3, 4, 5].map(() => runTimers(desk.context, id)));
    assert.equal((await desk.told(id)).length, 2);
  });

  it('accepted while the timer waits for its turn: it looks again and reminds nobody', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    desk.clock.pass(10 * minute);
    let timer: Promise<void> | undefined;
    await database().withTransaction(async (tx) => {
      await lockCustomer(tx, customer.tenantId);
      timer = runTimers(desk.context, id);
      await somebodyWaits(database().db);
      await tx
        .updateTable('invitation')
        .set({ state: 'accepted', version: 3, remind_at: null, remind_about: null })
        .where('id', '=', id)
        .execute();
    });
    await timer;
    assert.deepEqual(await desk.told(id), []);
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('a timer of an id nobody knows: nothing', async () => {
    await runTimers(desk.context, 'I-1');
    assert.deepEqual(desk.jobs.waiting, []);
  });

  it('many due at once: a tick hands out as many as it may, the most overdue first, the next ones the rest', async () => {
    const at = desk.clock.now();
    await insertManyInvitations(database().db, { count: 450, state: 'sent', at, expiresAt: at });
    desk.clock.pass(minute);
    const handed: number[] = [];
    for (let tick = 0; tick < 4; tick += 1) {
      await desk.workflow.tick();
      const timers = desk.jobs.waiting.splice(0).filter(({ queue }) => queue === queues.timers);
      handed.push(timers.length);
      if (tick === 0) assert.ok(timers.some(({ data }) => data['id'] === 'sent-1'));
      if (timers.length === 0) continue;
      await database()
        .db.updateTable('invitation')
        .set({ state: 'expired' })
        .where(
          'id',
          'in',
          timers.map(({ data }) => String(data['id'])),
        )
        .execute();
    }
    assert.deepEqual(handed, [200, 200, 50, 0]);
  });
});
