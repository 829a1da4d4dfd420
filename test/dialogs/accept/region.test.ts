import assert from 'node:assert/strict';
import { nodesOf } from '../../support/card-nodes.ts';
import { conversations } from '../../support/conversation.ts';
import { people, type PersonName } from '../../support/sample-world.ts';

/** A chat at the question of the region. */
async function atRegion(name: PersonName, options: { signedIn: boolean } = { signedIn: true }) {
  const world = conversations();
  const chat = world.chat(name);
  if (options.signedIn) world.signIn.holdToken(people[name].userId);
  await chat.say('accept');
  await chat.press('start');
  if (!options.signedIn) await chat.press('without');
  return { world, chat };
}

describe('accept: region', () => {
  it('country unknown, one account in that part of the world: likely, and said so', async () => {
    const { chat } = await atRegion('nestor', { signedIn: false });
    assert.equal(chat.heading(), 'Your region: Australia (AUD)');
    assert.match(chat.text(), /I cannot see its country/);
  });

  it('country unknown, several accounts fit: the person picks among them', async () => {
    const { world, chat } = await atRegion('diego', { signedIn: false });
    assert.equal(chat.heading(), 'Which region is your tenant in?');
    assert.doesNotMatch(chat.text(), /Australia/);
    await chat.press('take', {});
    assert.match(chat.text(), /Please pick one/);
    await chat.press('take', { account: 'united-states' });
    assert.equal(world.invitations.all[0]?.accountId, 'united-states');
    assert.equal(world.invitations.all[0].accountReason, undefined);
  });

  it('country unknown, an account that does not fit is sent by hand: refused without a reason', async () => {
    const { world, chat } = await atRegion('diego', { signedIn: false });
    await chat.pressAt(chat.stamp(), 'take', { account: 'australia' });
    assert.match(chat.text(), /Please pick one/);
    assert.equal(world.invitations.all.length, 0);
  });

  it('country unknown, none of those fits: another region, with a reason', async () => {
    const { world, chat } = await atRegion('diego', { signedIn: false });
    await chat.press('other');
    await chat.press('take', { account: 'europe', reason: 'our tenant was made in Dublin' });
    assert.equal(world.invitations.all[0]?.accountId, 'europe');
    assert.equal(world.invitations.all[0].accountReason, 'our tenant was made in Dublin');
  });

  it('another region without a reason: asked for it, and the choice is kept', async () => {
    const { world, chat } = await atRegion('megan');
    await chat.press('other');
    assert.match(chat.text(), /Microsoft may refuse it/);
    await chat.press('take', { account: 'canada', reason: '  ' });
    assert.match(chat.text(), /Please say why/);
    assert.match(JSON.stringify(chat.last().card), /"value":"canada"[^}]*\}?/);
    assert.equal(world.invitations.all.length, 0);
    await chat.press('take', { account: 'canada', reason: 'we pay in Canada' });
    assert.equal(world.invitations.all[0]?.accountId, 'canada');
    assert.equal(world.invitations.all[0].accountReason, 'we pay in Canada');
  });

  it('another region: staff gets to know who chose it and what was expected', async () => {
    const { world, chat } = await atRegion('megan');
    await chat.press('other');
    await chat.press('take', { account: 'canada', reason: 'we pay in Canada' });
    const [request] = world.invitations.openRequests;
    assert.deepEqual(
      [request?.administratorName, request?.accountId, request?.expectedAccountId, request?.reason],
      ['Megan Bowen', 'canada', 'europe', 'we pay in Canada'],
    );
  });

  it('a reason of more than 300 characters: asked for a shorter one instead of cut, and the choice is kept', async () => {
    const { world, chat } = await atRegion('megan');
    await chat.press('other');
    const limit = { maxLength: 300, errorMessage: 'Please say why in a few words, 300 characters at most.' };
    const input = [...nodesOf(chat.last().card)].find(({ value }) => value['id'] === 'reason')?.value;
    assert.deepEqual({ ...input, ...limit }, input);
    await chat.press('take', { account: 'canada', reason: 'x'.repeat(301) });
    assert.match(chat.text(), /300 characters at most/);
    assert.equal(world.invitations.all.length, 0);
    await chat.press('take', { account: 'canada', reason: 'x'.repeat(300) });
    assert.equal(world.invitations.all[0]?.accountReason?.length, 300);
  });

  it('another region typed with its reason: taken; typed in two messages: taken as well', async () => {
    for (const messages of [['Canada, because we pay there'], ['Canada', 'we pay there']]) {
      const { world, chat } = await atRegion('megan');
      await chat.press('other');
      for (const message of messages) await chat.say(message);
      assert.equal(world.invitations.all[0]?.accountId, 'canada');
      assert.equal(world.invitations.all[0].accountReason, 'we pay there');
    }
  });

  it('another region, changed mind: back, and the proposed one carries no reason', async () => {
    const { world, chat } = await atRegion('megan');
    await chat.press('other');
    await chat.press('back');
    await chat.press('right');
    assert.equal(world.invitations.all[0]?.accountId, 'europe');
    assert.equal(world.invitations.all[0].accountReason, undefined);
  });

  it('an unknown account sent by hand: refused', async () => {
    const { world, chat } = await atRegion('megan');
    await chat.press('other');
    await chat.press('take', { account: 'atlantis', reason: 'x' });
    assert.match(chat.text(), /Please pick one/);
    assert.equal(world.invitations.all.length, 0);
  });

  it('what is known changes after the card was shown: a yes does not count for something else', async () => {
    const { world, chat } = await atRegion('megan', { signedIn: false });
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
    const memory = chat.memory;
    const state = memory.dialogs.dialogStack[0]?.state as { options: { memory: { offered: string } } };
    state.options.memory.offered = 'australia';
    chat.memory = memory;
    await chat.press('right');
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
    assert.equal(world.invitations.all.length, 0);
    await chat.press('right');
    assert.equal(world.invitations.all.length, 1);
  });

  it('a country nobody sells in: no link, people are told once for the customer, and the way leads to them', async () => {
    const { world, chat } = await atRegion('miriam');
    assert.equal(chat.heading(), 'We cannot sell to you yet');
    // Miriam's client is Japanese; the sentence is English, and so is the country in it.
    assert.match(chat.text(), /Country of your Microsoft tenant: \*\*Japan\*\*\./);
    await chat.say('hmm');
    assert.deepEqual(
      world.handOvers.map((one) => [one.from.userId, one.step, /nobody|none/.test(one.words)]),
      [[people.miriam.userId, 'region', true]],
    );
    assert.match(world.handOvers[0]?.words ?? '', /: Japan\./);
    assert.deepEqual(chat.choices(), ['person']);
    await chat.press('person');
    assert.equal(chat.heading(), 'Talk to a person');
    await chat.say('Do you know a partner in Tokyo?');
    assert.equal(world.handOvers[1]?.step, 'region');
    assert.equal(world.invitations.all.length, 0);
  });

  it('a country nobody sells in, and staff has too much to read: not said that they were told', async () => {
    const world = conversations();
    world.fillHelp();
    const chat = world.chat('miriam');
    world.signIn.holdToken(people.miriam.userId);
    await chat.say('accept');
    await chat.press('start');
    assert.equal(chat.heading(), 'We cannot sell to you yet');
    assert.match(chat.text(), /Nothing has been changed/);
    assert.doesNotMatch(chat.text(), /have been told/);
  });

  it('no country and no name known: "your organisation" stands in', async () => {
    const world = conversations();
    const { customers } = world.services;
    const blind = world.chat('megan');
    const lookUp = customers.byTenant.bind(customers);
    customers.byTenant = async (tenantId, signedIn) => {
      const found = await lookUp(tenantId, signedIn);
      if (found.kind !== 'found') return found;
      const facts = { ...found.picture.facts, name: '', domain: '' };
      return { kind: 'found', picture: { ...found.picture, facts } };
    };
    await blind.say('accept');
    assert.match(blind.text(), /for \*\*your organisation\*\*/);
  });
});

describe('accept: countries and regions by name', () => {
  it('German: country and regions in German, and typed in German', async () => {
    const { world, chat } = await atRegion('katrin');
    assert.match(
      chat.text(),
      /Ihre Region: Europa \(EUR\)[^]*Land Ihres Microsoft-Mandanten: \*\*Deutschland\*\*/,
    );
    await chat.press('other');
    assert.match(chat.text(), /\(Deutschland: Europa \(EUR\)\)/);
    assert.match(
      JSON.stringify(chat.last().card),
      /"Kanada \(CAD\) – [^"]*"[^]*"Vereinigte Staaten \(USD\) – |"Vereinigte Staaten \(USD\) – [^]*"Kanada/,
    );
    await chat.say('Kanada, weil wir dort zahlen');
    assert.equal(world.invitations.all[0]?.accountId, 'canada');
    assert.equal(world.invitations.all[0].accountReason, 'wir dort zahlen');
  });
});

describe('accept: tenants without a link', () => {
  it("the provider's own people: no customers of themselves, and the flow is not offered", async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('accept');
    assert.doesNotMatch(priya.text(), /Accept our relationship/);
    assert.equal(world.invitations.all.length, 0);
  });
});
