import assert from 'node:assert/strict';
import { conversations, readable } from '../support/conversation.ts';

/** Megan has asked for help; the case is `id`. */
async function asked(words = 'Please call me.') {
  const world = conversations();
  const megan = world.chat('megan');
  await megan.say('talk to a person');
  await megan.press('send', { words });
  const id = world.handOvers[0]?.id ?? '';
  return { world, megan, id };
}

describe('talk to a person', () => {
  it('written and sent: handed over with the words, and the card says under which number', async () => {
    const { world, megan, id } = await asked();
    assert.equal(world.handOvers[0]?.words, 'Please call me.');
    assert.equal(megan.last().closed, true);
    assert.ok(megan.text().includes(id));
  });

  it('typed instead: words for people go to people, whatever they sound like', async () => {
    for (const words of [
      'The page is blank, what now?',
      'accept',
      'invite contoso.com',
      'Who is our admin?',
    ]) {
      const world = conversations();
      const megan = world.chat('megan');
      await megan.say('talk to a person');
      await megan.say(words);
      assert.equal(world.handOvers[0]?.words, words);
    }
  });

  it('nothing written: asked for a few words; never mind: nothing is sent', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('person');
    await megan.press('send', { words: '   ' });
    assert.match(megan.text(), /Please write a few words/);
    await megan.press('never');
    assert.equal(world.handOvers.length, 0);
    assert.match(megan.text(), /Nothing was sent/);
  });

  it('pressed twice: handed over once', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('person');
    const stamp = megan.stamp();
    await megan.press('send', { words: 'Please call me.' });
    await megan.pressAt(stamp, 'send', { words: 'Please call me.' });
    assert.equal(world.handOvers.length, 1);
  });

  it('very long words: cut, not refused', async () => {
    const { world } = await asked('x'.repeat(5_000));
    assert.equal(world.handOvers[0]?.words.length, 2_000);
  });

  it('the hand-over fails: the words are not lost, the same press is the second try', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('person');
    world.breakDown('help.handOver');
    assert.match(
      (await megan.press('send', { words: 'Please call me.' })).said[0] ?? '',
      /cannot be reached/,
    );
    world.mend();
    await megan.press('send', { words: 'Please call me.' });
    assert.equal(world.handOvers.length, 1);
  });

  it('the staff: sees who asks and where they were, answers, and the answer is delivered', async () => {
    const { world, id } = await asked();
    const priya = world.chat('priya');
    const card = await priya.caseCard('person', id);
    assert.match(readable(card!), /Somebody asks for help\nPlease call me\.\n[^]*Contoso Ltd/);

    const empty = await priya.pressCase('person.answer', id, { answer: ' ' });
    assert.match(empty.case?.sentence ?? '', /Please write an answer first/);
    const { case: shown } = await priya.pressCase('person.answer', id, { answer: 'I call you at three.' });
    assert.match(shown?.sentence ?? '', /Answered/);
    assert.deepEqual([...world.answers], [{ id, words: 'I call you at three.' }]);
  });

  it('an unknown number, or a press by the asker or another customer: nothing is answered', async () => {
    const { world, megan, id } = await asked();
    const diego = world.chat('diego');
    const unknown = await world.chat('priya').pressCase('person.answer', 'P-0', { answer: 'hello' });
    const foreign = await diego.pressCase('person.answer', id, { answer: 'hello' });
    const own = await megan.pressCase('person.answer', id, { answer: 'hello' });
    for (const shown of [unknown, foreign, own]) assert.match(shown.note ?? '', /I do not know this case/);
    assert.equal(world.answers.length, 0);
    assert.equal(await diego.caseCard('person', id), undefined);
  });

  it('news: the request in the words of the asker, escaped; the answer to the asker', async () => {
    const { world, megan, id } = await asked('**call** [me](http://evil.example)');
    const flow = world.flows.find((one) => one.id === 'person');
    const tell = (event: string, facts: Record<string, unknown>, to: typeof megan) =>
      flow?.announce?.({ event, caseId: id, facts, possibleRepeat: false }, to.person);
    const priya = world.chat('priya');
    assert.match(
      (await tell('asked', {}, priya))?.message ?? '',
      /^\*\*Contoso Ltd\*\* asks for help: “\\\*\\\*call/,
    );
    const answer = await tell('answered', { words: 'At **three**.' }, megan);
    assert.equal(answer?.message, 'Our people answer: At \\*\\*three\\*\\*.');
  });

  it('German: asked and sent in German', async () => {
    const world = conversations();
    const katrin = world.chat('katrin');
    await katrin.say('mit einem Menschen sprechen');
    assert.equal(katrin.heading(), 'Mit einem Menschen sprechen');
    await katrin.say('Bitte rufen Sie mich an.');
    assert.equal(world.handOvers.length, 1);
    assert.match(katrin.text(), /Unsere Leute antworten hier/);
  });
});

describe('home', () => {
  it('staff without anything in progress: a button for what they may do, which begins it', async () => {
    const priya = conversations().chat('priya');
    await priya.say('good morning');
    assert.deepEqual(priya.choices(), ['invite']);
    await priya.say('Invite a customer');
    assert.equal(priya.heading(), 'Which customer?');
  });

  it('typed nonsense: the menu once more', async () => {
    const priya = conversations().chat('priya');
    await priya.say('good morning');
    await priya.say('nonsense');
    assert.match(priya.text(), /I did not understand that/);
    assert.deepEqual(priya.choices(), ['invite']);
  });
});
