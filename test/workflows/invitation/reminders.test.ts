import assert from 'node:assert/strict';
import { useDatabase } from '../../support/database.ts';
import type { InviteRequest } from '../../../src/workflows/invitation/port.ts';
import { runTimers } from '../../../src/workflows/invitation/steps/timers.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { nina } from '../support/northwind.ts';
import { administratorOf, asAccepted, asCustomer, asStaff, priya } from '../support/sample-people.ts';

describe('reminders of invitations', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;
  const staff = asStaff(priya);
  const seller = asCustomer(nina);

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  async function invited(more: Partial<InviteRequest> = {}) {
    const customer = newCustomer();
    const requestId = `reminder ${(stamps += 1)}`;
    const letter = { to: 'anna@contoso.com' };
    const made = await desk.workflow.invite({
      requestId,
      customer,
      by: staff,
      accountId: 'europe',
      letter,
      card: { conversationId: 'chat', activityId: requestId },
      ...more,
    });
    assert.ok(made.kind === 'opened');
    return { customer, id: made.invitation.id };
  }
  const version = async (id: string) => (await desk.invitation(id)).version;
  /** Sent by mail, and the mail has arrived. */
  async function mailed(more: Partial<InviteRequest> = {}) {
    const made = await invited(more);
    await desk.letters.send(made.id, await version(made.id), staff);
    await settle();
    return made;
  }
  async function settle() {
    await desk.sendMails();
    await desk.forgetNews();
    desk.mailServer.taken.splice(0);
  }
  async function passed(days: number) {
    desk.clock.pass(days * day);
    await desk.tick();
    await desk.sendMails();
  }
  const subjects = () => desk.mailServer.taken.map(({ subject }) => subject);
  const messages = async (id: string) =>
    (await desk.told(id)).filter((line) => / (message|card) → /.test(line));
  /** The administrator has looked and done nothing; what was asked ten minutes later is over. */
  async function looked(customer: { readonly tenantId: string } & Parameters<typeof desk.opened>[0]) {
    await desk.opened(customer);
    await passed(11 / (24 * 60));
    await settle();
  }

  it('by mail, nobody known in Teams: mails on days 2, 5 and 10, then who invited is told, then nothing', async () => {
    const { id } = await mailed();
    const when: string[] = [];
    for (let half = 1; half <= 30; half += 1) {
      await passed(0.5);
      for (const subject of subjects()) when.push(`${half / 2} ${subject.split(':')[0]}`);
      for (const line of await messages(id)) when.push(`${half / 2} ${line}`);
      await settle();
    }
    assert.deepEqual(when, [
      '2 Reminder',
      '5 Reminder',
      '10 Reminder',
      '11 invite no-answer message → staff 1',
      '11 invite no-answer card → desk',
    ]);
    const silent = await desk.invitation(id);
    assert.deepEqual([silent.state, silent.nudgeAt], ['sent', undefined]);
    const nudges = (await desk.history(id)).filter((name) => name === 'nudge');
    assert.equal(nudges.length, 3);
  });

  it('an administrator is known in Teams: a message there, no mail', async () => {
    const { id, customer } = await mailed();
    await looked(customer);
    await passed(2);
    assert.deepEqual(await messages(id), ['accept nudge message → administrator 1']);
    assert.deepEqual(subjects(), []);
  });

  it('copied by hand, nobody known: nobody can be reminded, and who invited is told all the same', async () => {
    const { id } = await invited();
    await desk.letters.noteSent(id, 'copied', staff);
    await settle();
    for (let n = 0; n < 12; n += 1) await passed(1);
    assert.deepEqual(subjects(), []);
    assert.deepEqual(await messages(id), [
      'invite no-answer message → staff 1',
      'invite no-answer card → desk',
    ]);
    const notices = await database()
      .db.selectFrom('notice')
      .select('facts')
      .where('event', '=', 'no-answer')
      .execute();
    assert.ok(notices.every(({ facts }) => facts['reminders'] === 0));
  });

  it('a reseller’s own invitation: only who invited hears that there is no answer', async () => {
    const { id } = await mailed({ by: seller });
    for (let n = 0; n < 12; n += 1) await passed(1);
    assert.deepEqual(await messages(id), ['invite no-answer message → reseller 11']);
  });

  it('asleep over several days: one reminder, not all of them at once; the silence is told a day later', async () => {
    const { id } = await mailed();
    await passed(40);
    assert.equal(subjects().length, 1);
    await desk.tick();
    assert.deepEqual(await messages(id), []);
    await passed(1);
    assert.ok((await messages(id)).includes('invite no-answer message → staff 1'));
    assert.equal(subjects().length, 1);
  });

  it('due, and run five times at once: one reminder', async () => {
    const { id } = await mailed();
    desk.clock.pass(2 * day);
    await Promise.all([1, 2, 3, 4, 5].map(() => runTimers(desk.context, id)));
    await desk.sendMails();
    assert.equal(subjects().length, 1);
    assert.equal((await desk.history(id)).filter((name) => name === 'nudge').length, 1);
  });

  it('killed before the commit: no mail and nothing given; the next run does it once', async () => {
    const { id } = await mailed();
    desk.clock.pass(2 * day);
    const refreshCards = desk.context.news.refreshCards.bind(desk.context.news);
    desk.context.news.refreshCards = () => Promise.reject(new Error('killed'));
    await assert.rejects(runTimers(desk.context, id), /killed/);
    await desk.sendMails();
    assert.deepEqual(subjects(), []);
    desk.context.news.refreshCards = refreshCards;
    await runTimers(desk.context, id);
    await runTimers(desk.context, id);
    await desk.sendMails();
    assert.equal(subjects().length, 1);
  });

  const endings: readonly (readonly [
    string,
    (made: Awaited<ReturnType<typeof mailed>>) => Promise<unknown>,
  ])[] = [
    [
      'accepted',
      async ({ customer }) => {
        desk.partnerCenter.accept('europe', asAccepted(customer));
        await desk.announceAcceptance('europe', customer);
      },
    ],
    [
      'accepted at the wrong account',
      async ({ customer }) => {
        desk.partnerCenter.accept('canada', asAccepted(customer));
        await desk.announceAcceptance('canada', customer);
      },
    ],
    ['declined', ({ id, customer }) => desk.letters.decline(id, '', administratorOf(customer))],
    ['withdrawn', ({ id }) => desk.workflow.withdraw(id, staff)],
    ['muted', ({ id, customer }) => desk.letters.mute(id, administratorOf(customer))],
    ['another account chosen', ({ customer }) => desk.opened(customer, { accountId: 'canada' })],
  ];
  for (const [what, end] of endings) {
    it(`${what}: no reminder of it ever again`, async () => {
      const made = await mailed();
      await end(made);
      await passed(11 / (24 * 60));
      await settle();
      for (let n = 0; n < 12; n += 1) await passed(1);
      assert.deepEqual(subjects(), []);
      assert.deepEqual(
        (await desk.told(made.id)).filter((line) => /nudge|no-answer/.test(line)),
        [],
      );
    });
  }

  it('muted: the invitation still waits and can be accepted, a nudge by hand is refused, muting again changes nothing', async () => {
    const { id, customer } = await mailed();
    const by = administratorOf(customer);
    assert.equal((await desk.letters.mute(id, by)).kind, 'done');
    const muted = await desk.invitation(id);
    await desk.letters.mute(id, by);
    assert.deepEqual(await desk.invitation(id), muted);
    assert.deepEqual([muted.state, muted.schedule?.muted, muted.nudgeAt], ['sent', true, undefined]);
    desk.clock.pass(2 * 60 * minute);
    assert.equal((await desk.letters.nudge(id, muted.version, staff)).kind, 'too-late');
    await desk.letters.change(id, muted.version, { reminderDays: [1] }, staff);
    assert.equal((await desk.invitation(id)).nudgeAt, undefined);
  });

  it('the administrator has blocked the bot: reminded by mail instead', async () => {
    const { customer } = await mailed();
    await looked(customer);
    await passed(2);
    await unreachable();
    await passed(3);
    assert.equal(subjects().length, 1);
  });

  it('the administrator cannot be reached and no address is known: reminders end, and who invited is told once', async () => {
    const { id, customer } = await invited({ letter: {} });
    await desk.letters.noteSent(id, 'copied', staff);
    await looked(customer);
    await passed(2);
    await unreachable();
    for (let n = 0; n < 12; n += 1) await passed(1);
    const told = (await messages(id)).filter((line) => line.startsWith('invite'));
    assert.deepEqual(told, [
      'invite reminders-stopped message → staff 1',
      'invite reminders-stopped card → desk',
    ]);
    assert.equal((await desk.invitation(id)).nudgeAt, undefined);
  });
  /** The last message to the administrator could not be delivered. */
  const unreachable = () =>
    database()
      .db.updateTable('notice')
      .set({ state: 'unreachable', trouble: '403 MessageWritesBlocked' })
      .where('flow', '=', 'accept')
      .execute();

  it('nudged by hand: at once, in an hour at most once, twice at once it is one', async () => {
    const { id } = await mailed();
    desk.clock.pass(60 * minute - 1);
    assert.equal((await desk.letters.nudge(id, await version(id), staff)).kind, 'just-sent');
    desk.clock.pass(1);
    const at = await version(id);
    const both = await Promise.all([desk.letters.nudge(id, at, staff), desk.letters.nudge(id, at, staff)]);
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['done', 'just-sent']);
    await desk.sendMails();
    assert.equal(subjects().length, 1);
    desk.clock.pass(60 * minute);
    assert.equal((await desk.letters.nudge(id, at, staff)).kind, 'too-late');
    const given = await desk.invitation(id);
    assert.equal(given.schedule?.given, 0);
    assert.equal((await desk.letters.nudge(id, given.version, staff)).kind, 'done');
  });

  it('nudged by hand though it was copied: by mail if there is an address, else nobody is there to nudge', async () => {
    const withAddress = await invited();
    await desk.letters.noteSent(withAddress.id, 'copied', staff);
    const nudged = await desk.letters.nudge(withAddress.id, await version(withAddress.id), staff);
    assert.equal(nudged.kind, 'done');
    await desk.sendMails();
    assert.equal(subjects().length, 1);
    const without = await invited({ letter: {} });
    assert.deepEqual(await desk.letters.nudge(without.id, await version(without.id), staff), {
      kind: 'no-address',
    });
  });

  it('other days chosen after it went out: those that have passed are over, the next one counts', async () => {
    const { id } = await mailed();
    await passed(3);
    await settle();
    await desk.letters.change(id, await version(id), { reminderDays: [1, 4] }, staff);
    await passed(0.5);
    assert.deepEqual(subjects(), []);
    await passed(0.5);
    assert.equal(subjects().length, 1);
    await desk.letters.change(id, await version(id), { reminderDays: [] }, staff);
    assert.equal((await desk.invitation(id)).nudgeAt, undefined);
  });

  it('no mail is sent long after it was written: a reminder that waited for two days is given up, and told', async () => {
    const { id } = await mailed();
    desk.clock.pass(2 * day);
    await desk.tick();
    desk.clock.pass(2 * day);
    await desk.sendMails();
    assert.deepEqual(subjects(), []);
    assert.equal((await desk.invitation(id)).delivery?.mail, 'failed');
    assert.ok((await desk.told(id)).includes('invite mail-failed message → staff 1'));
  });
});
