import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { invitedBy, northwind } from '../../support/inviting.ts';
import { people, tenants } from '../../support/sample-world.ts';

/** Contoso is invited for Northwind, and Megan is in the chat. */
async function invited() {
  const world = conversations();
  const { id: resellerId } = northwind(world);
  await invitedBy(world, world.chat('priya').person, tenants.contoso, { resellerId });
  const megan = world.chat('megan');
  const card = async () => readable((await megan.caseCard('accept', 'I-1001'))!);
  return { world, megan, card };
}

/** The same, with Megan at Microsoft's page. */
async function opened() {
  const house = await invited();
  house.world.signIn.holdToken(people.megan.userId);
  await house.megan.say('accept I-1001');
  await house.megan.press('start');
  await house.megan.press('right');
  return house;
}

describe('accept: invited by a reseller', () => {
  it('the greeting names both; the sentence before Microsoft’s page comes again in the past tense', async () => {
    const { world, megan, card } = await opened();
    const first = world.chat('megan');
    await first.say('start over');
    assert.match(first.text(), /Northwind IT Ltd\*\* and \*\*Open Door Technology\*\* ask whether/);
    assert.match(
      await card(),
      /You are about to let \*\*Open Door Technology \(Ireland\) Limited\*\* buy licences for \*\*Contoso Ltd\*\* \(contoso\.com\), and \*\*Northwind IT Ltd\*\* order/,
    );
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'europe');
    await megan.pressCase('accept.check', 'I-1001');
    assert.match(
      await card(),
      /\*\*Contoso Ltd\*\* \(contoso\.com\) now allows \*\*Open Door Technology \(Ireland\) Limited\*\* to buy licences, and \*\*Northwind IT Ltd\*\*/,
    );
  });

  it('only one of the two relationships: said, and the page once more', async () => {
    const { world, card } = await opened();
    world.invitations.put('I-1001', {
      state: 'accepted',
      acceptedAccountId: 'europe',
      proven: { provider: true, reseller: false, agreement: 'unknown', readAt: 0 },
    });
    assert.match(
      await card(),
      /One of two is still missing[^]*Northwind IT Ltd[^]*Open Microsoft’s page once more/,
    );
  });
});

describe('accept: saying no, and no more reminders', () => {
  it('from the greeting: asked once more, with a reason; whoever asked reads it', async () => {
    const { world, megan } = await invited();
    await megan.say('accept I-1001');
    await megan.press('decline');
    assert.equal(megan.heading(), 'Say no?');
    await megan.press('yes', { because: 'x'.repeat(301) });
    assert.match(megan.text(), /300 characters at most/);
    await megan.press('yes', { because: 'We buy elsewhere.' });
    assert.match(megan.text(), /You have said no/);
    assert.equal(world.invitations.all[0]?.state, 'declined');
    assert.equal(world.invitations.all[0].declinedBecause, 'We buy elsewhere.');
    assert.match(readable((await world.chat('nina').caseCard('invite', 'I-1001'))!), /We buy elsewhere/);
  });

  it('thought better of it: back to the greeting, nothing has happened', async () => {
    const { world, megan } = await invited();
    await megan.say('accept');
    await megan.say('no thank you');
    await megan.press('back');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    assert.equal(world.invitations.all[0]?.state, 'created');
  });

  it('nobody has invited them: no is “not now”', async () => {
    const megan = conversations().chat('megan');
    await megan.say('hello');
    assert.ok(!megan.choices().includes('decline'));
  });

  it('withdrawn between the question and the answer: the card shows it', async () => {
    const { world, megan } = await invited();
    await megan.say('accept');
    await megan.press('decline');
    world.invitations.put('I-1001', { state: 'accepted' });
    assert.equal((await megan.press('yes')).case?.caseId, 'I-1001');
    assert.equal(world.invitations.all[0]?.state, 'accepted');
  });

  it('on the card, pressed and typed; typed, it is asked once more', async () => {
    const { world, megan, card } = await opened();
    assert.match(await card(), /No, thank you …[^]*Yes, we say no/);
    const asked = (await megan.say('No, thank you')).case;
    assert.equal(asked?.fold, 'decline');
    assert.equal(world.invitations.all[0]?.state, 'opened');
    assert.match((await megan.say('Yes, we say no')).case?.sentence ?? '', /has been told/);
    assert.equal(world.invitations.all[0].state, 'declined');
    assert.match(await card(), /Your organisation said no/);
    assert.match((await megan.pressCase('accept.decline', 'I-1001')).case?.sentence ?? '', /moved on/);
  });

  it('no more reminders: while there are some, and only for the own organisation', async () => {
    const { world, megan, card } = await opened();
    assert.doesNotMatch(await card(), /No more reminders/);
    world.invitations.put('I-1001', { schedule: { days: [2, 5, 10], given: 0, from: 0 } });
    assert.match(await card(), /No more reminders/);
    const katrin = world.chat('katrin');
    for (const verb of ['accept.mute', 'accept.decline', 'accept.ask-decline'])
      assert.match((await katrin.pressCase(verb, 'I-1001')).note ?? '', /kenne ich nicht/, verb);
    assert.match((await megan.say('no more reminders')).case?.sentence ?? '', /not reminded any more/);
    assert.equal(world.invitations.all[0]?.schedule?.muted, true);
    assert.doesNotMatch(await card(), /No more reminders/);
  });

  it('a reminder: says who asks and how to end it; none after the answer', async () => {
    const { world, megan } = await opened();
    const flow = world.flows.find(({ id }) => id === 'accept');
    const news = (event: string) => ({ event, caseId: 'I-1001', facts: {}, possibleRepeat: false });
    const told = async (event: string) => (await flow?.announce?.(news(event), megan.person))?.message;
    assert.match((await told('nudge')) ?? '', /reminder from \*\*Northwind IT Ltd\*\*[^]*no more reminders/);
    assert.match((await told('right-link')) ?? '', /right link/);
    world.invitations.put('I-1001', { state: 'accepted' });
    assert.equal(await told('nudge'), undefined);
  });
});
