import assert from 'node:assert/strict';
import type { InvitationOrigin } from '../../../src/domain/invitation.ts';
import { useDatabase } from '../../support/database.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { administratorOf, asAccepted, priya } from '../support/sample-people.ts';

describe('one case after another of the same customer', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  /** First Canada, a minute later Europe, each with a card of its own. */
  async function changedMind(first: InvitationOrigin = 'customer') {
    const customer = newCustomer();
    if (first === 'provider') await invitedToCanada(customer);
    const canada = await desk.opened(customer, { accountId: 'canada' });
    desk.clock.pass(minute);
    await desk.forgetNews();
    const card = { conversationId: `chat ${customer.tenantId}`, activityId: 'second card' };
    const europe = await desk.opened(customer, { card });
    return { customer, canada: canada.id, europe: europe.id, by: administratorOf(customer) };
  }

  async function invitedToCanada(customer: ReturnType<typeof newCustomer>): Promise<string> {
    const requestId = `invite ${customer.tenantId}`;
    const made = await desk.workflow.invite({
      requestId,
      customer,
      by: { ...priya, staff: true },
      accountId: 'canada',
    });
    assert.ok(made.kind === 'opened');
    return made.invitation.id;
  }

  const acceptedAt = async (account: string, customer: ReturnType<typeof newCustomer>) => {
    desk.partnerCenter.accept(account, asAccepted(customer));
    desk.clock.pass(minute);
    await desk.announceAcceptance(account, customer);
  };

  /** As it was while an administrator could leave two cases open. */
  async function reopen(id: string): Promise<void> {
    const reopened = { state: 'opened', superseded_by: null, remind_at: desk.clock.now() + day } as const;
    await database().db.updateTable('invitation').set(reopened).where('id', '=', id).execute();
  }

  it('the administrator opens another account: the earlier case is closed for it, and its card says so', async () => {
    const { canada, europe } = await changedMind();
    const closed = await desk.invitation(canada);
    assert.deepEqual([closed.state, closed.supersededBy, closed.remindAt], ['withdrawn', europe, undefined]);
    assert.equal((await desk.invitation(europe)).state, 'opened');
    assert.deepEqual(await desk.told(canada), ['accept superseded update → administrator 1']);
    assert.deepEqual(await desk.history(canada), ['create', 'open', 'withdraw']);
  });

  it('after that: only the case that counts reminds, and only it expires', async () => {
    const { canada, europe } = await changedMind();
    await desk.forgetNews();
    desk.clock.pass(100 * day);
    await desk.tick();
    await desk.tick();
    assert.deepEqual(await desk.told(canada), []);
    assert.equal((await desk.invitation(canada)).state, 'withdrawn');
    assert.equal((await desk.invitation(europe)).state, 'expired');
  });

  it('invited for another account than was accepted: whoever invited hears it once, and the invitation stays', async () => {
    const { customer, canada, europe } = await changedMind('provider');
    await desk.forgetNews();
    await acceptedAt('europe', customer);
    assert.equal((await desk.invitation(europe)).state, 'accepted');
    assert.equal((await desk.invitation(canada)).state, 'opened');
    assert.deepEqual(await desk.told(canada), [
      'invite accepted-elsewhere card → desk',
      'invite accepted-elsewhere card → staff 1',
    ]);
    await desk.forgetNews();
    await desk.workflow.check(europe, { ...priya, staff: true });
    await acceptedAt('europe', customer);
    assert.deepEqual(await desk.told(canada), []);
  });

  it('the account chosen first is accepted after all: the case that counts has the wrong account', async () => {
    const { customer, canada, europe } = await changedMind();
    await acceptedAt('canada', customer);
    assert.equal((await desk.invitation(europe)).state, 'wrong-account');
    assert.equal((await desk.invitation(canada)).state, 'withdrawn');
  });

  it('two open cases from before this rule: an acceptance closes the other one', async () => {
    const { customer, canada, europe, by } = await changedMind();
    await reopen(canada);
    await acceptedAt('europe', customer);
    const closed = await desk.invitation(canada);
    assert.deepEqual([closed.state, closed.supersededBy], ['withdrawn', europe]);
    await desk.forgetNews();
    desk.clock.pass(2 * day);
    await desk.tick();
    assert.deepEqual(await desk.told(canada), []);
    assert.equal((await desk.workflow.remindAt(canada, desk.clock.now(), by)).kind, 'too-late');
  });

  it('staff had invited for the first account: their case stays open and no longer reminds', async () => {
    const { customer, canada, europe } = await changedMind('provider');
    const stays = await desk.invitation(canada);
    assert.deepEqual([stays.state, stays.supersededBy, stays.remindAt], ['opened', undefined, undefined]);
    await acceptedAt('europe', customer);
    assert.equal((await desk.invitation(europe)).state, 'accepted');
    await desk.forgetNews();
    desk.clock.pass(day);
    await desk.tick();
    assert.equal((await desk.invitation(canada)).state, 'opened');
    assert.deepEqual(await desk.told(canada), []);
  });

  it('staff had invited for the account that is accepted: theirs is accepted, the other one closed for it', async () => {
    const customer = newCustomer();
    const canada = await invitedToCanada(customer);
    const { id: europe } = await desk.opened(customer);
    await acceptedAt('canada', customer);
    assert.equal((await desk.invitation(canada)).state, 'accepted');
    const closed = await desk.invitation(europe);
    assert.deepEqual([closed.state, closed.supersededBy], ['withdrawn', canada]);
  });

  it('staff had invited, another account is accepted that nobody opened: the wrong account', async () => {
    const customer = newCustomer();
    const canada = await invitedToCanada(customer);
    await acceptedAt('europe', customer);
    assert.equal((await desk.invitation(canada)).state, 'wrong-account');
  });

  it('the wrong account is kept as the right one: what is open from before this rule is closed for it', async () => {
    const { customer, canada, europe, by } = await changedMind();
    await acceptedAt('canada', customer);
    await reopen(canada);
    await desk.workflow.keepAccepted(europe, 'billed in Toronto', by);
    assert.equal((await desk.invitation(europe)).state, 'accepted');
    assert.equal((await desk.invitation(canada)).supersededBy, europe);
  });

  it('cases of another customer: left alone', async () => {
    const other = await desk.opened(newCustomer(), { accountId: 'canada' });
    await changedMind();
    assert.equal((await desk.invitation(other.id)).state, 'opened');
  });
});
