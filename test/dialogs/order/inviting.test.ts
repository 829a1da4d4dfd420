import assert from 'node:assert/strict';
import type { Order } from '../../../src/domain/order.ts';
import { emptyDraft } from '../../../src/domain/order-draft.ts';
import { readable } from '../../support/conversation.ts';
import { ordering } from '../../support/ordering.ts';
import { people, tenants } from '../../support/sample-world.ts';

const contoso = { tenantId: tenants.contoso.tenantId, domain: 'contoso.com' };

/** Northwind's seller, and Contoso as a tenant that is nobody's customer. */
function selling() {
  const all = ordering();
  const found = { kind: 'found', ...contoso, name: 'Contoso Ltd', accountId: 'europe' } as const;
  all.world.buyers.behind.set('contoso.com', { ...found, isCustomer: false });
  return all;
}

/** An order of Northwind's for Contoso that waits for the acceptance. */
function parked(more: Partial<Order> = {}) {
  const all = selling();
  const order = all.world.orders.put({
    id: 'F-1042',
    resellerId: all.northwind.id,
    state: 'parked',
    draft: {
      ...emptyDraft,
      use: 'customer',
      accountId: 'europe',
      buyer: { kind: 'tenant', ...contoso, statedName: 'Contoso Ltd' },
    },
    standstill: { cause: 'relationship-missing' },
    ...more,
  });
  const card = async () => readable((await all.nina.caseCard('order', order.id))!);
  return { ...all, order, card };
}

describe('order: inviting the customer', () => {
  it('from the card of the tenant, by e-mail: the draft is kept, the mail goes out, and the order goes on', async () => {
    const { nina, world } = selling();
    await nina.say('5 E3 for contoso.com');
    assert.ok(nina.choices().includes('invite'));
    await nina.press('invite');
    assert.match(nina.heading(), /^Who is the administrator of .*\?$/);
    assert.equal(world.orders.all[0]?.draft.buyer?.kind, 'tenant');
    const sent = await nina.press('send', { to: 'admin@contoso.com', toName: 'Megan Bowen' });
    assert.match(
      sent.said.join(' '),
      /I-\d+ is prepared, and the mail to admin@contoso\.com is on its way\. Its card is in this chat\./,
    );
    const [invitation] = world.invitations.all;
    assert.equal(invitation?.orderId, 'F-1001');
    assert.equal(invitation?.reseller?.company, 'Northwind IT Ltd');
    assert.equal(invitation?.state, 'sent');
    assert.notEqual(nina.heading(), 'Is this the right tenant?');
  });

  it('no address typed: asked again; typed as words: taken', async () => {
    const { nina, world } = selling();
    await nina.say('5 E3 for contoso.com');
    await nina.press('invite');
    await nina.say('Megan, I think');
    assert.match(nina.text(), /That is no e-mail address/);
    await nina.say('admin@contoso.com');
    assert.equal(world.invitations.all[0]?.letter?.to, 'admin@contoso.com');
  });

  it('forwarded by the seller: prepared without a mail, and said where its card is', async () => {
    const { nina, world } = selling();
    await nina.say('5 E3 for contoso.com');
    const { said } = await nina.press('invite-myself');
    assert.match(said.join(' '), /I-\d+ is prepared\. Its card in this chat has the text/);
    assert.equal(world.invitations.all[0]?.state, 'created');
  });

  it('an order that waits: invited from its card, which names the invitation from then on', async () => {
    const { nina, card, order, world } = parked();
    assert.match(await card(), /Nobody of your company has invited them yet\./);
    assert.match(await card(), /Send the administrator the invitation[^]*I’ll forward it myself/);
    await nina.pressCase('order.invite', order.id);
    const sent = await nina.press('send', { to: 'admin@contoso.com' });
    assert.equal(sent.case?.caseId, order.id);
    assert.match(sent.case?.sentence ?? '', /the mail to admin@contoso\.com is on its way/);
    const [invitation] = world.invitations.all;
    const text = await card();
    assert.match(text, new RegExp(`Invitation ${invitation?.id ?? ''} to a•••@contoso\\.com: sent`));
    assert.match(text, /not opened yet[^]*reminder/);
    assert.match(text, /Open invitation[^]*Nudge/);
    assert.doesNotMatch(text, /Send the administrator/);
    assert.doesNotMatch(text, /admin@contoso\.com/);
  });

  it('an invitation that is open already: joined, not a second one', async () => {
    const { nina, order, world } = parked();
    await nina.pressCase('order.forward', order.id);
    await nina.pressCase('order.forward', order.id);
    assert.equal(world.invitations.all.length, 1);
  });

  it('open invitation and nudge: the invitation’s card comes below, and a second reminder waits an hour', async () => {
    const { nina, order, world } = parked();
    await nina.pressCase('order.invite', order.id);
    await nina.press('send', { to: 'admin@contoso.com' });
    const opened = await nina.pressCase('order.open-invitation', order.id);
    const [invitation] = world.invitations.all;
    assert.equal(opened.case?.sentence, `The card of ${invitation?.id ?? ''} is below.`);
    const nudged = await nina.pressCase('order.nudge', order.id);
    assert.match(nudged.case?.sentence ?? '', /Once in an hour is enough/);
  });

  it('declined: a new invitation is offered, and why is on the card', async () => {
    const { nina, order, world, card } = parked();
    await nina.pressCase('order.forward', order.id);
    const [first] = world.invitations.all;
    world.invitations.put(first?.id ?? '', { state: 'declined', declinedBecause: 'We buy elsewhere.' });
    assert.match(await card(), /declined: “We buy elsewhere\.”[^]*New invitation/);
    await nina.pressCase('order.forward', order.id);
    assert.equal(world.invitations.all.length, 2);
  });

  it('the agreement is missing: asked in Teams where an administrator is known, by letter otherwise', async () => {
    const { nina, order, world, card } = parked({
      standstill: { cause: 'agreement-missing', field: 'agreement' },
    });
    assert.match(await card(), /Text with Microsoft’s page[^]*ref=\/BillingAccounts\/agreement/);
    assert.match(await card(), /They signed – record it/);
    const made = await world.invitations.invite({
      requestId: 'earlier',
      customer: { ...contoso, name: 'Contoso Ltd', country: 'IE', cloud: 'public' },
      by: { ...people.nina, staff: false },
      accountId: 'europe',
    });
    assert.equal(made.kind, 'opened');
    const [{ id } = { id: '' }] = world.invitations.all;
    world.invitations.put(id, { state: 'accepted' });
    await nina.pressCase('order.ask-agreement', order.id);
    assert.match(nina.heading(), /^Whom may I ask at Contoso Ltd\?$/);
    const mailed = await nina.press('send', { to: 'admin@contoso.com' });
    assert.match(mailed.case?.sentence ?? '', /The letter to admin@contoso\.com is on its way/);
    world.invitations.put(id, { administrator: people.megan, schedule: { days: [], given: 0 } });
    const asked = await nina.pressCase('order.ask-agreement', order.id);
    assert.match(asked.case?.sentence ?? '', /I have asked the administrator in Teams/);
  });

  it('somebody of another reseller: every button answers as for an unknown order', async () => {
    const { world, order } = parked();
    const cora = world.chat('cora');
    for (const verb of ['invite', 'forward', 'open-invitation', 'nudge', 'ask-agreement']) {
      const answer = await cora.pressCase(`order.${verb}`, order.id);
      assert.equal(answer.case, undefined, verb);
      assert.equal(world.invitations.all.length, 0);
    }
  });

  it('an owner: sees how the invitation stands, and invites nobody', async () => {
    const { world, order } = parked();
    const oscar = world.chat('oscar');
    const text = readable((await oscar.caseCard('order', order.id))!);
    assert.doesNotMatch(text, /Send the administrator/);
    await oscar.pressCase('order.forward', order.id);
    assert.equal(world.invitations.all.length, 0);
  });
});
