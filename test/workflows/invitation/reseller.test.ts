import assert from 'node:assert/strict';
import { useDatabase } from '../../support/database.ts';
import type { InviteRequest } from '../../../src/workflows/invitation/port.ts';
import { emptyTables, invitationDesk, newCustomer, type InvitationDesk } from '../support/invitation-desk.ts';
import { coho, cora, leo, nina, northwind, northwindCsp, sampleMemberships } from '../support/northwind.ts';
import { administratorOf, asAccepted, asCustomer, asStaff, priya, sam } from '../support/sample-people.ts';

describe('inviting for a reseller', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  const request = (more: Partial<InviteRequest> = {}): InviteRequest => ({
    requestId: `reseller ${(stamps += 1)}`,
    customer: newCustomer(),
    by: asCustomer(nina),
    accountId: 'europe',
    ...more,
  });
  async function invited(more: Partial<InviteRequest> = {}) {
    const wanted = request(more);
    const made = await desk.workflow.invite(wanted);
    assert.ok(made.kind === 'opened', made.kind);
    return { ...wanted, invitation: made.invitation, id: made.invitation.id };
  }
  const links = () => desk.partnerCenter.calls.filter((call) => call.startsWith('link'));

  it('a seller invites: one link for both relationships, the reseller and who invited are on it, only they are told', async () => {
    const { invitation, customer } = await invited({ orderId: 'F-1042' });
    assert.deepEqual(links(), [`link europe ${northwindCsp}`]);
    assert.match(invitation.link ?? '', new RegExp(`partnerId=${northwindCsp}&indirectCSPId=`));
    assert.equal(invitation.origin, 'reseller');
    assert.deepEqual(invitation.reseller, {
      id: northwind.id,
      company: northwind.company,
      tenantId: northwindCsp,
      partnerId: northwind.partnerId,
    });
    assert.deepEqual(invitation.createdBy, nina);
    assert.equal(invitation.orderId, 'F-1042');
    assert.deepEqual(await desk.told(invitation.id), ['invite created card → reseller 11']);
    assert.deepEqual((await desk.workflow.ofCustomer(customer.tenantId)).length, 1);
  });

  it('staff invites for a reseller: the same link, and it stays an invitation of staff', async () => {
    const { invitation } = await invited({ by: asStaff(priya), resellerId: northwind.id });
    assert.equal(invitation.origin, 'provider');
    assert.equal(invitation.reseller?.id, northwind.id);
    assert.deepEqual(links(), [`link europe ${northwindCsp}`]);
  });

  it('a seller names another reseller: it is for their own all the same', async () => {
    const { invitation } = await invited({ resellerId: coho.id });
    assert.equal(invitation.reseller?.id, northwind.id);
  });

  const refused: readonly (readonly [string, Partial<InviteRequest>, string])[] = [
    ['somebody who has only asked to join', { by: asCustomer(leo) }, 'no-reseller'],
    ['somebody of no reseller', { by: asCustomer({ tenantId: 't', userId: 'u' }) }, 'no-reseller'],
    ['staff for a reseller nobody knows', { by: asStaff(priya), resellerId: 'R-1' }, 'no-reseller'],
    ['an account of another region', { accountId: 'canada' }, 'other-region'],
  ];
  for (const [who, more, because] of refused) {
    it(`${who}: not allowed, Microsoft is not asked, nothing is kept`, async () => {
      const before = desk.partnerCenter.calls.length;
      const wanted = request(more);
      assert.deepEqual(await desk.workflow.invite(wanted), { kind: 'not-allowed', because });
      assert.equal(desk.partnerCenter.calls.length, before);
      assert.deepEqual(await desk.workflow.ofCustomer(wanted.customer.tenantId), []);
    });
  }

  for (const state of ['suspended', 'requested'] as const) {
    it(`a reseller that is ${state}: nobody of it invites`, async () => {
      const { find, membership } = sampleMemberships([{ ...northwind, state }]);
      Object.assign(desk.context.resellers, { find, membership });
      const because = state === 'suspended' ? 'reseller-not-active' : 'no-reseller';
      assert.deepEqual(await desk.workflow.invite(request()), { kind: 'not-allowed', because });
      const byStaff = request({ by: asStaff(priya), resellerId: northwind.id });
      assert.deepEqual(await desk.workflow.invite(byStaff), {
        kind: 'not-allowed',
        because: 'reseller-not-active',
      });
    });
  }

  it('another reseller’s invitation: as unknown as any, whatever is tried', async () => {
    const { id, invitation } = await invited();
    const other = asCustomer(cora);
    await desk.forgetNews();
    assert.equal(await desk.workflow.find(id, other), undefined);
    await assert.rejects(desk.workflow.check(id, other), new Error(`no invitation ${id}`));
    assert.equal(await desk.letters.view(id, other), undefined);
    const tries = [
      desk.letters.noteSent(id, 'said', other),
      desk.workflow.withdraw(id, other),
      desk.workflow.reissue(id, other, 'again'),
      desk.letters.change(id, invitation.version, { to: 'x@y.example' }, other),
      desk.letters.send(id, invitation.version, other),
      desk.letters.noteSent(id, 'copied', other),
      desk.letters.nudge(id, invitation.version, other),
      desk.letters.mute(id, other),
      desk.letters.decline(id, 'no', other),
    ];
    for (const tried of tries) assert.deepEqual(await tried, { kind: 'unknown' });
    assert.deepEqual(await desk.invitation(id), invitation);
    assert.deepEqual(await desk.told(id), []);
  });

  it('a colleague of the same reseller, staff, and the customer see it; who has only asked to join does not', async () => {
    const { id, customer } = await invited();
    assert.equal((await desk.workflow.find(id, asStaff(sam)))?.id, id);
    assert.equal((await desk.workflow.find(id, asCustomer(administratorOf(customer))))?.id, id);
    assert.equal(await desk.workflow.find(id, asCustomer(leo)), undefined);
  });

  it('two resellers invite one customer: an invitation each, neither joins the other’s', async () => {
    const customer = newCustomer();
    const first = await invited({ customer });
    const second = await invited({ customer, by: asCustomer(cora) });
    assert.notEqual(first.id, second.id);
    assert.equal((await desk.invitation(first.id)).reseller?.id, northwind.id);
    assert.equal((await desk.invitation(second.id)).reseller?.id, coho.id);
  });

  it('a colleague invites the same customer again: the invitation that is there', async () => {
    const customer = newCustomer();
    const first = await invited({ customer });
    const again = await invited({ customer, by: asStaff(priya), resellerId: northwind.id });
    assert.equal(again.id, first.id);
    assert.deepEqual((await desk.invitation(first.id)).createdBy, nina);
  });

  it('the customer has opened the provider’s link already: the reseller joins it, and both cards show the new link', async () => {
    const customer = newCustomer();
    const opened = await desk.opened(customer);
    await desk.forgetNews();
    const { id, invitation } = await invited({ customer, letter: { to: 'anna@contoso.com' } });
    assert.equal(id, opened.id);
    assert.equal(invitation.state, 'opened');
    assert.equal(invitation.reseller?.id, northwind.id);
    assert.match(invitation.link ?? '', /indirectCSPId/);
    assert.deepEqual(invitation.createdBy, nina);
    assert.equal(invitation.letter?.to, 'anna@contoso.com');
    assert.deepEqual(await desk.told(id), [
      'accept joined update → administrator 1',
      'invite created card → reseller 11',
    ]);
    assert.deepEqual(await desk.history(id), ['create', 'open', 'join']);
  });

  it('the customer then chooses another account: what a reseller has joined stays open, what was the customer’s alone does not', async () => {
    const joined = await desk.opened(newCustomer());
    await invited({ customer: { ...joined.customer, country: 'IE', cloud: 'public' } });
    const alone = await desk.opened(newCustomer());
    for (const { customer } of [joined, alone])
      await desk.opened({ ...customer, country: 'IE', cloud: 'public' }, { accountId: 'canada' });
    const after = await desk.invitation(joined.id);
    assert.deepEqual([after.state, after.remindAt, after.supersededBy], ['opened', undefined, undefined]);
    assert.equal((await desk.invitation(alone.id)).state, 'withdrawn');
  });

  it('the customer opens an invitation of a reseller: shown its link, not the provider’s own', async () => {
    const { id, customer } = await invited();
    const opened = await desk.workflow.open({
      requestId: `by ${id}`,
      customer,
      administrator: administratorOf(customer),
      accountId: 'europe',
    });
    assert.ok(opened.kind === 'opened');
    assert.equal(opened.invitation.id, id);
    assert.match(opened.link, /indirectCSPId/);
  });

  it('two resellers’ invitations, the customer came by the older one: that one is opened', async () => {
    const customer = newCustomer();
    const older = await invited({ customer });
    desk.clock.pass(1_000);
    const newer = await invited({ customer, by: asCustomer(cora) });
    const opening = { customer, administrator: administratorOf(customer), accountId: 'europe' };
    const named = await desk.workflow.open({ ...opening, requestId: 'named', invitationId: older.id });
    assert.ok(named.kind === 'opened');
    assert.equal(named.invitation.id, older.id);
    const byItself = await desk.workflow.open({ ...opening, requestId: 'newest' });
    assert.ok(byItself.kind === 'opened');
    assert.equal(byItself.invitation.id, newer.id);
  });

  it('the id of another customer’s invitation in the chat link: it is not touched', async () => {
    const { id } = await invited();
    const customer = newCustomer();
    const opened = await desk.opened(customer, { invitationId: id });
    assert.notEqual(opened.id, id);
    assert.equal((await desk.invitation(id)).state, 'created');
  });

  it('a reseller joins while the customer’s link is fetched: fetched again, with the reseller', async () => {
    const customer = newCustomer();
    desk.partnerCenter.before = async (call) => {
      if (call !== 'link europe') return;
      desk.partnerCenter.before = () => undefined;
      await invited({ customer });
    };
    const opened = await desk.open(customer);
    assert.ok(opened.kind === 'opened');
    assert.match(opened.link, /indirectCSPId/);
    assert.equal((await desk.workflow.ofCustomer(customer.tenantId)).length, 1);
  });

  it('the provider’s relationship is there, the reseller’s is not: an invitation for that alone, waiting although the account is accepted', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    const { id, invitation } = await invited({ customer });
    assert.equal(invitation.reseller?.alone, true);
    assert.ok(invitation.proveAt !== undefined);
    await desk.workflow.check(id, asCustomer(nina));
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'created');
  });

  it('both are there: nothing to accept', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.partnerCenter.acceptReseller('europe', customer.tenantId, northwindCsp);
    assert.equal((await desk.workflow.invite(request({ customer }))).kind, 'already');
    assert.deepEqual(
      (await desk.workflow.ofCustomer(customer.tenantId)).filter(({ reseller }) => reseller !== undefined),
      [],
    );
  });

  it('many at once: no card for each; the first thing that happens brings the card to who invited', async () => {
    const { id, customer } = await invited({ batchId: 'B-1001' });
    assert.equal((await desk.invitation(id)).batchId, 'B-1001');
    assert.deepEqual(await desk.told(id), []);
    await desk.opened(customer);
    await desk.letters.decline(id, 'we have a partner', administratorOf(customer));
    assert.ok((await desk.told(id)).includes('invite declined card → reseller 11'));
  });

  it('expired: who invited hears it, the provider’s channel does not', async () => {
    const { id } = await invited();
    await desk.forgetNews();
    desk.clock.pass(90 * 86_400_000);
    await desk.tick();
    assert.equal((await desk.invitation(id)).state, 'expired');
    const told = await desk.told(id);
    assert.ok(told.some((line) => line.endsWith('→ reseller 11')));
    assert.ok(!told.some((line) => line.endsWith('→ desk')));
  });

  it('issued again after a withdrawal: for the same reseller, its order and language, without the address', async () => {
    const { id } = await invited({ orderId: 'F-7', letter: { to: 'a@b.example', language: 'de' } });
    await desk.workflow.withdraw(id, asCustomer(nina));
    const again = await desk.workflow.reissue(id, asCustomer(nina), 'again');
    assert.ok(again.kind === 'done');
    assert.equal(again.invitation.reseller?.id, northwind.id);
    assert.equal(again.invitation.orderId, 'F-7');
    assert.deepEqual(again.invitation.letter, { language: 'de' });
    assert.equal(again.invitation.origin, 'reseller');
  });

  it('the same request twice, also at once: one invitation', async () => {
    const wanted = request({ letter: { to: 'anna@contoso.com' } });
    const both = await Promise.all([desk.workflow.invite(wanted), desk.workflow.invite(wanted)]);
    const [a, b] = both.map((made) => (made.kind === 'opened' ? made.invitation.id : made.kind));
    assert.equal(a, b);
    assert.equal((await desk.workflow.ofCustomer(wanted.customer.tenantId)).length, 1);
  });
});
