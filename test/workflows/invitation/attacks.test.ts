import assert from 'node:assert/strict';
import type { InviteRequest } from '../../../src/workflows/invitation/port.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyTables, invitationDesk, newCustomer, type InvitationDesk } from '../support/invitation-desk.ts';
import { coho, cora, nina, northwind, northwindCsp } from '../support/northwind.ts';
import { asAccepted, asCustomer, asStaff, priya } from '../support/sample-people.ts';

describe('attacks on invitations', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;
  const staff = asStaff(priya);
  const seller = asCustomer(nina);
  const rival = asCustomer(cora);

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  async function invited(more: Partial<InviteRequest> = {}) {
    const customer = newCustomer();
    stamps += 1;
    const requestId = `attack ${stamps}`;
    const made = await desk.workflow.invite({ requestId, customer, by: staff, accountId: 'europe', ...more });
    assert.ok(made.kind === 'opened', made.kind);
    return { customer: more.customer ?? customer, id: made.invitation.id };
  }
  const version = async (id: string) => (await desk.invitation(id)).version;

  describe('a seller who knows whom the provider has invited', () => {
    it('invites the same customer: an invitation of their own; address, words and link of the provider’s stay its own', async () => {
      const { customer, id } = await invited({ letter: { to: 'anna@contoso.com', toName: 'Anna Bell' } });
      const before = await desk.invitation(id);
      const own = await invited({ customer, by: rival });
      assert.notEqual(own.id, id);
      assert.equal((await desk.invitation(own.id)).letter?.to, undefined);
      assert.deepEqual(await desk.invitation(id), before);
      assert.equal(await desk.workflow.find(id, rival), undefined);
      assert.deepEqual(await desk.workflow.withdraw(id, rival), { kind: 'unknown' });
    });

    it('the customer accepts the provider alone: it is the provider’s invitation, the seller’s goes on waiting', async () => {
      const { customer, id } = await invited();
      const own = await invited({ customer, by: rival });
      desk.partnerCenter.accept('europe', asAccepted(customer));
      await desk.announceAcceptance('europe', customer);
      await desk.repair();
      assert.equal((await desk.invitation(id)).state, 'accepted');
      assert.equal((await desk.invitation(own.id)).state, 'created');
    });

    it('the customer accepts both: each hears of what it asked for', async () => {
      const { customer, id } = await invited();
      const own = await invited({ customer, by: seller });
      desk.partnerCenter.accept('europe', asAccepted(customer));
      desk.partnerCenter.acceptReseller('europe', customer.tenantId, northwindCsp);
      await desk.forgetNews();
      await desk.announceAcceptance('europe', customer);
      await desk.repair();
      for (const one of [id, own.id]) assert.equal((await desk.invitation(one)).state, 'accepted');
      assert.ok((await desk.told(own.id)).includes('invite accepted card → reseller 11'));
    });

    it('staff invites for them what the provider has invited already: theirs by the provider’s word', async () => {
      const { customer, id } = await invited();
      const again = await invited({ customer, resellerId: northwind.id });
      assert.equal(again.id, id);
      assert.equal((await desk.invitation(id)).reseller?.id, northwind.id);
    });
  });

  it('a seller invites one customer and withdraws, again and again: nobody else’s invitation is lost sight of', async () => {
    const { customer, id } = await invited();
    desk.clock.pass(1_000);
    for (let round = 0; round < 51; round += 1) {
      const own = await invited({ customer, by: rival });
      await desk.workflow.withdraw(own.id, rival);
    }
    assert.ok((await desk.workflow.ofCustomer(customer.tenantId)).some((one) => one.id === id));
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    assert.equal((await desk.invitation(id)).state, 'accepted');
    assert.equal((await desk.lists.counts(rival)).open, 0);
  });

  it('a seller has one invitation sent to one stranger after another: five mails in an hour, then no more', async () => {
    const { customer, id } = await invited({ by: rival });
    const kinds: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      await desk.letters.change(id, await version(id), { to: `stranger-${n}@contoso.com` }, rival);
      kinds.push((await desk.letters.send(id, await version(id), rival)).kind);
    }
    assert.deepEqual(kinds.slice(4), ['done', 'just-sent', 'just-sent', 'just-sent']);
    // Nor with an invitation in its place.
    await desk.workflow.withdraw(id, rival);
    const again = await invited({ customer, by: rival, letter: { to: 'stranger@contoso.com' } });
    assert.equal((await desk.letters.send(again.id, await version(again.id), rival)).kind, 'just-sent');
    // Another reseller's letters are no business of theirs.
    const other = await invited({ customer, by: seller, letter: { to: 'anna@contoso.com' } });
    assert.equal((await desk.letters.send(other.id, await version(other.id), seller)).kind, 'done');
    desk.clock.pass(3_600_000);
    assert.equal((await desk.letters.send(again.id, await version(again.id), rival)).kind, 'done');
    await desk.sendMails();
    assert.equal(desk.mailServer.taken.length, 7);
    assert.equal((await desk.invitation(again.id)).reseller?.id, coho.id);
  });
});
