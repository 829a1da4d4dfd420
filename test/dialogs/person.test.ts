import assert from 'node:assert/strict';
import { languages } from '../../src/dialogs/kit/language.ts';
import { conversations, readable } from '../support/conversation.ts';
import { people } from '../support/sample-world.ts';

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
    for (const words of ['The page is blank, what now?', 'invite contoso.com', 'Who is our admin?']) {
      const world = conversations();
      const megan = world.chat('megan');
      await megan.say('talk to a person');
      await megan.say(words);
      assert.equal(world.handOvers[0]?.words, words);
    }
  });

  it('a command typed while the form stands open: obeyed, and nothing is sent', async () => {
    for (const words of [
      'my decisions',
      'Meine Entscheidungen',
      'approvals',
      'Freigaben',
      'status',
      'people',
    ]) {
      const world = conversations();
      const { tenantId, userId, name } = people.oscar;
      const member = { tenantId, userId, name, roles: ['owner' as const], state: 'admitted' as const };
      world.resellers.confirmed({ tenantId, company: 'Northwind IT Ltd', people: [member] });
      const oscar = world.chat('oscar');
      await oscar.say('talk to a person');
      await oscar.say(words);
      assert.deepEqual(world.handOvers, [], words);
      assert.equal(words === 'status' || oscar.heading() !== 'Talk to a person', true, words);
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

  it('the staff: sees who asks and where they were in words, answers, and the card says so', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    await megan.say('talk to a person');
    await megan.press('send', { words: 'Please call me.' });
    const id = world.handOvers[0]?.id ?? '';
    const priya = world.chat('priya');
    const text = readable((await priya.caseCard('person', id))!);
    for (const line of ['Somebody asks for help', 'Megan Bowen', 'Contoso Ltd', 'was asked for the region'])
      assert.ok(text.includes(line), `${line} in ${text}`);
    assert.ok(text.includes(people.megan.tenantId));
    assert.doesNotMatch(text, new RegExp(`${people.megan.userId}|accept|›`));

    const empty = await priya.pressCase('person.answer', id, { answer: ' ' });
    assert.match(empty.case?.sentence ?? '', /Please write an answer first/);
    const { case: shown } = await priya.pressCase('person.answer', id, { answer: 'I call you at three.' });
    assert.match(shown?.sentence ?? '', /Answered/);
    assert.match(
      readable((await priya.caseCard('person', id))!),
      /Megan Bowen · Mon.*\nPlease call me\.\nPriya Nair · Mon.*\nI call you at three\.\n✓ Answered/,
    );
  });

  it('stuck at Microsoft’s page: the card names the case and what is seen, in the language of the reader', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    await megan.press('right');
    await megan.pressCase('accept.trouble', 'I-1001');
    await megan.press('blank');
    await megan.press('still');
    await megan.press('still');
    const id = world.handOvers[0]?.id ?? '';
    const priya = readable((await world.chat('priya').caseCard('person', id))!);
    assert.match(priya, /Case\nI-1001\nWhere\nis at Microsoft’s page: A blank page\n/);
    const sam = readable((await world.chat('sam').caseCard('person', id))!);
    assert.match(sam, /Vorgang\nI-1001\nStand\nist auf der Seite von Microsoft: Eine leere Seite\n/);
  });

  it('an unknown number, or a press by the asker or another customer: nothing is answered', async () => {
    const { world, megan, id } = await asked();
    const diego = world.chat('diego');
    const priya = world.chat('priya');
    const refused = [
      await priya.pressCase('person.answer', 'P-0', { answer: 'hello' }),
      await diego.pressCase('person.answer', id, { answer: 'hello' }),
      await megan.pressCase('person.answer', id, { answer: 'hello' }),
      await diego.pressCase('answer.reply', id, { reply: 'hello' }),
      await priya.pressCase('answer.reply', id, { reply: 'hello' }),
      await megan.pressCase('answer.reply', 'P-0', { reply: 'hello' }),
    ];
    for (const shown of refused) assert.match(shown.note ?? '', /I do not know this case/);
    assert.equal(world.handOvers[0]?.thread.length, 1);
    for (const [flow, chat] of [
      ['person', diego],
      ['person', megan],
      ['answer', diego],
      ['answer', priya],
    ] as const)
      assert.equal(await chat.caseCard(flow, id), undefined);
  });

  it('news: who asks and what, escaped; the answer with the name of its writer; the reply', async () => {
    const { world, megan, id } = await asked('**call** [me](http://evil.example)');
    const tell = async (flow: string, event: string, facts: Record<string, unknown>, to: typeof megan) =>
      (
        await world.flows
          .find((one) => one.id === flow)
          ?.announce?.({ event, caseId: id, facts, possibleRepeat: false }, to.person)
      )?.message;
    const priya = world.chat('priya');
    assert.match(
      (await tell('person', 'asked', {}, priya)) ?? '',
      /^\*\*Megan Bowen\*\* \(Contoso Ltd\) asks for help: “\\\*\\\*call/,
    );
    await priya.pressCase('person.answer', id, { answer: 'At **three**.' });
    const answer = world.handOvers[0]?.thread.at(-1)?.id;
    await priya.pressCase('person.answer', id, { answer: 'Or at four.' });
    assert.equal(
      await tell('answer', 'answered', { message: answer }, megan),
      '**Priya Nair** answers: At \\*\\*three\\*\\*.',
    );
    await megan.pressCase('answer.reply', id, { reply: 'Fine.' });
    assert.equal(
      await tell('person', 'replied', { message: world.handOvers[0]?.thread.at(-1)?.id }, priya),
      `**Megan Bowen** (Contoso Ltd) replies (${id}): “Fine.”`,
    );
    assert.match(
      (await tell('person', 'unreached', { why: 'blocked' }, priya)) ?? '',
      new RegExp(`^The answer did not reach \\*\\*Megan Bowen\\*\\* .*${id}.*blocked or removed`),
    );
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

describe('an answer of our people', () => {
  async function answered(answer = 'Which browser do you use?') {
    const { world, megan, id } = await asked('The page is blank.');
    await world.chat('priya').pressCase('person.answer', id, { answer });
    return { world, megan, id };
  }
  const thread = (world: Awaited<ReturnType<typeof answered>>['world']) =>
    world.handOvers[0]?.thread.map(({ side, words }) => `${side}: ${words}`);

  it('its card: the whole thread with names, and a reply that goes to the same hand-over', async () => {
    const { world, megan, id } = await answered();
    const card = readable((await megan.caseCard('answer', id))!);
    assert.match(
      card,
      /You · Mon.*\nThe page is blank\.\nPriya Nair · Mon.*\nWhich browser.*\nYour reply to Priya Nair\nReply/,
    );
    const empty = await megan.pressCase('answer.reply', id, { reply: '' });
    assert.match(empty.case?.sentence ?? '', /Please write a reply first/);
    const { case: shown } = await megan.pressCase('answer.reply', id, { reply: 'Edge.' });
    assert.deepEqual([shown?.flow, shown?.caseId], ['answer', id]);
    assert.match(shown?.sentence ?? '', /Sent to Priya Nair/);
    assert.deepEqual(thread(world), [
      'asker: The page is blank.',
      'staff: Which browser do you use?',
      'asker: Edge.',
    ]);
    assert.match(readable((await world.chat('priya').caseCard('person', id))!), /Megan Bowen · .*\nEdge\.\n/);
  });

  it('pressed twice: replied once; the same words on a newer card: replied again', async () => {
    const { world, megan, id } = await answered();
    const press = (version: number) =>
      megan.receive({ kind: 'case', verb: 'answer.reply', caseId: id, version, fields: { reply: 'Yes' } });
    await press(1);
    await press(1);
    assert.equal(thread(world)?.length, 3);
    await press(2);
    assert.equal(thread(world)?.length, 4);
  });

  it('the reply typed into the chat: offered to send it, one tap', async () => {
    const { world, megan, id } = await answered();
    await megan.say('Edge, the newest one');
    assert.equal(megan.heading(), 'Send it to Priya Nair?');
    assert.match(megan.text(), /Edge, the newest one/);
    await megan.press('send');
    assert.equal(megan.last().closed, true);
    assert.match(megan.text(), /Sent to Priya Nair/);
    assert.deepEqual(thread(world)?.at(-1), 'asker: Edge, the newest one');
    assert.equal(world.handOvers[0]?.id, id);
    await megan.say('and something else entirely');
    assert.notEqual(megan.heading(), 'Send it to Priya Nair?');
  });

  it('typed in two messages: both are sent, by a typed yes as well', async () => {
    const { world, megan } = await answered();
    await megan.say('Edge');
    await megan.say('On Windows');
    await megan.say('yes');
    assert.deepEqual(thread(world)?.at(-1), 'asker: Edge\nOn Windows');
  });

  it('not meant as a reply: nothing is sent', async () => {
    const { world, megan } = await answered();
    await megan.say('blah');
    await megan.press('no');
    assert.match(megan.text(), /was not sent/);
    assert.equal(thread(world)?.length, 2);
  });

  it('in the middle of something: words somebody understands are theirs, others are offered, and it goes on', async () => {
    const { world, megan } = await answered();
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    await megan.say('it is Edge');
    assert.equal(megan.heading(), 'Send it to Priya Nair?');
    await megan.press('send');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    await megan.say('yes');
    assert.equal(world.invitations.all.length, 1);
  });

  it('German: the offer and the card in German', async () => {
    const world = conversations();
    const katrin = world.chat('katrin');
    await katrin.say('mit einem Menschen sprechen');
    await katrin.say('Bitte rufen Sie mich an.');
    const id = world.handOvers[0]?.id ?? '';
    await world.chat('priya').pressCase('person.answer', id, { answer: 'Wann?' });
    assert.match(readable((await katrin.caseCard('answer', id))!), /Ihre Antwort an Priya Nair\nAntworten/);
    await katrin.say('Um drei bitte');
    assert.equal(katrin.heading(), 'An Priya Nair senden?');
  });
});

describe('where somebody was', () => {
  it('every step of every flow that people are handed over from: said in words', () => {
    const { flows } = conversations();
    for (const flow of flows.filter(({ id }) => !['person', 'answer', 'home'].includes(id)))
      for (const step of Object.keys(flow.conversation?.steps ?? {}))
        for (const language of languages)
          assert.match(flow.where?.(step, language) ?? '', /^\p{L}+,? /u, `${flow.id} ${step} ${language}`);
  });
});

describe('home', () => {
  it('staff without anything in progress: a button for what they may do, which begins it', async () => {
    const priya = conversations().chat('priya');
    await priya.say('good morning');
    assert.deepEqual(priya.choices().slice(0, 3), ['order-desk', 'reseller-desk', 'invite']);
    await priya.say('Invite a customer');
    assert.equal(priya.heading(), 'Which customer?');
  });

  it('a seller: ordering is the first that is offered', async () => {
    const world = conversations();
    const { tenantId, userId, name } = people.nina;
    const nina = { tenantId, userId, name, roles: ['seller' as const], state: 'admitted' as const };
    world.resellers.confirmed({ tenantId, company: 'Northwind IT Ltd', people: [nina] });
    const chat = world.chat('nina');
    await chat.say('hello');
    assert.equal(chat.choices()[0], 'order');
  });

  it('typed nonsense: the menu once more', async () => {
    const priya = conversations().chat('priya');
    await priya.say('good morning');
    await priya.say('nonsense');
    assert.match(priya.text(), /I did not understand that/);
    assert.deepEqual(priya.choices().slice(0, 3), ['order-desk', 'reseller-desk', 'invite']);
  });
});
