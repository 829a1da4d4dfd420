import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { repairQueues } from '../../../src/workflows/invitation/repair/queues.ts';
import { useDatabase } from '../../support/database.ts';
import {
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { cora, nina, northwindCsp } from '../support/northwind.ts';
import { administratorOf, asAccepted, asCustomer, asStaff, priya, sam } from '../support/sample-people.ts';

const card = { conversationId: 'chat of who invites', activityId: 'card of who invites' };

describe('repairs of an invitation', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  /** Nina's customer has accepted Canada instead of Europe. */
  async function acceptedElsewhere(more: { letter?: { to: string }; by?: typeof nina } = {}) {
    const customer = newCustomer();
    const { by = nina, letter } = more;
    stamps += 1;
    const made = await desk.workflow.invite({
      requestId: `repair ${stamps}`,
      customer,
      by: by === nina ? asCustomer(nina) : asStaff(by),
      accountId: 'europe',
      card,
      ...(letter === undefined ? {} : { letter }),
    });
    assert.ok(made.kind === 'opened', made.kind);
    const { id } = made.invitation;
    if (letter !== undefined) {
      const sent = await desk.letters.send(id, made.invitation.version, asCustomer(nina));
      assert.equal(sent.kind, 'done');
      await desk.sendMails();
      desk.clock.pass(90 * minute);
    }
    await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.accept('canada', asAccepted(customer));
    await desk.announceAcceptance('canada', customer);
    return { customer, id, invitation: await desk.invitation(id) };
  }

  it('the wrong account: the desk and who invited are told, a task for the provider is kept', async () => {
    const { id, invitation } = await acceptedElsewhere();
    assert.equal(invitation.state, 'wrong-account');
    assert.deepEqual(invitation.removal, { accountId: 'canada', since: desk.clock.now() });
    const told = await desk.told(id);
    assert.ok(told.includes('invite wrong-account message → reseller 11'));
    assert.ok(told.includes('invite wrong-account card → desk'));
  });

  it('the right link: the account’s own, of both relationships, on the administrator’s card and said once', async () => {
    const { id, invitation } = await acceptedElsewhere();
    await desk.forgetNews();
    desk.partnerCenter.calls.length = 0;
    const answer = await desk.repairs.sendRightLink(id, invitation.version, asCustomer(nina));
    assert.equal(answer.kind, 'done');
    assert.deepEqual(desk.partnerCenter.calls, [`link europe ${northwindCsp}`]);
    assert.deepEqual(
      (await desk.told(id)).filter((line) => line.startsWith('accept')),
      ['accept right-link update → administrator 1', 'accept right-link message → administrator 1'],
    );
    const again = await desk.repairs.sendRightLink(id, invitation.version, asCustomer(nina));
    assert.equal(again.kind, 'too-late', 'the card was spent');
    assert.equal(desk.jobs.waiting.filter(({ queue }) => queue === repairQueues.letter).length, 0);
  });

  it('it had gone out by mail: so does the right link, once', async () => {
    const { id, invitation } = await acceptedElsewhere({ letter: { to: 'ada@adventure-works.com' } });
    const before = desk.mailServer.taken.length;
    await desk.repairs.sendRightLink(id, invitation.version, asCustomer(nina));
    const job = desk.jobs.waiting.find(({ queue }) => queue === repairQueues.letter);
    assert.ok(job);
    await desk.repair();
    await desk.jobs.handlers.get(repairQueues.letter)?.(job.data, {
      id: '1',
      attempt: 1,
      signal: new AbortController().signal,
    });
    await desk.sendMails();
    assert.equal(desk.mailServer.taken.length, before + 1);
  });

  it('Microsoft gives no link: rejected, nothing has changed', async () => {
    const { id, invitation } = await acceptedElsewhere();
    desk.partnerCenter.before = () => {
      throw new Problem('unavailable', 'Partner Center does not answer.', { remote: 'partner-center' });
    };
    await assert.rejects(desk.repairs.sendRightLink(id, invitation.version, asCustomer(nina)), Problem);
    assert.deepEqual(await desk.invitation(id), invitation);
  });

  it('nothing is wrong: no link is sent', async () => {
    const customer = newCustomer();
    const { id, version } = await desk.opened(customer);
    const answer = await desk.repairs.sendRightLink(id, version, asStaff(priya));
    assert.equal(answer.kind, 'too-late');
  });

  it('the right account follows: accepted, and the task stays until the wrong relationship is gone', async () => {
    const { customer, id } = await acceptedElsewhere();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    const accepted = await desk.invitation(id);
    assert.equal(accepted.state, 'accepted');
    assert.equal(accepted.removal?.accountId, 'canada');
    await desk.forgetNews();

    desk.partnerCenter.remove('canada', customer.tenantId);
    await desk.sweepAll();
    const settled = await desk.invitation(id);
    assert.equal(settled.state, 'accepted');
    assert.equal(settled.removal, undefined);
    const told = await desk.told(id);
    assert.ok(told.length > 0 && told.every((line) => line.includes(' update ') || line.includes(' card ')));
    assert.equal((await desk.workflow.ofCustomer(customer.tenantId)).length, 1, 'no case of its own');
  });

  it('the wrong one is removed first: the customer is waited for again, without a task', async () => {
    const { customer, id } = await acceptedElsewhere();
    desk.partnerCenter.remove('canada', customer.tenantId);
    await desk.sweepAll();
    const invitation = await desk.invitation(id);
    assert.equal(invitation.state, 'opened');
    assert.equal(invitation.removal, undefined);
  });

  it('the customer says that account was right: no task', async () => {
    const { customer, id } = await acceptedElsewhere();
    await desk.workflow.keepAccepted(id, 'billed in Canada', administratorOf(customer));
    assert.equal((await desk.invitation(id)).removal, undefined);
  });

  it('staff says the task is settled: gone, once, and in the trail', async () => {
    const { id, invitation } = await acceptedElsewhere();
    const answer = await desk.repairs.settleTask(id, invitation.version, asStaff(priya));
    assert.equal(answer.kind, 'done');
    assert.equal((await desk.invitation(id)).removal, undefined);
    const again = await desk.repairs.settleTask(id, invitation.version, asStaff(priya));
    assert.equal(again.kind, 'too-late');
    assert.deepEqual((await desk.history(id)).slice(-1), ['settle']);
    const entry = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const content = JSON.parse(entry.content) as { name: string; by: object };
    assert.equal(content.name, 'relationship.settled');
    assert.deepEqual(content.by, priya);
  });

  it('somebody of a reseller: sends the right link of their own, settles no task of the provider', async () => {
    const { id, invitation } = await acceptedElsewhere();
    const { version } = invitation;
    for (const by of [asCustomer(cora), asCustomer(sam)])
      assert.deepEqual(await desk.repairs.sendRightLink(id, version, by), { kind: 'unknown' });
    assert.deepEqual(await desk.repairs.settleTask(id, version, asCustomer(nina)), { kind: 'unknown' });
    assert.deepEqual(await desk.repairs.settleTask('I-1', version, asStaff(priya)), { kind: 'unknown' });
  });

  it('taken back after the acceptance: the desk and who invited are told, and what was proven is no more', async () => {
    const customer = newCustomer();
    stamps += 1;
    const request = { requestId: `taken back ${stamps}`, customer, accountId: 'europe', card };
    const made = await desk.workflow.invite({ ...request, by: asCustomer(nina) });
    assert.ok(made.kind === 'opened');
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.partnerCenter.acceptReseller('europe', customer.tenantId, northwindCsp);
    await desk.announceAcceptance('europe', customer);
    await desk.repair();
    await desk.forgetNews();
    desk.partnerCenter.remove('europe', customer.tenantId);
    await desk.sweepAll();
    const { id } = made.invitation;
    const invitation = await desk.invitation(id);
    assert.equal(invitation.state, 'removed');
    assert.equal(invitation.proven?.provider, false);
    assert.equal(invitation.proveAt, undefined);
    const told = await desk.told(id);
    assert.ok(told.includes('invite removed message → reseller 11'));
    assert.ok(told.includes('invite removed card → desk'));
  });
});
