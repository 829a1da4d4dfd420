import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { useDatabase } from '../../support/database.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { administratorOf, asAccepted, priya, sam, asStaff } from '../support/sample-people.ts';

describe('opening an invitation', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  const count = async () => (await database().db.selectFrom('invitation').select('id').execute()).length;

  it('first time: opened, with link, expiry and reminder, and the pressed card becomes the case card', async () => {
    const customer = newCustomer();
    const opened = await desk.open(customer, { reason: 'billed there' });
    assert.ok(opened.kind === 'opened');
    const { invitation } = opened;
    assert.match(opened.link, /partnerId=11111111-1111-4111-8111-000000000003$/);
    assert.equal(invitation.link, opened.link);
    assert.equal(invitation.state, 'opened');
    assert.equal(invitation.origin, 'customer');
    assert.equal(invitation.accountReason, 'billed there');
    assert.equal(invitation.expiresAt, desk.clock.now() + 90 * day);
    assert.deepEqual(invitation.administrator, administratorOf(customer));
    assert.equal(invitation.remindAbout, 'quiet');
    assert.deepEqual(await desk.invitation(invitation.id), invitation);
    assert.deepEqual(await desk.told(invitation.id), [
      'accept opened update → administrator 1',
      'invite other-account card → desk',
    ]);
    const card = await database()
      .db.selectFrom('case_card')
      .select(['activity_id', 'flow'])
      .where('case_id', '=', invitation.id)
      .execute();
    assert.deepEqual(card, [{ activity_id: `card ${customer.tenantId}`, flow: 'accept' }]);
  });

  it('another account than the proposed one: staff hears who, what and why, once for the case', async () => {
    const customer = newCustomer();
    const invited = await desk.workflow.invite({
      requestId: `invited ${customer.tenantId}`,
      customer,
      by: { ...sam, staff: true },
      accountId: 'europe',
    });
    assert.ok(invited.kind === 'opened');
    const other = {
      accountId: 'canada',
      reason: 'billed there',
      expectedAccountId: 'europe',
      administratorName: 'Megan Bowen',
    };
    const { id } = await desk.opened(customer, other);
    const told = ['invite other-account card → desk', 'invite other-account card → staff 2'];
    assert.deepEqual((await desk.told(id)).slice(1), told);
    const [notice] = (await noticesOfCase(database().db, id)).filter(({ flow }) => flow === 'invite');
    assert.deepEqual(notice?.facts, { expected: 'europe', by: 'Megan Bowen' });
    assert.deepEqual(await desk.history(id), ['create', 'open', 'other-account']);

    await desk.forgetNews();
    await desk.opened(customer, { ...other, reason: 'and another reason' });
    assert.deepEqual(
      (await desk.told(id)).filter((line) => line.includes('other-account')),
      [],
    );
  });

  it('a reason for the account that was proposed anyway: nothing to tell', async () => {
    const { id } = await desk.opened(newCustomer(), { reason: 'sure', expectedAccountId: 'europe' });
    assert.deepEqual(await desk.told(id), ['accept opened update → administrator 1']);
  });

  it('no card on the screen: the case card is posted', async () => {
    const { id } = await desk.opened(newCustomer(), { card: undefined });
    assert.deepEqual(await desk.told(id), ['accept opened card → administrator 1']);
  });

  it('the same request twice, also at once: opened once, the answer is the same', async () => {
    const customer = newCustomer();
    const request = { requestId: `pressed ${customer.tenantId}` };
    const both = await Promise.all([desk.opened(customer, request), desk.opened(customer, request)]);
    const again = await desk.opened(customer, request);
    assert.deepEqual([both[0].id, both[1].id], [again.id, again.id]);
    assert.equal(await count(), 1);
    assert.equal(again.version, 2);
    assert.deepEqual(await desk.history(again.id), ['create', 'open']);
    assert.deepEqual(await desk.told(again.id), ['accept opened update → administrator 1']);
  });

  it('the same request after the invitation was withdrawn: stays withdrawn', async () => {
    const customer = newCustomer();
    const request = { requestId: `spent ${customer.tenantId}` };
    const { id } = await desk.opened(customer, request);
    await desk.workflow.withdraw(id, asStaff(priya));
    const again = await desk.opened(customer, request);
    assert.equal(again.id, id);
    assert.equal(again.state, 'withdrawn');
  });

  it('the same request id for another customer or account: refused, nothing of the first is shown', async () => {
    const requestId = 'taken';
    const customer = newCustomer();
    await desk.opened(customer, { requestId });
    await assert.rejects(desk.open(newCustomer(), { requestId }));
    await assert.rejects(desk.open(customer, { requestId, accountId: 'canada' }));
    assert.equal(await count(), 1);
  });

  it('two people of one customer at once with stamps of their own: one invitation', async () => {
    const customer = newCustomer();
    const [a, b] = await Promise.all([
      desk.opened(customer),
      desk.opened(customer, { administrator: administratorOf(customer, 2) }),
    ]);
    assert.equal(a.id, b.id);
    assert.equal(await count(), 1);
  });

  it('another account of the same customer: an invitation of its own', async () => {
    const customer = newCustomer();
    const first = await desk.opened(customer);
    const second = await desk.opened(customer, { accountId: 'canada' });
    assert.notEqual(first.id, second.id);
    assert.equal(second.accountId, 'canada');
  });

  it('Microsoft shows the relationship already: nothing to open, and the open invitation is accepted', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    assert.deepEqual(await desk.open(customer), {
      kind: 'already',
      customerName: asAccepted(customer).companyName,
    });
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('accepted while Partner Center was being asked: already, and no second invitation that nobody would ever close', async () => {
    const customer = newCustomer();
    const invited = await desk.opened(customer);
    desk.partnerCenter.before = async (call) => {
      if (!call.startsWith('link')) return;
      desk.partnerCenter.before = () => undefined;
      desk.clock.pass(1_000);
      desk.partnerCenter.accept('europe', asAccepted(customer));
      await desk.announceAcceptance('europe', customer);
    };
    assert.equal((await desk.open(customer)).kind, 'already');
    assert.equal(await count(), 1);
    assert.equal((await desk.invitation(invited.id)).state, 'accepted');
  });

  it('taken back unnoticed, then opened again: the old one is removed, and the new one can be accepted', async () => {
    const customer = newCustomer();
    const first = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    desk.clock.pass(60_000);
    desk.partnerCenter.remove('europe', customer.tenantId);
    const second = await desk.opened(customer);
    assert.notEqual(second.id, first.id);
    assert.equal((await desk.invitation(first.id)).state, 'removed');
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.clock.pass(60_000);
    await desk.announceAcceptance('europe', customer);
    assert.equal((await desk.invitation(second.id)).state, 'accepted');
    assert.equal((await desk.invitation(first.id)).state, 'removed');
  });

  it('no link to be had: rejects with the Problem and leaves no trace', async () => {
    desk.partnerCenter.before = (call) => {
      if (call.startsWith('link'))
        throw new Problem('unauthorised', 'no', { remote: 'partner-center', status: 401 });
    };
    await assert.rejects(desk.open(newCustomer()), Problem);
    assert.equal(await count(), 0);
  });

  it('news cannot be written: the invitation is not there either', async () => {
    const customer = newCustomer();
    const broken = invitationDesk(database());
    broken.context.news.adopt = () => Promise.reject(new Error('no pen'));
    await assert.rejects(broken.open(customer), /no pen/);
    assert.equal(await count(), 0);
  });
});

describe('inviting and changing by people', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  async function invited() {
    const customer = newCustomer();
    const request = {
      requestId: `invite ${customer.tenantId}`,
      customer,
      by: { ...priya, staff: true },
      accountId: 'europe',
      card: { conversationId: 'chat priya', activityId: `card ${customer.tenantId}` },
    };
    const made = await desk.workflow.invite(request);
    assert.ok(made.kind === 'opened');
    return { customer, request, id: made.invitation.id };
  }

  it('staff invites: created, not yet opened, and the card in the chat of the inviter is its card', async () => {
    const { id, request } = await invited();
    const made = await desk.invitation(id);
    assert.equal(made.state, 'created');
    assert.equal(made.origin, 'provider');
    assert.deepEqual(made.createdBy, priya);
    assert.equal(made.administrator, undefined);
    assert.deepEqual(await desk.told(id), ['invite created update → staff 1']);
    await desk.workflow.invite(request);
    assert.deepEqual(await desk.told(id), ['invite created update → staff 1']);
  });

  it('marked as sent twice: one line of history, one new version', async () => {
    const { id } = await invited();
    const once = await desk.letters.noteSent(id, 'said', asStaff(priya));
    const twice = await desk.letters.noteSent(id, 'said', asStaff(sam));
    assert.ok(once.kind === 'done' && twice.kind === 'done');
    assert.equal(once.invitation.state, 'sent');
    assert.deepEqual(twice.invitation, once.invitation);
    assert.deepEqual(await desk.history(id), ['create', 'send']);
  });

  it('withdrawn twice: the second comes too late and changes nothing; everybody with a card sees it', async () => {
    const { id, customer } = await invited();
    await desk.opened(customer);
    await desk.forgetNews();
    assert.equal((await desk.workflow.withdraw(id, asStaff(priya))).kind, 'done');
    const twice = await desk.workflow.withdraw(id, asStaff(sam));
    assert.ok(twice.kind === 'too-late');
    assert.equal(twice.invitation.state, 'withdrawn');
    assert.equal(twice.invitation.remindAt, undefined);
    assert.deepEqual(await desk.told(id), [
      'accept withdraw update → administrator 1',
      'invite withdraw update → staff 1',
    ]);
  });

  it('accepted in the meantime: withdrawing and sending come too late', async () => {
    const { id, customer } = await invited();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    assert.equal((await desk.workflow.withdraw(id, asStaff(priya))).kind, 'too-late');
    assert.equal((await desk.letters.noteSent(id, 'said', asStaff(priya))).kind, 'too-late');
    assert.equal((await desk.workflow.remindAt(id, 0, administratorOf(customer))).kind, 'too-late');
    assert.equal((await desk.workflow.reissue(id, asStaff(priya), 'again')).kind, 'too-late');
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('withdrawn and accepted at the same moment: one order or the other, and accepted in the end', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, customer } = await invited();
      desk.partnerCenter.accept('europe', asAccepted(customer));
      await Promise.all([
        desk.workflow.withdraw(id, asStaff(priya)),
        desk.announceAcceptance('europe', customer),
      ]);
      assert.equal((await desk.invitation(id)).state, 'accepted');
    }
  });

  it('issued again twice with one stamp: one new invitation, the old one stays ended', async () => {
    const { id } = await invited();
    await desk.workflow.withdraw(id, asStaff(priya));
    const once = await desk.workflow.reissue(id, asStaff(sam), 'renew 1');
    const twice = await desk.workflow.reissue(id, asStaff(sam), 'renew 1');
    assert.ok(once.kind === 'done' && twice.kind === 'done');
    assert.notEqual(once.invitation.id, id);
    assert.deepEqual(twice.invitation, once.invitation);
    assert.equal((await desk.invitation(id)).state, 'withdrawn');
    assert.equal((await desk.workflow.ofCustomer(once.invitation.customer.tenantId)).length, 2);
  });

  it('issued again while it is open: too late', async () => {
    const { id } = await invited();
    assert.equal((await desk.workflow.reissue(id, asStaff(sam), 'renew 2')).kind, 'too-late');
  });

  it('an id nobody knows: unknown, for every change', async () => {
    const changes = [
      desk.letters.noteSent('I-1', 'said', asStaff(priya)),
      desk.workflow.withdraw('I-1', asStaff(priya)),
      desk.workflow.reissue('I-1', asStaff(priya), 'r'),
      desk.workflow.remindAt('I-1', 0, priya),
      desk.workflow.keepAccepted('I-1', 'r', priya),
    ];
    for (const change of changes) assert.deepEqual(await change, { kind: 'unknown' });
    await desk.workflow.noteNotAdministrator('I-1', priya);
  });

  it('found by its own tenant and by staff; for another tenant it is as unknown as any', async () => {
    const { id, customer } = await invited();
    const found = await desk.workflow.find(id, { ...administratorOf(customer), staff: false });
    assert.equal(found?.id, id);
    assert.equal((await desk.workflow.find(id, { ...priya, staff: true }))?.id, id);
    const stranger = newCustomer();
    assert.equal(await desk.workflow.find(id, { ...administratorOf(stranger), staff: false }), undefined);
    assert.equal(await desk.workflow.find('I-1', { ...administratorOf(stranger), staff: false }), undefined);
  });

  it('shown to a colleague: their card is one of the case, and they hear of the acceptance too', async () => {
    const { id, customer } = await invited();
    await desk.opened(customer);
    await desk.workflow.show(
      id,
      { ...administratorOf(customer, 2), staff: false },
      { conversationId: 'c', activityId: 'a' },
    );
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    const told = await desk.told(id);
    assert.ok(told.includes('accept accepted message → administrator 1'));
    assert.ok(told.includes('accept accepted message → administrator 2'));
  });

  it('shown to somebody of another tenant, or an id nobody knows: nothing is written', async () => {
    const { id } = await invited();
    await desk.forgetNews();
    await desk.workflow.show(id, { ...administratorOf(newCustomer()), staff: false });
    await desk.workflow.show('I-1', { ...administratorOf(newCustomer()), staff: false });
    assert.deepEqual(await desk.told(id), []);
    assert.deepEqual(await desk.told('I-1'), []);
  });

  it('people without the role try again and again: staff hears of it once, after the second time', async () => {
    const { id, customer } = await invited();
    await desk.forgetNews();
    await desk.workflow.noteNotAdministrator(id, administratorOf(customer, 3));
    assert.deepEqual(await desk.told(id), []);
    await Promise.all(
      [4, 5, 6].map((n) => desk.workflow.noteNotAdministrator(id, administratorOf(customer, n))),
    );
    assert.deepEqual((await desk.told(id)).toSorted(), [
      'invite not-administrator card → desk',
      'invite not-administrator message → staff 1',
      'invite not-administrator update → staff 1',
    ]);
  });
});
