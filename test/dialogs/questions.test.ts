import assert from 'node:assert/strict';
import { articleFor } from '../../src/dialogs/questions/index.ts';
import { conversations } from '../support/conversation.ts';
import { ordering } from '../support/ordering.ts';

describe('questions and answers', () => {
  it('picked from the list: the answer, and "helpful" is kept', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('questions');
    await megan.press('undo');
    assert.equal(megan.heading(), 'Can I remove it later?');
    const { closed } = await megan.say('yes');
    assert.equal(closed, true);
    assert.deepEqual(
      world.feedback.map(({ article, helpful, remark }) => ({ article, helpful, remark })),
      [{ article: 'undo', helpful: true, remark: undefined }],
    );
  });

  it('typed as a question: answered at once; back leads to the list', async () => {
    const megan = conversations().chat('megan');
    await megan.say('Can you read our mail?');
    assert.equal(megan.heading(), 'Does it give access to my files or mail?');
    await megan.press('more');
    assert.equal(megan.heading(), 'What would you like to know?');
    await megan.say('3');
    assert.equal(megan.heading(), 'Who may accept?');
    await megan.say('back');
    assert.equal(megan.heading(), 'What would you like to know?');
  });

  it('a seller who asks about cancelling or the number reads about orders, a customer about the relationship', async () => {
    const { world } = ordering();
    const returning = 'Can an order be cancelled, or licences be given back?';
    for (const [typed, heading] of [
      ['can I cancel it later?', returning],
      ['What if the customer cancels?', returning],
      ['I want to cancel my order', returning],
      ['refund', returning],
      ['can I cancel within 7 days?', returning],
      ['Can I return 5 of 20 licences?', returning],
      ['Kann ich einen Entwurf verwerfen?', returning],
      ['Can I reduce from 20 to 15 licences?', 'Can the number of licences be changed later?'],
      ['Rückerstattung', returning],
      ['can i give licences back', returning],
      ['Die Bestellung stornieren', returning],
      ['can we change the number later?', 'Can the number of licences be changed later?'],
    ] as const) {
      for (const name of ['nina', 'oscar'] as const) {
        const chat = world.chat(name);
        await chat.say(typed);
        assert.equal(chat.heading(), heading, typed);
        await chat.press('more');
        assert.ok(chat.choices().includes('quantity'));
      }
    }
    for (const typed of [
      '20 more licences of E3 for contoso.com?',
      'Can I get 5 more licences of E3 for contoso.com?',
      'Where is order number F-1001?',
      'how many seats does Adventure Works have?',
      '5 seats of E3 for Return Path?',
      'When do they return?',
    ])
      for (const language of ['en', 'de'] as const)
        assert.equal(articleFor(typed, language, new Set(['customer', 'seller'])), undefined, typed);
    for (const [typed, article] of [
      ['Who placed the last order?', undefined],
      ['Is E3 available in Germany?', undefined],
      ['Can I change the price?', undefined],
      ['how do I cancel an approval rule?', undefined],
      ['Wer hat zuletzt bestellt?', undefined],
      ['Who may accept the relationship?', 'who'],
      ['What is GDAP?', 'gdap'],
      ['Does it give us access to their files?', 'files'],
    ] as const)
      assert.equal(
        articleFor(typed, /^W(?:er)/.test(typed) ? 'de' : 'en', new Set(['customer', 'seller'])),
        article,
        typed,
      );
    for (const typed of [
      'How can I withdraw an invitation?',
      'how do I cancel an approval rule?',
      'When can I get a call back?',
      'Can you send the code back?',
      'wie kündige ich eine Freigabe?',
    ])
      for (const language of ['en', 'de'] as const)
        assert.notEqual(articleFor(typed, language, new Set(['customer', 'seller'])), 'return', typed);
    const megan = world.chat('megan');
    await megan.say('can I cancel it later?');
    assert.equal(megan.heading(), 'Can I remove it later?');
    await megan.press('more');
    assert.ok(!megan.choices().includes('quantity'));
  });

  it('read, and then something else: it is left for good, and does not come back when that has ended', async () => {
    const { nina } = ordering();
    await nina.say('Can I cancel it later?');
    assert.equal(nina.heading(), 'Can an order be cancelled, or licences be given back?');
    const { said } = await nina.say('order');
    assert.deepEqual(said, []);
    assert.deepEqual(nina.memory.parked, []);
  });

  it('asked in front of a form: answered below it, and the form waits as it was filled in', async () => {
    const { world, nina } = ordering();
    await nina.say('5 business premium for Alpine Ski House');
    await nina.press('no');
    await nina.press('take', { country: 'IE' });
    const form = nina.heading();
    const { said, card } = await nina.say('Can I cancel it later?');
    assert.match(said.join(), /^\*\*Can an order be cancelled.*The card above waits as it is\.$/s);
    assert.equal(card, undefined);
    await nina.say('back');
    assert.notEqual(nina.heading(), form);
    assert.equal(world.feedback.length, 0);
  });

  it('no answer to that: said so, and the list stays', async () => {
    const megan = conversations().chat('megan');
    await megan.say('faq');
    await megan.say('lunch');
    assert.match(megan.text(), /I have no answer to that/);
    await megan.say('what is gdap');
    assert.equal(megan.heading(), 'What is GDAP, and do we need it?');
  });

  it('not helpful: what was missing is kept, even when it sounds like another question', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('questions');
    await megan.press('gdap');
    await megan.press('no');
    await megan.say('Which roles would that be, and who gets access?');
    assert.equal(world.feedback[0]?.remark, 'Which roles would that be, and who gets access?');
    assert.equal(megan.last().closed, true);
    assert.match(megan.text(), /Our people have your remark/);
    assert.deepEqual(
      world.handOvers.map(({ words, flow, step }) => [words, flow, step]),
      [['Which roles would that be, and who gets access?', 'questions', 'gdap']],
    );
  });

  it('not helpful, and staff has too much to read: whom to write to instead', async () => {
    const world = conversations();
    world.fillHelp();
    const megan = world.chat('megan');
    await megan.say('questions');
    await megan.press('gdap');
    await megan.press('no');
    await megan.say('Which roles would that be?');
    assert.equal(world.feedback[0]?.remark, 'Which roles would that be?');
    assert.match(megan.text(), /was not sent[^]*Paula Desk/);
    assert.doesNotMatch(megan.text(), /have your remark/);
  });

  it('not helpful, without words: skipped, or people instead', async () => {
    for (const choice of ['skip', 'person'] as const) {
      // Old clients send what stands in the card along with any button: skipped is skipped.
      const world = conversations();
      const megan = world.chat('megan');
      await megan.say('questions');
      await megan.press('gdap');
      await megan.press('no');
      await megan.press(choice, { remark: choice === 'skip' ? 'half a sent' : '' });
      assert.deepEqual([world.feedback[0]?.helpful, world.feedback[0]?.remark], [false, undefined]);
      assert.equal(world.handOvers.length, 0);
      assert.equal(megan.heading(), choice === 'skip' ? 'questions and answers' : 'Talk to a person');
    }
  });

  it('done: no opinion is kept', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('questions');
    await megan.press('who');
    await megan.press('done');
    assert.equal(world.feedback.length, 0);
  });

  it('an opinion cannot be kept: the question stays and can be answered again', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('questions');
    await megan.press('who');
    world.breakDown('help.feedback');
    await megan.press('yes');
    world.mend();
    await megan.press('yes');
    assert.equal(world.feedback.length, 1);
  });

  it('staff: not their flow', async () => {
    const priya = conversations().chat('priya');
    await priya.say('questions');
    assert.equal(priya.heading(), 'What I can do for you');
  });

  it('German words: the German article', async () => {
    const katrin = conversations().chat('katrin');
    await katrin.say('Kann ich das später widerrufen?');
    assert.equal(katrin.heading(), 'Kann ich es später entfernen?');
    assert.equal(articleFor('mittagessen', 'de', new Set(['customer'])), undefined);
  });
});
