import assert from 'node:assert/strict';
import { codeIn, isEmail } from '../../src/dialogs/trouble/model.ts';
import { conversations } from '../support/conversation.ts';
import { people } from '../support/sample-world.ts';

/** Megan, with the link of her case open, presses "I see something else". */
async function inTrouble() {
  const world = conversations();
  const megan = world.chat('megan');
  world.signIn.holdToken(people.megan.userId);
  await megan.say('accept');
  await megan.press('start');
  await megan.press('right');
  await megan.pressCase('accept.trouble', 'I-1001');
  return { world, megan };
}

describe('trouble: something else than the request is seen', () => {
  it('first advice helps: nobody is bothered', async () => {
    const { world, megan } = await inTrouble();
    await megan.press('blank');
    assert.match(megan.text(), /nearly always an old sign-in/);
    const { closed } = await megan.press('helped');
    assert.equal(closed, true);
    assert.equal(world.handOvers.length, 0);
  });

  it('no advice helps: people get the case and the place', async () => {
    const { world, megan } = await inTrouble();
    await megan.press('loop');
    await megan.press('still');
    assert.match(megan.text(), /delete the cookies[^]*Talk to a person/);
    const { closed } = await megan.press('still');
    assert.equal(closed, true);
    const [handOver] = world.handOvers;
    assert.deepEqual([handOver?.caseId, handOver?.flow, handOver?.step], ['I-1001', 'trouble', 'loop']);
    assert.ok(megan.text().includes(handOver?.id ?? '?'));
  });

  it('every sight: advice of its own, and another sight can be picked', async () => {
    const { megan } = await inTrouble();
    const texts = new Set<string>();
    for (const sight of ['blank', 'home', 'permission', 'company', 'loop']) {
      await megan.press(sight);
      texts.add(megan.text());
      await megan.press('back');
      assert.equal(megan.heading(), 'What do you see?');
    }
    assert.equal(texts.size, 5);
  });

  it('described in words: led to the right advice; not understood: asked again', async () => {
    const megan = conversations().chat('megan');
    await megan.say('trouble');
    await megan.say('something odd');
    assert.match(megan.text(), /I could not tell from that/);
    await megan.say('just an empty page');
    assert.equal(megan.heading(), 'A blank page');
    await megan.say('back');
    assert.equal(megan.heading(), 'What do you see?');
    await megan.say('An error 50020');
    assert.equal(megan.heading(), 'Error code');
  });

  it('named when asking for help: advice at once; back leads to the list', async () => {
    const megan = conversations().chat('megan');
    await megan.say('I only get a blank page');
    assert.equal(megan.heading(), 'A blank page');
    await megan.press('back');
    assert.equal(megan.heading(), 'What do you see?');
  });

  it('asked for by words while a case is open: the link is on the card, and people get the case', async () => {
    const { world, megan } = await inTrouble();
    await megan.say('start over');
    await megan.say('blank page');
    assert.match(megan.text(), /partnerId=europe/);
    await megan.press('still');
    await megan.press('still');
    assert.equal(world.handOvers[0]?.caseId, 'I-1001');
  });

  it('"contact your partner": signer missing, not an address, then handed over', async () => {
    const { world, megan } = await inTrouble();
    await megan.press('partner');
    await megan.press('send', { name: '', email: 'megan@contoso.com' });
    assert.match(megan.text(), /Please give the name/);
    await megan.press('send', { name: 'Megan Bowen', email: 'megan at contoso' });
    assert.match(megan.text(), /does not look like an e-mail address/);
    assert.match(JSON.stringify(megan.last().card), /"value":"Megan Bowen"/);
    await megan.press('send', { name: 'Megan Bowen', email: 'megan@contoso.com', date: '2026-09-14' });
    assert.match(world.handOvers[0]?.words ?? '', /Megan Bowen, megan@contoso\.com, 2026-09-14\.$/);
    assert.match(megan.text(), /have your details \(P-[^)]*\) and will confirm the agreement/);
  });

  it('signer typed in one line: understood', async () => {
    const { world, megan } = await inTrouble();
    await megan.press('partner');
    await megan.say('Megan Bowen <megan@contoso.com>');
    assert.match(world.handOvers[0]?.words ?? '', /Signer: Megan Bowen, megan@contoso\.com\.$/);
  });

  it('error code: missing, known, unknown', async () => {
    const { world, megan } = await inTrouble();
    await megan.press('code');
    await megan.press('look', { code: ' ' });
    assert.match(megan.text(), /Please type the code/);
    await megan.say('it said AADSTS50020: user account from identity provider');
    assert.match(megan.text(), /belongs to another organisation/);
    await megan.press('back');
    await megan.press('code');
    await megan.say('AADSTS99999');
    assert.match(megan.text(), /I know nothing certain about AADSTS99999/);
    await megan.press('still');
    assert.match(world.handOvers[0]?.words ?? '', /AADSTS99999/);
  });

  it('the hand-over fails: the question stays, and the next press hands over once', async () => {
    const { world, megan } = await inTrouble();
    await megan.press('blank');
    await megan.press('still');
    world.breakDown('help.handOver', 'outcome-unknown');
    assert.match((await megan.press('still')).said[0] ?? '', /I do not know yet whether it worked/);
    world.mend();
    await megan.press('still');
    assert.equal(world.handOvers.length, 1);
  });

  for (const [state, said] of [
    ['accepted', /acceptance has been noticed \(Mon, 14 Sept, 11:42 IST\)[^]*I-1001/],
    ['wrong-account', /Another region was accepted \(noticed Mon, 14 Sept, 11:42 IST\)/],
    ['withdrawn', /I-1001 is over meanwhile/],
  ] as const)
    it(`the case has become ${state} meanwhile: every button says so instead of going on`, async () => {
      for (const way of [['blank', 'still'], ['blank'], ['partner'], ['code']]) {
        const { world, megan } = await inTrouble();
        for (const choice of way.slice(0, -1)) await megan.press(choice);
        const acceptedAt = state === 'withdrawn' ? undefined : world.clock.now();
        world.invitations.put('I-1001', { state, acceptedAccountId: 'europe', acceptedAt });
        const { closed } = await megan.press(way.at(-1) ?? '');
        assert.equal(closed, true);
        assert.match(megan.text(), said);
        assert.equal(world.handOvers.length, 0);
      }
    });

  it('asked for by words, then accepted: it was about the open case', async () => {
    const { world, megan } = await inTrouble();
    await megan.say('start over');
    await megan.say('blank page');
    world.invitations.put('I-1001', { state: 'accepted', acceptedAccountId: 'europe', acceptedAt: 1 });
    assert.equal((await megan.press('still')).closed, true);
    assert.match(megan.text(), /acceptance has been noticed/);
  });

  it('the case of another customer: no link of theirs', async () => {
    const { world } = await inTrouble();
    const diego = world.chat('diego');
    await diego.pressCase('accept.trouble', 'I-1001');
    await diego.say('blank page');
    assert.doesNotMatch(diego.text(), /https:/);
  });

  it('German: found by German words, answered in German', async () => {
    const katrin = conversations().chat('katrin');
    await katrin.say('ich sehe eine leere Seite');
    assert.equal(katrin.heading(), 'Eine leere Seite');
    for (const said of ['Das ist die falsche Firma', 'dort steht eine andere Firma']) {
      await katrin.say(said);
      assert.equal(katrin.heading(), 'Ein anderer Firmenname', said);
    }
    await katrin.say('Das hat geholfen');
    assert.equal(katrin.last().closed, true);
  });
});

describe('trouble: what was pasted', () => {
  it('a code among words: the code; no code: the words, shortened', () => {
    assert.equal(codeIn('Sorry, aadsts50105 happened at 10:14'), 'AADSTS50105');
    assert.equal(codeIn('715-123420'), '715-123420');
    assert.equal(codeIn('x'.repeat(100)), 'X'.repeat(40));
  });

  it('addresses: mail is told from text', () => {
    assert.deepEqual(
      ['a@b.de', 'a@b', 'a b@c.de', '<a@b.de>'].map((text) => isEmail(text)),
      [true, false, false, false],
    );
  });
});
