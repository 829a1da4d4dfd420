import assert from 'node:assert/strict';
import { conversations, type Conversations } from '../../support/conversation.ts';
import { people, tenants, type PersonName } from '../../support/sample-world.ts';

const member = (name: PersonName, ...roles: readonly ('seller' | 'owner')[]) => ({
  tenantId: people[name].tenantId,
  userId: people[name].userId,
  name: people[name].name,
  roles,
  state: 'admitted' as const,
});

/** Northwind with Nina as seller and Oscar as owner. */
function northwind(world: Conversations) {
  world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [member('nina', 'seller'), member('oscar', 'owner')],
  });
  return world;
}

describe('reseller: who is greeted with what', () => {
  it('an owner who is no seller: ordering is not offered, and typed it says who may give the role', async () => {
    const world = northwind(conversations());
    const oscar = world.chat('oscar');
    await oscar.say('hello');
    assert.doesNotMatch(oscar.text(), /Order licences/);
    assert.deepEqual(oscar.choices().includes('order'), false);
    const help = await oscar.say('help');
    assert.doesNotMatch(help.said.join(' '), /Order licences/);
    const { said } = await oscar.say('10 business premium yearly for contoso.com');
    assert.match(said.join(' '), /Only sellers order.*type “people”/);
    assert.deepEqual(await world.orders.drafts(oscar.person, 5), []);
  });

  it('a seller: ordering is offered', async () => {
    const nina = northwind(conversations()).chat('nina');
    await nina.say('hello');
    assert.ok(nina.choices().includes('order'));
  });

  it('a colleague without a role: the first card is the way in, not the customers’ question', async () => {
    const leo = northwind(conversations()).chat('leo');
    await leo.receive({ kind: 'installed' });
    assert.equal(leo.heading(), 'Für Northwind IT Ltd arbeiten?');
    assert.deepEqual(leo.choices(), ['ask', 'no']);
  });

  it('a colleague without a role types an order: who admits, and the button to ask', async () => {
    const leo = northwind(conversations()).chat('leo');
    await leo.say('hallo');
    for (const order of ['5 business premium für Adventure Works', 'bestellen']) {
      const { said } = await leo.say(order);
      assert.match(said.join(' '), /Nur Verkäufer Ihrer Firma bestellen/, order);
      assert.deepEqual(leo.choices(), ['ask', 'no'], order);
    }
    const { said } = await leo.press('ask');
    assert.match(said.join(' '), /Die Inhaber sind gefragt/);
  });

  it('a colleague’s order: kept until the owner has admitted them, and gone on with then', async () => {
    const world = northwind(conversations());
    const leo = world.chat('leo');
    await leo.say('5 business premium für Adventure Works');
    await leo.press('ask');
    assert.match(leo.text(), /Ihre Bestellung wartet\n„5 business premium für Adventure Works“/);
    await leo.press('order');
    assert.match(leo.text(), /Sie dürfen noch nicht bestellen/);
    assert.deepEqual(await world.orders.drafts(leo.person, 5), []);
    const membership = await world.resellers.membership(leo.person);
    const oscar = world.chat('oscar');
    await oscar.pressCase('reseller.admit', membership?.reseller.id ?? '', {
      tenant: people.leo.tenantId,
      user: people.leo.userId,
      role: 'seller',
    });
    await leo.press('order');
    const [draft] = await world.orders.drafts(leo.person, 5);
    assert.equal(draft?.draft.said, '5 business premium für Adventure Works');
  });

  it('somebody of a company that waits to be confirmed: how it stands', async () => {
    const world = conversations();
    const cora = world.chat('cora');
    const made = await world.resellers.register({
      by: { ...people.cora },
      company: 'Coho IT GmbH',
      country: 'DE',
      partnerId: '4711983',
      sellingDomain: 'cohoit.de',
      requestId: 'request-1',
    });
    assert.equal(made.kind, 'requested');
    await cora.say('hallo');
    assert.match(cora.heading(), /Coho IT GmbH/);
    const { said } = await cora.say('20 business premium für Contoso');
    assert.match(said.join(' '), /Für \*\*Coho IT GmbH\*\* kann noch niemand bestellen/);
  });

  it('an IT company nobody has registered: the greeting offers it, in both languages', async () => {
    for (const [name, sentence, title] of [
      ['cora', /verkauft\? Dann registrieren/, 'Ihre Firma registrieren'],
      ['nina', /sells through .*\? Then register/, 'Register your company'],
    ] as const) {
      const chat = conversations().chat(name);
      await chat.receive({ kind: 'installed' });
      assert.match(chat.text(), sentence);
      await chat.press('reseller');
      assert.equal(chat.heading(), title);
    }
  });

  it('registered in the middle of the customers’ questions: those do not come back', async () => {
    const world = conversations();
    world.resellers.tenantsOf.set('cohoit.de', tenants.coho.tenantId);
    const cora = world.chat('cora');
    await cora.say('hello');
    await cora.press('start');
    const { said } = await cora.say('register');
    assert.deepEqual(said, []);
    assert.deepEqual(cora.memory.parked, []);
    await cora.press('never');
    assert.deepEqual(cora.last().said, []);
    assert.ok(cora.last().closed);
  });
});
