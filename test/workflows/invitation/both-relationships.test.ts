import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import { Problem } from '../../../src/errors.ts';
import { repairQueues } from '../../../src/workflows/invitation/repair/queues.ts';
import type { CustomerFacts, InviteRequest } from '../../../src/workflows/invitation/port.ts';
import { useDatabase } from '../../support/database.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { cohoSelling, nina, northwind, northwindCsp } from '../support/northwind.ts';
import { administratorOf, asAccepted, asCustomer, asStaff, priya } from '../support/sample-people.ts';

const cardOfInviter = { conversationId: 'chat of who invites', activityId: 'card of who invites' };

const down = (): never => {
  throw new Problem('unavailable', 'Partner Center does not answer.', { remote: 'partner-center' });
};

describe('both relationships after an acceptance', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  /** Nina has invited the customer, whose administrator has seen the link. */
  async function invited(more: Partial<InviteRequest> = {}) {
    const customer = newCustomer();
    stamps += 1;
    const made = await desk.workflow.invite({
      requestId: `both ${stamps}`,
      customer,
      by: asCustomer(nina),
      accountId: 'europe',
      card: cardOfInviter,
      ...more,
    });
    assert.ok(made.kind === 'opened', made.kind);
    await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.calls.length = 0;
    return { customer, id: made.invitation.id };
  }

  async function accepted(customer: CustomerFacts, resellerTenantId?: string): Promise<void> {
    desk.partnerCenter.accept('europe', asAccepted(customer));
    if (resellerTenantId !== undefined)
      desk.partnerCenter.acceptReseller('europe', customer.tenantId, resellerTenantId);
    await desk.announceAcceptance('europe', customer);
  }

  const proven = async (id: string): Promise<Partial<Invitation['proven']>> => {
    const { readAt: _, ...rest } = (await desk.invitation(id)).proven ?? { readAt: 0 };
    return rest;
  };

  it('all is there: who invited hears of everything in one message, and nothing is looked at again', async () => {
    const { customer, id } = await invited();
    desk.agreements.record(customer.tenantId);
    await accepted(customer, northwindCsp);
    assert.deepEqual(await desk.told(id), [
      'accept accepted update → administrator 1',
      'accept accepted message → administrator 1',
      'invite accepted update → reseller 11',
    ]);
    await desk.forgetNews();
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, reseller: true, agreement: 'there' });
    assert.deepEqual(await desk.told(id), [
      'accept proven update → administrator 1',
      'invite accepted update → reseller 11',
      'invite accepted message → reseller 11',
    ]);
    assert.equal((await desk.invitation(id)).proveAt, undefined);
    desk.partnerCenter.calls.length = 0;
    desk.clock.pass(20 * day);
    await desk.repair();
    assert.deepEqual(desk.partnerCenter.calls, []);
  });

  it('signed online by the administrator: an agreement as good as a recorded one', async () => {
    const { customer, id } = await invited();
    desk.agreements.signOnline(customer.tenantId);
    await accepted(customer, northwindCsp);
    await desk.repair();
    assert.equal((await desk.invitation(id)).proven?.agreement, 'there');
  });

  it('the agreement is missing: said with the acceptance; there an hour later: said once more, the order woken', async () => {
    const woken: string[] = [];
    Object.assign(desk.context, {
      accepted: (_: unknown, { tenantId }: { tenantId: string }) =>
        Promise.resolve(void woken.push(tenantId)),
    });
    const { customer, id } = await invited();
    await accepted(customer, northwindCsp);
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, reseller: true, agreement: 'missing' });
    assert.equal((await desk.invitation(id)).proveAt, desk.clock.now() + 10 * minute);
    await desk.forgetNews();

    desk.clock.pass(10 * minute);
    await desk.repair();
    assert.deepEqual(await desk.told(id), [], 'nothing has changed');
    desk.agreements.record(customer.tenantId);
    desk.clock.pass(50 * minute);
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, reseller: true, agreement: 'there' });
    assert.deepEqual(await desk.told(id), [
      'accept proven update → administrator 1',
      'invite proven update → reseller 11',
      'invite proven message → reseller 11',
    ]);
    assert.deepEqual(woken, [customer.tenantId, customer.tenantId], 'at the acceptance and now');
  });

  it('a look that finds nothing new: no new version, so that buttons keep working', async () => {
    const { customer, id } = await invited();
    await accepted(customer, northwindCsp);
    await desk.repair();
    const { version } = await desk.invitation(id);
    desk.clock.pass(10 * minute);
    await desk.repair();
    assert.equal((await desk.invitation(id)).version, version);
  });

  it('only the provider was accepted: the desk hears of it, too, and the right link can be sent', async () => {
    const { customer, id } = await invited();
    desk.agreements.record(customer.tenantId);
    await accepted(customer, cohoSelling);
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, reseller: false, agreement: 'there' });
    const told = await desk.told(id);
    assert.ok(told.includes('invite accepted card → desk'));
    assert.ok(told.includes('invite accepted message → reseller 11'));
    await desk.forgetNews();

    const before = await desk.invitation(id);
    const repaired = await desk.repairs.sendRightLink(id, before.version, asCustomer(nina));
    assert.equal(repaired.kind, 'done');
    assert.deepEqual(await desk.told(id), [
      'accept right-link update → administrator 1',
      'accept right-link message → administrator 1',
      'invite right-link update → reseller 11',
    ]);
    assert.ok(desk.partnerCenter.calls.includes(`link europe ${northwindCsp}`));

    desk.partnerCenter.acceptReseller('europe', customer.tenantId, northwindCsp);
    desk.clock.pass(minute);
    await desk.announceAcceptance('europe', customer);
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, reseller: true, agreement: 'there' });
    assert.ok((await desk.told(id)).includes('invite proven message → reseller 11'));
  });

  it('Microsoft does not answer: tried again; at last who invited hears of the acceptance all the same', async () => {
    const { customer, id } = await invited();
    await accepted(customer, northwindCsp);
    const told = async () =>
      (await desk.told(id)).filter((line) => line.startsWith('invite accepted message'));
    desk.partnerCenter.before = (call) => (call.startsWith('resellers') ? down() : undefined);
    desk.agreements.before = down;
    const handler = desk.jobs.handlers.get(repairQueues.proof);
    assert.ok(handler);
    const run = (attempt: number) =>
      handler({ id, late: false }, { id: '1', attempt, signal: new AbortController().signal });
    desk.jobs.waiting.length = 0;
    await assert.rejects(run(0), Problem);
    await assert.rejects(run(1), Problem);
    assert.deepEqual(await told(), []);
    await run(2);
    assert.deepEqual(await told(), ['invite accepted message → reseller 11']);
    assert.deepEqual(await proven(id), { provider: true, agreement: 'unknown' });

    desk.partnerCenter.before = () => undefined;
    desk.agreements.before = () => undefined;
    desk.clock.pass(10 * minute);
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, reseller: true, agreement: 'missing' });
  });

  it('looked at twice at once: told once', async () => {
    const { customer, id } = await invited();
    await accepted(customer, northwindCsp);
    const handler = desk.jobs.handlers.get(repairQueues.proof);
    assert.ok(handler);
    const run = { id: '1', attempt: 0, signal: new AbortController().signal };
    await Promise.all([1, 2, 3].map(() => handler({ id, late: false }, run)));
    const messages = (await desk.told(id)).filter((line) => line === 'invite accepted message → reseller 11');
    assert.equal(messages.length, 1);
  });

  it('something stays missing: looked at after ten minutes, an hour, then daily for two weeks, and no longer', async () => {
    const { customer, id } = await invited();
    await accepted(customer, northwindCsp);
    await desk.repair();
    const at = (await desk.invitation(id)).acceptedAt ?? 0;
    const looks: number[] = [];
    for (let next = (await desk.invitation(id)).proveAt; next !== undefined;) {
      looks.push((next - at) / minute);
      desk.clock.pass(next - desk.clock.now());
      await desk.repair();
      next = (await desk.invitation(id)).proveAt;
    }
    assert.deepEqual(looks.slice(0, 4), [10, 60, 1440, 2880]);
    assert.equal(looks.length, 16);
    assert.equal(looks.at(-1), 14 * 1440);
  });

  it('invited by staff for no reseller: told at once, the agreement stands on the card a moment later', async () => {
    const { customer, id } = await invited({ by: asStaff(priya) });
    await accepted(customer);
    assert.ok((await desk.told(id)).includes('invite accepted message → staff 1'));
    await desk.forgetNews();
    await desk.repair();
    assert.deepEqual(await proven(id), { provider: true, agreement: 'missing' });
    assert.deepEqual(await desk.told(id), [
      'accept proven update → administrator 1',
      'invite proven update → staff 1',
    ]);
    assert.ok(!desk.partnerCenter.calls.some((call) => call.startsWith('resellers')));
  });

  it('the customer came by itself: nobody waits to hear, Microsoft is asked nothing', async () => {
    const customer = newCustomer();
    await desk.opened(customer);
    desk.partnerCenter.calls.length = 0;
    await accepted(customer);
    await desk.repair();
    assert.deepEqual(desk.partnerCenter.calls, [`customer europe ${customer.tenantId}`]);
    assert.deepEqual(desk.agreements.calls, []);
  });

  describe('the provider has the relationship already', () => {
    async function invitedAlone() {
      const customer = newCustomer();
      desk.partnerCenter.accept('europe', asAccepted(customer));
      await desk.sweepAll();
      stamps += 1;
      const made = await desk.workflow.invite({
        requestId: `alone ${stamps}`,
        customer,
        by: asCustomer(nina),
        accountId: 'europe',
        card: cardOfInviter,
      });
      assert.ok(made.kind === 'opened', made.kind);
      await desk.workflow.open({
        requestId: `opened ${stamps}`,
        customer,
        administrator: administratorOf(customer),
        accountId: 'europe',
        invitationId: made.invitation.id,
      });
      await desk.forgetNews();
      return { customer, id: made.invitation.id };
    }

    it('only the provider’s is announced or checked: the invitation goes on waiting', async () => {
      const { customer, id } = await invitedAlone();
      await desk.announceAcceptance('europe', customer);
      await desk.workflow.check(id, asCustomer(nina));
      await desk.repair();
      const invitation = await desk.invitation(id);
      assert.equal(invitation.state, 'opened');
      assert.deepEqual(await proven(id), { provider: true, reseller: false, agreement: 'missing' });
      assert.ok(!(await desk.told(id)).some((line) => line.includes('message')));
    });

    it('the reseller’s comes: accepted by the event, both sides told once', async () => {
      const { customer, id } = await invitedAlone();
      desk.partnerCenter.acceptReseller('europe', customer.tenantId, northwindCsp);
      await desk.announceAcceptance('europe', customer);
      await desk.repair();
      await desk.repair();
      const invitation = await desk.invitation(id);
      assert.equal(invitation.state, 'accepted');
      assert.equal(invitation.proven?.reseller, true);
      const messages = (await desk.told(id)).filter((line) => line.includes('message'));
      assert.deepEqual(messages, [
        'accept accepted message → administrator 1',
        'invite accepted message → reseller 11',
      ]);
    });

    it('no event comes: found by looking again after ten minutes', async () => {
      const { customer, id } = await invitedAlone();
      desk.partnerCenter.acceptReseller('europe', customer.tenantId, northwindCsp);
      desk.clock.pass(10 * minute);
      await desk.repair();
      assert.equal((await desk.invitation(id)).state, 'accepted');
      assert.equal((await desk.invitation(id)).reseller?.id, northwind.id);
    });

    it('withdrawn: no longer looked at', async () => {
      const { id } = await invitedAlone();
      await desk.workflow.withdraw(id, asCustomer(nina));
      desk.clock.pass(10 * minute);
      desk.partnerCenter.calls.length = 0;
      await desk.repair();
      assert.deepEqual(desk.partnerCenter.calls, []);
      assert.equal((await desk.invitation(id)).proveAt, undefined);
    });
  });
});
