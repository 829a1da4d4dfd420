import assert from 'node:assert/strict';
import { chatLink } from '../../../src/domain/chat-link.ts';
import { conversations } from '../../support/conversation.ts';
import { botAppId } from '../../support/fake-world.ts';
import { people, type PersonName } from '../../support/sample-world.ts';

/** A chat of somebody who is signed in and has pressed Start. */
async function started(name: PersonName, options: { signedIn: boolean } = { signedIn: true }) {
  const world = conversations();
  const chat = world.chat(name);
  if (options.signedIn) world.signIn.holdToken(people[name].userId);
  await chat.say('accept');
  await chat.press('start');
  return { world, chat };
}

describe('accept: are you the one?', () => {
  it('ordinary user: told so by name, with a text to forward that contains the deep link', async () => {
    const { world, chat } = await started('alex');
    assert.equal(chat.heading(), 'Somebody else has to accept');
    assert.match(chat.text(), /\*\*Alex Wilber\*\*, an ordinary user/);

    await chat.press('forward');
    assert.ok(chat.text().includes(chatLink(botAppId, 'accept')), chat.text());
    const { closed } = await chat.press('done');
    assert.equal(closed, true);
    assert.deepEqual(world.invitations.all, []);
  });

  it('an invitation exists: the forwarded link names it, and the try is noted once however often it is shown', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.press('create');
    const alex = world.chat('alex');
    world.signIn.holdToken(people.alex.userId);
    await alex.say('accept');
    await alex.press('start');
    await alex.say('what?!');
    await alex.say('help');
    await alex.press('who-is');
    await alex.press('back');
    assert.deepEqual(world.invitations.triedWithoutRole, [people.alex.userId]);
    await alex.press('forward');
    assert.ok(alex.text().includes(chatLink(botAppId, 'accept I-1001')), alex.text());
  });

  it('another administrator role: told that only a Global Administrator counts', async () => {
    const { chat } = await started('lynne');
    assert.match(chat.text(), /administrator role, but not Global Administrator/);
  });

  it('another admin account of the same person: the region comes next', async () => {
    const { chat } = await started('alex');
    await chat.press('another');
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
  });

  it('not the right person, not signed in: nobody is called an ordinary user', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    await megan.press('not-me');
    assert.doesNotMatch(megan.text(), /ordinary user|Megan/);
    assert.deepEqual(world.invitations.triedWithoutRole, []);
  });

  it('who is our admin: an explanation, and back', async () => {
    const { chat } = await started('alex');
    await chat.press('who-is');
    assert.equal(chat.heading(), 'Who is your administrator?');
    await chat.press('back');
    assert.equal(chat.heading(), 'Somebody else has to accept');
  });

  it('it is me after all: asked again for the sign-in, not for the region', async () => {
    const { chat } = await started('alex');
    await chat.press('forward');
    await chat.press('it-is-me');
    assert.equal(chat.heading(), 'Somebody else has to accept');
  });

  it('roles hidden: the person is asked, and yes leads on', async () => {
    const { chat } = await started('secretive');
    assert.equal(chat.heading(), 'Are you a Global Administrator?');
    await chat.say('yes');
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
  });

  it('roles hidden: no leads to forwarding, not knowing to the explanation', async () => {
    const { chat } = await started('secretive');
    await chat.press('unknown');
    assert.equal(chat.heading(), 'Who is your administrator?');
    await chat.say('back');
    await chat.press('no');
    assert.equal(chat.heading(), 'Somebody else has to accept');
  });

  it('Graph does not answer: the role is unknown, never "no"', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    world.breakDown('graph.administratorCheck');
    await megan.press('start');
    assert.equal(megan.heading(), 'Are you a Global Administrator?');
  });

  it("somebody else's account was picked in the sign-in window: its roles prove nothing", async () => {
    const world = conversations();
    const alex = world.chat('alex');
    await alex.say('accept');
    await alex.press('start');
    world.signIn.holdTokenOf(people.alex.userId, people.megan.userId);
    await alex.receive({ kind: 'signed-in', silently: false });
    assert.equal(alex.heading(), 'Are you a Global Administrator?');
  });

  const failures = [
    ['automatic', /automatic sign-in did not work here/],
    ['cancelled', /window was closed before the end/],
    ['unconfirmed', /Microsoft did not confirm your sign-in/],
  ] as const;
  for (const [reason, sentence] of failures) {
    it(`sign-in ${reason}: said so without pointing anywhere wrong, and the other ways are offered`, async () => {
      for (const step of ['who', 'code'] as const) {
        const { chat } = await started('megan', { signedIn: false });
        if (step === 'code') await chat.press('code');
        await chat.receive({ kind: 'sign-in-failed', reason });
        assert.match(chat.text(), sentence);
        assert.doesNotMatch(chat.text(), /above|below|has six digits/);
        assert.deepEqual(
          chat.choices(),
          step === 'code' ? ['send', 'without'] : ['go-on', 'code', 'without'],
        );
        assert.equal(chat.last().signInOver, undefined);
      }
    });
  }

  it('the question of the sign-in is left: its card says how it ended; back again: a new card', async () => {
    const { world, chat } = await started('megan', { signedIn: false });
    assert.deepEqual([...chat.last().said], ['[sign-in]']);
    await chat.press('without');
    assert.equal(chat.last().signInOver, 'You went on without signing in here.');
    await chat.say('back');
    assert.deepEqual([...chat.last().said], ['[sign-in]']);
    await chat.press('code');
    await chat.say(world.signIn.code);
    assert.equal(chat.last().signInOver, '✓ You are signed in.');
  });

  it('signed in before: there is no sign-in card to change', async () => {
    const { chat } = await started('megan');
    assert.equal(chat.last().signInOver, undefined);
  });

  it('sign-in service down: going on without it is the first button', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    world.breakDown('signIn.token');
    await megan.press('start');
    assert.match(megan.text(), /not possible at the moment/);
    world.mend();
    await megan.press('without');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('code: too short, wrong, then right, typed or in the field', async () => {
    const { world, chat } = await started('megan', { signedIn: false });
    await chat.press('code');
    assert.match(chat.text(), /https:\/\/login\.microsoftonline\.com\//);
    await chat.say('12345');
    assert.match(chat.text(), /The code has six digits/);
    await chat.press('send', { code: '999999' });
    assert.match(chat.text(), /That code is not valid/);
    world.signIn.code = '424242';
    await chat.say('424 242');
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
  });

  it('code: the sign-in finishes in another window meanwhile, no code is needed any more', async () => {
    const { world, chat } = await started('megan', { signedIn: false });
    await chat.press('code');
    world.signIn.holdToken(people.megan.userId);
    await chat.receive({ kind: 'signed-in', silently: false });
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
  });

  it('without signing in: the region comes next', async () => {
    const { chat } = await started('megan', { signedIn: false });
    await chat.press('without');
    assert.equal(chat.heading(), 'Your region: Europe (EUR)');
  });

  it('a sign-in that finishes late: changes nothing, answers nothing', async () => {
    const { world, chat } = await started('megan', { signedIn: false });
    await chat.press('without');
    const before = JSON.stringify(chat.memory);
    for (const input of [
      { kind: 'signed-in', silently: false },
      { kind: 'sign-in-failed', reason: 'cancelled' },
    ] as const) {
      const shown = await chat.receive(input);
      assert.deepEqual(
        { ...shown, said: [...shown.said] },
        {
          said: [],
          posted: [],
          note: undefined,
          card: undefined,
          closed: false,
          case: undefined,
          signInOver: undefined,
        },
      );
    }
    assert.equal(JSON.stringify(chat.memory), before);
    assert.deepEqual(world.invitations.all, []);
  });
});
