import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { invitedBy, northwind } from '../../support/inviting.ts';
import { people, tenants } from '../../support/sample-world.ts';

/** Northwind IT and Coho IT sell; both in Europe. */
function house() {
  const world = conversations();
  const reseller = northwind(world);
  const coho = world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [{ ...people.cora, roles: ['seller'], state: 'admitted' }],
  });
  return { world, reseller, coho };
}

describe('invite: for a reseller', () => {
  it('staff names it: both relationships, said on the card and kept', async () => {
    const { world, reseller } = house();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com for northwind');
    assert.match(priya.text(), /Northwind IT Ltd, partner ID 4711982[^]*both relationships are made/);
    await priya.say('continue');
    assert.equal(world.invitations.all[0]?.reseller?.id, reseller.id);
    assert.equal(world.invitations.all[0].origin, 'provider');
  });

  it('staff names one there is not, or two: said, and invited without until one is chosen', async () => {
    const { world, coho } = house();
    const priya = world.chat('priya');
    assert.match(
      (await priya.say('invite contoso.com for Nobody')).said.join(),
      /no confirmed reseller called “nobody”/,
    );
    assert.match((await priya.say('invite contoso.com for it')).said.join(), /More than one/);
    assert.match(priya.text(), /none: only our own relationship/);
    await priya.press('reseller');
    await priya.press('take', { reseller: 'R-4711' });
    assert.match(priya.text(), /Please pick one/);
    await priya.press('take', { reseller: coho.id });
    assert.match(priya.text(), /Coho IT GmbH/);
    await priya.press('reseller');
    await priya.press('none');
    assert.match(priya.text(), /none: only our own relationship/);
    await priya.press('reseller');
    await priya.say('coho');
    await priya.press('create');
    assert.equal(world.invitations.all[0]?.reseller?.company, 'Coho IT GmbH');
  });

  it('another region than the reseller sells in: said, and prepared without it', async () => {
    const { world } = house();
    const priya = world.chat('priya');
    const { said } = await priya.say('invite proseware.com.au for northwind');
    assert.match(said.join(), /Northwind IT Ltd sells only in Europe \(EUR\)/);
    assert.match(priya.text(), /none: only our own relationship/);
  });

  it('the reseller is stopped between the card and the press: said, and the invitation is offered without it', async () => {
    const { world, reseller } = house();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com for northwind');
    await world.resellers.suspend(reseller.id, 'invoice', priya.person);
    const { said } = await priya.press('create');
    assert.match(said.join(), /Nothing can be prepared for that reseller/);
    await priya.press('create');
    assert.equal(world.invitations.all[0]?.reseller, undefined);
  });

  it('a seller: for the own reseller and account, no other can be chosen', async () => {
    const { world, reseller } = house();
    const nina = world.chat('nina');
    await nina.say('invite contoso.com for coho');
    assert.match(nina.text(), /Northwind IT Ltd, partner ID/);
    assert.deepEqual(nina.choices(), ['create', 'another']);
    await nina.press('create');
    const [made] = world.invitations.all;
    assert.deepEqual(
      [made?.reseller?.id, made?.origin, made?.accountId],
      [reseller.id, 'reseller', 'europe'],
    );
  });

  it('a seller and a customer of another region: said, nothing is prepared', async () => {
    const { world } = house();
    const nina = world.chat('nina');
    await nina.say('invite proseware.com.au');
    assert.equal(nina.heading(), 'This customer is in another region');
    assert.match(nina.text(), /the tenant of Proseware Pty belongs to Australia/);
    assert.deepEqual(nina.choices(), ['another']);
  });

  it('a seller and a customer of one of several other regions: said without naming one', async () => {
    const { world } = house();
    const nina = world.chat('nina');
    await nina.say('invite litware.com');
    assert.match(nina.text(), /the tenant of Litware Inc\. is in another part of the world\. Microsoft/);
  });

  it('a seller of a stopped reseller: said', async () => {
    const { world, reseller } = house();
    await world.resellers.suspend(reseller.id, 'invoice', world.chat('priya').person);
    const { said } = await world.chat('nina').say('invite contoso.com');
    assert.match(said.join(), /New business of your company is stopped/);
    assert.deepEqual(world.invitations.all, []);
  });

  it("another reseller's number: answers exactly like an unknown one, on every button", async () => {
    const { world, reseller } = house();
    await invitedBy(world, world.chat('priya').person, tenants.contoso, { resellerId: reseller.id });
    const cora = world.chat('cora');
    assert.equal(await cora.caseCard('invite', 'I-1001'), undefined);
    const flow = world.flows.find(({ id }) => id === 'invite');
    for (const verb of Object.keys(flow?.actions ?? {})) {
      const known = await cora.pressCase(verb, 'I-1001');
      const unknown = await cora.pressCase(verb, 'I-4711');
      assert.match(known.note ?? '', /Diesen Vorgang kenne ich nicht/, verb);
      assert.deepEqual(known, unknown, verb);
    }
    assert.match(
      (await cora.say('nudge I-1001')).said.join() + (cora.last().note ?? ''),
      /Vorgang kenne ich nicht/,
    );
  });

  it("a seller's card: the own facts, nothing that is the provider's to do", async () => {
    const { world, reseller } = house();
    await invitedBy(world, world.chat('priya').person, tenants.contoso, { resellerId: reseller.id });
    world.invitations.put('I-1001', {
      accountReason: 'internal reason',
      resembles: { tenantId: 't', invitationId: 'I-1002' },
      removal: { accountId: 'canada', since: 0 },
    });
    const seller = readable((await world.chat('oscar').caseCard('invite', 'I-1001'))!);
    assert.match(seller, /Northwind IT Ltd \(4711982\)[^]*Withdraw/);
    assert.doesNotMatch(seller, /internal reason|To do|same customer|Task settled/);
    const staff = readable((await world.chat('priya').caseCard('invite', 'I-1001'))!);
    assert.match(staff, /To do[^]*internal reason[^]*It is the same customer[^]*Task settled/);
    const nina = world.chat('nina');
    for (const verb of ['invite.same', 'invite.other', 'invite.settled'])
      assert.match(
        (await nina.pressCase(verb, 'I-1001')).case?.sentence ?? '',
        /provider’s people decide/,
        verb,
      );
    assert.deepEqual(world.repairs.done, []);
  });
});
