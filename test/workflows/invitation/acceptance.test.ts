import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { useDatabase } from '../../support/database.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { administratorOf, asAccepted, priya, asCustomer, asStaff } from '../support/sample-people.ts';

/** What both sides hear of an acceptance: each card first, then a sentence, or a card where there is none. */
const acceptedNews = [
  'accept accepted update → administrator 1',
  'accept accepted message → administrator 1',
  'invite accepted card → desk',
];

describe('acceptance of an invitation', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  it('announced by webhook: accepted with the facts Microsoft has, both sides told once', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.clock.pass(5_000);
    await desk.announceAcceptance('europe', customer);

    const accepted = await desk.invitation(id);
    assert.equal(accepted.state, 'accepted');
    assert.equal(accepted.acceptedBy, 'webhook');
    assert.equal(accepted.acceptedAccountId, 'europe');
    assert.equal(accepted.acceptedAt, desk.clock.now());
    assert.equal(accepted.customer.name, asAccepted(customer).companyName);
    assert.equal(accepted.customer.domain, asAccepted(customer).domain);
    assert.equal(accepted.remindAt, undefined);
    assert.deepEqual(await desk.told(id), acceptedNews);
    assert.deepEqual(await desk.history(id), ['create', 'open', 'accept']);
  });

  it('noticed, by webhook or by sweep: whoever listens hears of it once, in the same transaction', async () => {
    const heard: string[] = [];
    Object.assign(desk.context, {
      accepted: async (_: unknown, happened: { accountId: string; tenantId: string }) =>
        void heard.push(`${happened.accountId} ${happened.tenantId}`),
    });
    const [first, second] = [newCustomer(), newCustomer()];
    await desk.opened(first);
    desk.partnerCenter.accept('europe', asAccepted(first));
    await desk.announceAcceptance('europe', first);
    assert.deepEqual(heard, [`europe ${first.tenantId}`]);
    desk.partnerCenter.accept('europe', asAccepted(second));
    await desk.sweepAll();
    await desk.sweepAll();
    assert.deepEqual(heard, [`europe ${first.tenantId}`, `europe ${second.tenantId}`]);
    const third = newCustomer();
    const { id } = await desk.opened(third);
    Object.assign(desk.context, { accepted: () => Promise.reject(new Error('no order can be woken')) });
    desk.partnerCenter.accept('europe', asAccepted(third));
    await assert.rejects(desk.announceAcceptance('europe', third), /no order can be woken/);
    assert.equal((await desk.invitation(id)).state, 'opened');
  });

  it('no webhook: the sweep finds it and tells the same', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.clock.pass(5 * minute);
    await desk.tick();
    assert.equal((await desk.invitation(id)).acceptedBy, 'sweep');
    assert.deepEqual(await desk.told(id), acceptedNews);
  });

  it('somebody is at the page: the next sweep comes after two minutes instead of in its turn', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.clock.pass(2 * minute - 1);
    await desk.tick();
    assert.equal((await desk.invitation(id)).state, 'opened');
    desk.clock.pass(1);
    await desk.tick();
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('asked for by a person: found, and one question to the right account is enough', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.partnerCenter.calls.length = 0;
    const checked = await desk.workflow.check(id, asCustomer(administratorOf(customer)));
    assert.equal(checked.kind, 'accepted');
    assert.equal(checked.invitation.acceptedBy, 'asked');
    assert.deepEqual(desk.partnerCenter.calls, [`customer europe ${customer.tenantId}`]);
    assert.deepEqual(await desk.told(id), acceptedNews);
  });

  it('asked for too early: not yet, nothing changed, nobody told', async () => {
    const customer = newCustomer();
    const opened = await desk.opened(customer);
    await desk.forgetNews();
    const checked = await desk.workflow.check(opened.id, asCustomer(administratorOf(customer)));
    assert.deepEqual(checked, { kind: 'not-yet', invitation: opened });
    assert.deepEqual(await desk.told(opened.id), []);
  });

  it('webhook, sweep and three presses of the button at once: one step, one sentence, one news', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = newCustomer();
      const { id } = await desk.opened(customer);
      await desk.forgetNews();
      desk.partnerCenter.accept('europe', asAccepted(customer));
      desk.clock.pass(5 * minute);
      await Promise.all([
        desk.announceAcceptance('europe', customer),
        desk.tick(),
        ...[1, 2, 3].map(() => desk.workflow.check(id, asCustomer(administratorOf(customer)))),
      ]);
      assert.deepEqual(await desk.told(id), acceptedNews);
      assert.deepEqual(await desk.history(id), ['create', 'open', 'accept']);
    }
  });

  it('invited by staff: the staff member who did it hears of it on the card in their own chat, the desk too', async () => {
    const customer = newCustomer();
    const card = { conversationId: 'chat priya', activityId: 'card priya' };
    const request = {
      requestId: `by priya ${customer.tenantId}`,
      customer,
      by: { ...priya, staff: true },
      accountId: 'europe',
      card,
    };
    await desk.workflow.invite(request);
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    assert.deepEqual((await desk.told(id)).toSorted(), [
      'accept accepted message → administrator 1',
      'accept accepted update → administrator 1',
      'invite accepted card → desk',
      'invite accepted message → staff 1',
      'invite accepted update → staff 1',
    ]);
  });

  it('two administrators of one customer were shown the link: one invitation, both hear of it', async () => {
    const customer = newCustomer();
    const first = await desk.opened(customer);
    const second = await desk.opened(customer, {
      administrator: administratorOf(customer, 2),
      card: { conversationId: 'chat 2', activityId: 'card 2' },
    });
    assert.equal(second.id, first.id);
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    assert.deepEqual(await desk.told(first.id), [
      'accept accepted update → administrator 1',
      'accept accepted message → administrator 1',
      'accept accepted update → administrator 2',
      'accept accepted message → administrator 2',
      'invite accepted card → desk',
    ]);
  });

  for (const [ended, end] of [
    ['expired', (id: string) => (desk.clock.pass(91 * day), desk.tick().then(() => id))],
    ['withdrawn', (id: string) => desk.workflow.withdraw(id, asStaff(priya))],
  ] as const) {
    it(`accepted after it had ${ended}: still an acceptance, and staff is told that it is late`, async () => {
      const customer = newCustomer();
      const { id } = await desk.opened(customer);
      await end(id);
      assert.equal((await desk.invitation(id)).state, ended);
      await desk.forgetNews();
      desk.partnerCenter.accept('europe', asAccepted(customer));
      await desk.announceAcceptance('europe', customer);
      assert.equal((await desk.invitation(id)).state, 'accepted');
      const late = await database()
        .db.selectFrom('notice')
        .select('facts')
        .where('case_id', '=', id)
        .where('flow', '=', 'invite')
        .execute();
      assert.ok(late.length > 0 && late.every(({ facts }) => facts['late'] === true));
    });
  }
});

describe('acceptance at another account than the one meant', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  async function wrongly() {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('canada', asAccepted(customer));
    await desk.forgetNews();
    await desk.announceAcceptance('canada', customer);
    return { customer, id, by: administratorOf(customer) };
  }

  it('announced by webhook: both sides hear which account it was, once', async () => {
    const { id, customer } = await wrongly();
    const wrong = await desk.invitation(id);
    assert.equal(wrong.state, 'wrong-account');
    assert.equal(wrong.accountId, 'europe');
    assert.equal(wrong.acceptedAccountId, 'canada');
    await desk.announceAcceptance('canada', customer);
    await desk.sweepAll();
    assert.deepEqual(await desk.told(id), [
      'accept wrong-account update → administrator 1',
      'accept wrong-account message → administrator 1',
      'invite wrong-account card → desk',
    ]);
  });

  it('nobody at the customer has a card: only staff hears, and the first who opens the bot works on it', async () => {
    const customer = newCustomer();
    const requestId = `invite ${customer.tenantId}`;
    const made = await desk.workflow.invite({
      requestId,
      customer,
      by: { ...priya, staff: true },
      accountId: 'europe',
    });
    assert.ok(made.kind === 'opened');
    const { id } = made.invitation;
    desk.partnerCenter.accept('canada', asAccepted(customer));
    await desk.announceAcceptance('canada', customer);
    assert.ok((await desk.told(id)).every((line) => line.startsWith('invite ')));
    assert.equal((await desk.invitation(id)).administrator, undefined);

    await desk.forgetNews();
    await desk.workflow.show(id, { ...administratorOf(customer), staff: false });
    await desk.workflow.show(id, { ...administratorOf(customer, 2), staff: false });
    assert.deepEqual((await desk.invitation(id)).administrator, administratorOf(customer));
    assert.equal((await desk.invitation(id)).state, 'wrong-account');
    assert.ok((await desk.told(id)).includes('accept shown card → administrator 1'));
    assert.ok((await desk.told(id)).includes('accept shown card → administrator 2'));
  });

  it('found by the sweep of that account: the same', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('canada', asAccepted(customer));
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'wrong-account');
  });

  it('found by asking: every account of the cloud is asked once', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('canada', asAccepted(customer));
    desk.partnerCenter.calls.length = 0;
    const checked = await desk.workflow.check(id, asCustomer(administratorOf(customer)));
    assert.equal(checked.kind, 'wrong-account');
    assert.deepEqual(desk.partnerCenter.calls, [
      `customer europe ${customer.tenantId}`,
      `customer canada ${customer.tenantId}`,
    ]);
  });

  it('the other account cannot be asked: the answer about the meant one stands', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.before = (call) => {
      if (call.startsWith('customer canada'))
        throw new Problem('unavailable', 'down', { remote: 'partner-center' });
    };
    assert.equal((await desk.workflow.check(id, asCustomer(administratorOf(customer)))).kind, 'not-yet');
  });

  it('repaired by accepting the right one: accepted, though the wrong one is still there', async () => {
    const { id, customer, by } = await wrongly();
    assert.equal((await desk.invitation(id)).state, 'wrong-account');
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    await desk.sweepAll();
    const accepted = await desk.invitation(id);
    assert.equal(accepted.state, 'accepted');
    assert.equal(accepted.acceptedAccountId, 'europe');
    assert.equal((await desk.workflow.check(id, asCustomer(by))).kind, 'accepted');
  });

  it('repaired by removing the wrong one: open again, cards change without a word', async () => {
    const { id, customer } = await wrongly();
    await desk.forgetNews();
    desk.partnerCenter.remove('canada', customer.tenantId);
    await desk.sweepAll();
    const opened = await desk.invitation(id);
    assert.equal(opened.state, 'opened');
    assert.equal(opened.acceptedAccountId, undefined);
    assert.equal(opened.acceptedAt, undefined);
    assert.ok((await desk.told(id)).every((line) => line.includes(' removed update ')));
    assert.ok((await desk.told(id)).length > 0);
  });

  it('removed and asked at once: the check notices without waiting for the sweep', async () => {
    const { id, customer, by } = await wrongly();
    desk.partnerCenter.remove('canada', customer.tenantId);
    const checked = await desk.workflow.check(id, asCustomer(by));
    assert.equal(checked.kind, 'not-yet');
    assert.equal(checked.invitation.state, 'opened');
  });

  it('kept, because it was right after all: accepted there, staff reads the reason', async () => {
    const { id, by } = await wrongly();
    await desk.forgetNews();
    const kept = await desk.workflow.keepAccepted(id, 'We are billed in Toronto', by);
    assert.equal(kept.kind, 'done');
    const accepted = await desk.invitation(id);
    assert.equal(accepted.state, 'accepted');
    assert.equal(accepted.accountId, 'canada');
    assert.equal(accepted.accountReason, 'We are billed in Toronto');
    assert.deepEqual(await desk.told(id), [
      'accept kept update → administrator 1',
      'invite kept card → desk',
    ]);
    assert.equal((await desk.workflow.keepAccepted(id, 'again', by)).kind, 'too-late');
    assert.equal((await desk.invitation(id)).accountReason, 'We are billed in Toronto');
  });

  it('a relationship from before the invitation: no wrong account, however often it is looked at', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('canada', asAccepted(customer));
    await desk.sweepAll();
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    for (let press = 0; press < 3; press += 1) {
      assert.equal((await desk.workflow.check(id, asCustomer(administratorOf(customer)))).kind, 'not-yet');
    }
    await desk.announceAcceptance('canada', customer);
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'opened');
    assert.ok((await desk.told(id)).every((line) => !line.includes('wrong-account')));
  });
});

describe('acceptance nobody invited', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
  });

  async function uninvited() {
    return database().db.selectFrom('invitation').selectAll().where('origin', '=', 'uninvited').execute();
  }

  it('announced by webhook, then swept, then asked: a case of its own and one news to the desk', async () => {
    await desk.sweepAll();
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    await desk.sweepAll();
    assert.deepEqual(await desk.open(customer), {
      kind: 'already',
      customerName: asAccepted(customer).companyName,
    });
    const [made, ...more] = await uninvited();
    assert.deepEqual(more, []);
    assert.equal(made?.state, 'accepted');
    assert.equal(made?.accepted_account_id, 'europe');
    assert.deepEqual(await desk.told(made?.id ?? ''), ['invite uninvited card → desk']);
  });

  it('noticed first because the customer opens the bot: the desk still hears of it', async () => {
    await desk.sweepAll();
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    assert.equal((await desk.open(customer)).kind, 'already');
    const [made] = await uninvited();
    assert.deepEqual(await desk.told(made?.id ?? ''), ['invite uninvited card → desk']);
  });

  it('already there at the very first sweep: on record, no case, no news', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.sweepAll();
    await desk.sweepAll();
    await desk.announceAcceptance('europe', customer);
    assert.deepEqual(await uninvited(), []);
    assert.equal((await desk.open(customer)).kind, 'already');
    assert.deepEqual(await uninvited(), []);
  });

  it('opened before the first sweep has ended, and already there: on record, no news', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    assert.equal((await desk.open(customer)).kind, 'already');
    await desk.sweepAll();
    assert.deepEqual(await uninvited(), []);
  });

  it('at another account before the first sweep: an old relationship, no wrong account', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('canada', asAccepted(customer));
    const { id } = await desk.opened(customer);
    await desk.sweepAll();
    assert.equal((await desk.workflow.check(id, asCustomer(administratorOf(customer)))).kind, 'not-yet');
  });

  it('an invited customer at the very first sweep: accepted all the same', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('announced by webhook before the first sweep: news', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    assert.equal((await uninvited()).length, 1);
  });
});
