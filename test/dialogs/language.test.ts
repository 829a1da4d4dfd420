import assert from 'node:assert/strict';
import { conversations } from '../support/conversation.ts';
import { ordering } from '../support/ordering.ts';
import { people } from '../support/sample-world.ts';

describe('another language', () => {
  it('in the middle of a question: the same question in that language, and its new card can be answered', async () => {
    const { world, nina } = ordering();
    await nina.say('20 business premium for adventure-works.com');
    await nina.press('yes');
    assert.match(nina.heading(), /which term\?/);
    const earlier = nina.stamp();
    const { said } = await nina.say('Auf Deutsch, bitte');
    assert.deepEqual([...said], ['Ab jetzt spreche ich Deutsch mit Ihnen.']);
    assert.match(nina.heading(), /welche Laufzeit\?/);
    assert.notEqual(nina.stamp(), earlier);
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /bestellen\?/i);
    assert.equal(world.orders.all.length, 1);
    await nina.say('english');
    assert.match(nina.heading(), /Ready to order\?/);
  });

  it('the way back and what was set aside: as they were', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    await megan.say('questions');
    await megan.say('deutsch');
    assert.equal(megan.memory.parked.length, 1);
    await megan.say('weiter');
    assert.equal(megan.heading(), 'Ihre Region: Europa (EUR)');
    await megan.say('zurück');
    assert.equal(megan.heading(), 'Dürfen wir Lizenzen für Sie kaufen?');
  });

  it('where words for people are awaited: it is no message to them', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('talk to a person');
    await megan.say('deutsch');
    assert.deepEqual([...world.handOvers], []);
    assert.match(megan.last().said[0] ?? '', /Deutsch/);
  });

  it('with nothing going on: a sentence, and the next words are answered in it', async () => {
    const katrin = conversations().chat('katrin');
    const { said, card } = await katrin.say('do you speak English?');
    assert.deepEqual([[...said], card], [['From now on I speak English with you.'], undefined]);
    await katrin.say('hello');
    assert.equal(katrin.heading(), 'May we buy licences for you?');
  });

  it('one nobody speaks here: which there are, and the question once more', async () => {
    const megan = conversations().chat('megan');
    await megan.say('accept');
    const { said } = await megan.say('en français, svp');
    assert.match(said[0] ?? '', /I speak English and German/);
    assert.equal(megan.heading(), 'May we buy licences for you?');
  });

  it('the question cannot be asked again just now: the answer is still awaited, and help speaks the language', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    world.breakDown('customers.byTenant');
    const { said } = await megan.say('deutsch');
    assert.match(said.at(-1) ?? '', /Microsoft ist im Moment nicht erreichbar/);
    world.mend();
    await megan.press('right');
    assert.equal(world.invitations.all.length, 1);
  });

  it('a button in the menu: the other language by its own name, and the menu in it', async () => {
    const priya = conversations().chat('priya');
    await priya.say('hello');
    assert.deepEqual(priya.choices().at(-1), 'de');
    assert.match(priya.text(), /^Deutsch$/m);
    await priya.press('de');
    assert.match(priya.text(), /Ab jetzt spreche ich Deutsch/);
    assert.equal(priya.choices().at(-1), 'en');
    assert.match(priya.text(), /Einen Kunden einladen/);
    await priya.say('English');
    assert.match(priya.text(), /Invite a customer/);
  });
});
