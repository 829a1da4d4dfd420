import assert from 'node:assert/strict';
import { conversations } from '../../support/conversation.ts';
import { ordering } from '../../support/ordering.ts';
import { people, tenants } from '../../support/sample-world.ts';

/** Megan at the question of the region, signed in; she came from the greeting. */
async function atRegion() {
  const world = conversations();
  const megan = world.chat('megan');
  world.signIn.holdToken(people.megan.userId);
  await megan.say('accept');
  await megan.press('start');
  assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  return { world, megan };
}

describe('shared talk: in every conversation', () => {
  it('first word of all: understood or not, the first question comes', async () => {
    for (const word of ['hello', 'guten tag', 'xyzzy', '']) {
      const megan = conversations().chat('megan');
      const { said } = await megan.say(word);
      assert.equal(megan.heading(), 'May we buy licences for you?');
      assert.deepEqual(said, word === 'xyzzy' || word === '' ? ['I did not understand that.'] : []);
    }
  });

  it('installed: a welcome and the first question', async () => {
    const megan = conversations().chat('megan');
    const { said } = await megan.receive({ kind: 'installed' });
    assert.deepEqual(said, ['Welcome']);
    assert.equal(megan.heading(), 'May we buy licences for you?');
  });

  it('not understood: the same question with a sentence, and it can still be answered', async () => {
    const { world, megan } = await atRegion();
    await megan.say('perhaps');
    assert.match(megan.text(), /I did not understand that/);
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    await megan.press('right');
    assert.equal(world.invitations.all.length, 1);
  });

  it('help: what this person may do, then the question once more', async () => {
    const { world, megan } = await atRegion();
    const { said } = await megan.say('Help!');
    assert.match(said[0] ?? '', /Accept our relationship request/);
    assert.doesNotMatch(said[0] ?? '', /Invite a customer/);
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    const staff = await world.chat('priya').say('help');
    assert.match(staff.said[0] ?? '', /Invite a customer/);
    assert.doesNotMatch(staff.said[0] ?? '', /Accept our relationship/);
    assert.match(staff.said[0] ?? '', /the tab “Operations” above this chat/);
    assert.doesNotMatch(said[0] ?? '', /Operations/);
  });

  it('back: the question before, never one that was not asked', async () => {
    const { megan } = await atRegion();
    await megan.say('back');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    const { said } = await megan.say('back');
    assert.match(said[0] ?? '', /This is the first question/);
    assert.equal(megan.heading(), 'May we buy licences for you?');
  });

  it('back and forth: the way back stays as short as the way was', async () => {
    const { megan } = await atRegion();
    for (let round = 0; round < 3; round += 1) {
      await megan.say('back');
      await megan.press('grants');
      await megan.press('back');
      await megan.press('start');
    }
    await megan.say('back');
    const { said } = await megan.say('back');
    assert.match(said[0] ?? '', /This is the first question/);
  });

  it('start over and cancel: the first question, nothing set aside', async () => {
    for (const word of ['start over', 'cancel', 'abbrechen']) {
      const { megan } = await atRegion();
      await megan.say('questions');
      const { said } = await megan.say(word);
      assert.match(said[0] ?? '', /We start over/);
      assert.equal(megan.heading(), 'May we buy licences for you?');
      assert.deepEqual(megan.memory.parked, []);
    }
  });

  it('status in the middle: which conversation and which question, then the question once more', async () => {
    const { megan } = await atRegion();
    const { said } = await megan.say('Status?');
    assert.deepEqual(
      [...said],
      [
        'You are in the middle of accepting the relationship, at “Your region: Europe (EUR)”. The card below waits for your answer. Type “back” for the question before it.',
      ],
    );
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('status at the first question, in German: no way back is offered', async () => {
    const katrin = conversations().chat('katrin');
    await katrin.say('annehmen');
    const { said } = await katrin.say('Status');
    assert.deepEqual(
      [...said],
      [
        'Gerade läuft: die Annahme der Partnerbeziehung, bei „Dürfen wir Lizenzen für Sie kaufen?“. Die Karte unten wartet auf Ihre Antwort.',
      ],
    );
  });

  it('status with a case besides the conversation: both', async () => {
    const { megan } = await atRegion();
    await megan.press('right');
    await megan.say('questions');
    const { said } = await megan.say('status');
    assert.match(
      said[0] ?? '',
      /I-1001: the link[^]*You are in the middle of questions and answers, at “What would/,
    );
  });

  it('status while what is open has ended meanwhile: nothing is said to be in the middle', async () => {
    const { world, megan } = await atRegion();
    await megan.say('back');
    await world.invitations.open({
      requestId: 'elsewhere',
      customer: { ...tenants.contoso, country: 'IE' },
      administrator: megan.person,
      accountId: 'europe',
    });
    world.invitations.put('I-1001', { state: 'accepted', acceptedAccountId: 'europe' });
    const { said } = await megan.say('status');
    assert.match(said[0] ?? '', /I-1001: your organisation accepted/);
    assert.doesNotMatch(said[0] ?? '', /middle/);
  });

  it('resume with nothing set aside: said so, and the open question stays', async () => {
    for (const word of ['resume', 'weiter', 'fortsetzen']) {
      const { megan } = await atRegion();
      const { said } = await megan.say(word);
      assert.deepEqual([...said], ['Nothing is set aside, so there is nothing to go back to.'], word);
      assert.equal(megan.heading(), 'Your region: Europe (EUR)');
      assert.doesNotMatch(megan.text(), /did not understand/);
    }
    const katrin = conversations().chat('katrin');
    assert.match((await katrin.say('weiter')).said[0] ?? '', /Es ist nichts zurückgestellt/);
    assert.equal(katrin.heading(), 'Dürfen wir Lizenzen für Sie kaufen?');
  });

  it('another subject: the conversation is set aside with a word, and comes back by itself', async () => {
    const { world, megan } = await atRegion();
    const { said } = await megan.say('questions');
    assert.match(said[0] ?? '', /I have set “accepting the relationship” aside/);
    await megan.say('Does it give access to my files?');
    assert.equal(megan.heading(), 'Does it give access to my files or mail?');
    const ended = await megan.press('yes');
    assert.match(ended.said[0] ?? '', /Back to “accepting the relationship”/);
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    await megan.press('right');
    assert.equal(world.invitations.all.length, 1);
  });

  it('a question with one answer: said below, and what is open waits as it is', async () => {
    const { world, megan } = await atRegion();
    const { said, card } = await megan.say('Does it give access to my files?');
    assert.match(said.join(), /\*\*Does it give access to my files or mail\?\*\* No\./);
    assert.equal(card, undefined);
    await megan.press('right');
    assert.equal(world.invitations.all.length, 1);
  });

  it('a question at the first question of all: answered below it, and that one still counts', async () => {
    const megan = conversations().chat('megan');
    await megan.say('hello');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    const { said, card } = await megan.say('Can I cancel it later?');
    assert.match(said.join(), /\*\*Can I remove it later\?\*\* Yes.*The card above waits/s);
    assert.equal(card, undefined);
    assert.equal((await megan.press('start')).closed, false);
  });

  it('in front of a form: help, where things stand, hello and what nobody understands leave what is typed there', async () => {
    const { nina } = ordering();
    await nina.say('5 business premium for Alpine Ski House');
    await nina.press('no');
    await nina.press('take', { country: 'IE' });
    const form = nina.heading();
    const waits =
      'The card above waits as it is, with what you have typed there. If you do not see it, type “show card”.';
    const answers = [
      ['help', /^\*\*What I can do for you/],
      ['status', /You are in the middle of/],
      ['hello', /^The card above/],
    ] as const;
    for (const [words, answer] of answers) {
      const { said, card } = await nina.say(words);
      assert.match(said.join(), answer, words);
      assert.ok(said.join().includes(waits), words);
      assert.equal(card, undefined, words);
    }
    const { said, card } = await nina.say('lorem ipsum dolor');
    assert.match(said.join(), /^I did not understand that\. Please fill in the card above/);
    assert.equal(card, undefined);
    const german = await nina.say('auf Deutsch');
    assert.match(german.said.join(), /Ab jetzt spreche ich Deutsch.*Die Karte darüber wartet/s);
    assert.equal(german.card, undefined);
    assert.match((await nina.say('add 5 Microsoft 365 E3')).said.join(), /zuerst die Karte darüber/);
    assert.equal(nina.memory.parked.length, 0);
    await nina.say('Karte zeigen');
    assert.notEqual(nina.heading(), form, 'drawn anew, in the other language');
  });

  it('a form that never arrived: drawn, whatever is typed', async () => {
    const { nina } = ordering();
    await nina.say('5 business premium for Alpine Ski House');
    await nina.press('no');
    await nina.press('take', { country: 'IE' });
    const form = nina.heading();
    for (const words of ['hello', 'help', 'lorem ipsum', 'status']) {
      nina.undraw();
      const { said, card } = await nina.say(words);
      assert.notEqual(card, undefined, words);
      assert.doesNotMatch(said.join(), /card above/, words);
      assert.equal(nina.heading(), form);
    }
  });

  it('an order typed as a question in the middle of one: begun, whatever words of an article it has', async () => {
    const { world, nina } = ordering();
    await nina.say('20 business premium yearly for adventure-works.com');
    await nina.press('yes');
    await nina.say('can you order 5 E3 for datacorp.com?');
    assert.doesNotMatch(nina.last().said.join(), /files or mail/);
    assert.equal(world.orders.all.length, 2);
  });

  it('resume: goes back before the digression has ended', async () => {
    const { megan } = await atRegion();
    await megan.say('questions');
    const { said } = await megan.say('resume');
    assert.match(said[0] ?? '', /Back to/);
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('words that led past the first question: another subject sets that aside, too', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite contoso.com');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
    const { said } = await priya.say('talk to a person');
    assert.match(said[0] ?? '', /I have set “inviting a customer” aside/);
    await priya.say('resume');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
  });

  it('resume with nothing set aside: not understood instead of lost', async () => {
    const { megan } = await atRegion();
    await megan.say('resume');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('the same flow begun anew during a digression: it does not come back a second time', async () => {
    const { megan } = await atRegion();
    await megan.say('questions');
    await megan.say('accept');
    await megan.press('start');
    const { said, case: shown, card } = await megan.press('right');
    assert.equal(shown?.caseId, 'I-1001');
    assert.deepEqual([...said], []);
    assert.equal(card, undefined);
    assert.deepEqual(megan.memory.parked, []);
  });

  it('talk to a person: the place in the conversation goes with the words, and it goes on afterwards', async () => {
    const { world, megan } = await atRegion();
    await megan.say('talk to a person');
    const { said } = await megan.say('Is this safe? The page says I have no permission.');
    assert.equal(world.handOvers[0]?.words, 'Is this safe? The page says I have no permission.');
    assert.deepEqual([world.handOvers[0].flow, world.handOvers[0].step], ['accept', 'region']);
    assert.match(said.join(' '), /Back to “accepting the relationship”/);
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('a flow for other roles: not reached by its words, by its button or by its verb', async () => {
    const { world, megan } = await atRegion();
    await megan.say('invite fabrikam.de');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    const { note } = await megan.pressCase('invite.check', 'I-1001');
    assert.match(note ?? '', /Your role/);
    assert.ok(!world.calls.includes('customers.byDomain'));
  });
});

describe('roles taken in the middle', () => {
  it('the conversation ends, nothing is done, and what was set aside does not come back', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite');
    await priya.say('contoso.com');
    const create = priya.stamp();
    await priya.say('talk to a person');
    await priya.say('resume');
    await priya.say('talk to a person');
    (priya.person.roles as Set<string>).clear();
    (priya.person.roles as Set<string>).add('customer');
    const { said } = await priya.press('send', { words: 'hello' });
    assert.deepEqual([...said], []);
    assert.deepEqual(priya.memory.parked, []);
    assert.match(
      (await priya.pressAt(create, 'create')).note ?? '',
      /does nothing any more|answered already/,
    );
    assert.equal(world.invitations.all.length, 0);
  });

  it('at the last question: the press is refused', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    (priya.person.roles as Set<string>).clear();
    (priya.person.roles as Set<string>).add('customer');
    const { note } = await priya.press('create');
    assert.match(note ?? '', /Your role here does not include this/);
    assert.equal(world.invitations.all.length, 0);
  });
});

describe('buttons: live, spent, stale and forged', () => {
  it('a button of an earlier question: what was answered and when, nothing else', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    const first = megan.stamp();
    await megan.press('grants');
    world.clock.pass(5 * 60_000);
    const { note, card } = await megan.pressAt(first, 'later');
    assert.match(note ?? '', /answered already: “What am I granting\?” \(Mon, 14 Sept, 11:42 IST\)/);
    assert.equal(card, undefined);
    await megan.press('go-on');
    assert.equal(megan.heading(), 'Are you the one who can accept?');
  });

  it('a question answered by typing: its buttons are spent, too', async () => {
    const megan = conversations().chat('megan');
    await megan.say('accept');
    const first = megan.stamp();
    await megan.say('what am I granting');
    const { note } = await megan.pressAt(first, 'start');
    assert.match(note ?? '', /answered already/);
  });

  it('a card of an earlier conversation: does nothing, and says so', async () => {
    const { megan } = await atRegion();
    const { note, card } = await megan.pressAt('00000000-0000-4000-8000-000000000000', 'right');
    assert.match(note ?? '', /does nothing any more/);
    assert.equal(card, undefined);
  });

  it('names that every object has: no answer, no verb', async () => {
    const { world, megan } = await atRegion();
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      assert.match((await megan.pressAt(megan.stamp(), name)).note ?? '', /does nothing any more/, name);
      assert.match((await megan.pressCase(name, 'I-1001')).note ?? '', /does nothing any more/, name);
    }
    assert.equal(world.invitations.all.length, 0);
    await megan.press('right');
    assert.equal(world.invitations.all.length, 1);
  });
});

describe('conversations that outlive the process', () => {
  it('restart between any two turns: the journey ends the same', async () => {
    // Every turn of these chats reads its memory from JSON and makes its host anew.
    const { world, megan } = await atRegion();
    const { case: shown } = await megan.press('right');
    assert.equal(shown?.caseId, 'I-1001');
    assert.ok(JSON.stringify(megan.memory).length < 4_000);
    assert.equal(world.invitations.all.length, 1);
  });

  it('memory is lost: the old card says so, and the conversation begins anew', async () => {
    const { world, megan } = await atRegion();
    megan.memory = { dialogs: { dialogStack: [] }, spent: [], parked: [] };
    const { note } = await megan.press('right');
    assert.match(note ?? '', /does nothing any more/);
    assert.equal(world.invitations.all.length, 0);
    await megan.say('hello');
    assert.equal(megan.heading(), 'May we buy licences for you?');
  });

  it('a flow of an older version: asked anew with a word about it, whatever came in', async () => {
    for (const act of ['press', 'type'] as const) {
      const { megan } = await atRegion();
      const memory = megan.memory;
      memory.dialogs.dialogStack[0]!.id = 'accept@0';
      megan.memory = memory;
      await (act === 'press' ? megan.press('right') : megan.say('yes'));
      assert.equal(megan.heading(), 'May we buy licences for you?');
      assert.match(megan.text(), /I have been updated since we last spoke/);
      await megan.press('start');
      assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    }
  });

  it('a flow of an older version and a case button: the button works, the conversation waits', async () => {
    const { world, megan } = await atRegion();
    await megan.press('right');
    await megan.say('questions');
    const memory = megan.memory;
    memory.dialogs.dialogStack[0]!.id = 'questions@0';
    megan.memory = memory;
    const { case: shown } = await megan.pressCase('accept.check', 'I-1001');
    assert.equal(shown?.caseId, 'I-1001');
    await megan.say('x');
    assert.equal(megan.heading(), 'What would you like to know?');
    assert.equal(world.invitations.all.length, 1);
  });

  it('a flow that no longer exists: the first question', async () => {
    const { megan } = await atRegion();
    const memory = megan.memory;
    memory.dialogs.dialogStack[0]!.id = 'quotes@3';
    megan.memory = memory;
    await megan.say('hello');
    assert.equal(megan.heading(), 'May we buy licences for you?');
  });
});

describe('trouble in the middle of a turn', () => {
  const broken = ['customers.byTenant', 'invitations.open'] as const;
  for (const call of broken) {
    it(`${call} fails: nothing is lost, and the same button is the second try`, async () => {
      const { world, megan } = await atRegion();
      const before = JSON.stringify(megan.memory);
      world.breakDown(call);
      const { said, card, case: shown } = await megan.press('right');
      assert.equal(said.length, 1);
      assert.match(said[0] ?? '', /cannot be reached.*Support id: 66666666/);
      assert.equal(card ?? shown, undefined);
      assert.equal(JSON.stringify(megan.memory), before);
      world.mend();
      assert.equal((await megan.press('right')).case?.caseId, 'I-1001');
      assert.equal(world.invitations.all.length, 1);
    });
  }

  it('every kind of problem: a sentence of its own', async () => {
    const kinds = [
      'rejected',
      'not-found',
      'unauthorised',
      'throttled',
      'unavailable',
      'outcome-unknown',
    ] as const;
    const sentences = new Set<string>();
    for (const kind of kinds) {
      const { world, megan } = await atRegion();
      world.breakDown('invitations.open', kind);
      sentences.add((await megan.press('right')).said[0] ?? '');
    }
    assert.equal(sentences.size, kinds.length);
  });

  it('a change of subject that fails: nothing was set aside, and nothing says so', async () => {
    const { world, megan } = await atRegion();
    const before = JSON.stringify(megan.memory);
    world.breakDown('invitations.ofCustomer');
    const { said } = await megan.say('I only see a blank page');
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /cannot be reached/);
    assert.equal(JSON.stringify(megan.memory), before);
    world.mend();
    assert.equal((await megan.say('I only see a blank page')).said.length, 1);
    assert.equal(megan.heading(), 'A blank page');
  });

  it('the first turn fails: saying it again works', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.breakDown('customers.byTenant', 'throttled');
    const { said, card } = await megan.say('accept');
    assert.match(said[0] ?? '', /asks us to slow down/);
    assert.equal(card, undefined);
    world.mend();
    await megan.say('accept');
    assert.equal(megan.heading(), 'May we buy licences for you?');
  });

  it('sign-in page not to be had: the question before can still be answered', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    await megan.press('start');
    world.breakDown('signIn.link');
    assert.match((await megan.press('code')).said[0] ?? '', /cannot be reached/);
    await megan.press('without');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('a bug: said as such, in German as well, and the question stays', async () => {
    const world = conversations();
    const katrin = world.chat('katrin');
    await katrin.say('annehmen');
    world.services.customers.byTenant = () => Promise.reject(new TypeError('a bug'));
    await katrin.press('start');
    const { said } = await katrin.press('without');
    assert.match(said[0] ?? '', /Bei uns ist etwas schiefgegangen/);
    const supportId = /Support-ID: ([0-9a-f-]{36})/.exec(said[0] ?? '')?.[1];
    const line = world.logged.at(-1) ?? '';
    assert.ok(supportId !== undefined && line.includes(supportId) && line.includes('a bug'), line);
    // The SDK hands the dialog stack along with every error; nothing of it belongs into a log.
    assert.doesNotMatch(line, /dialogStack|Katrin|signInSent/);
    assert.ok(katrin.memory.dialogs.dialogStack.length > 0);
  });
});
