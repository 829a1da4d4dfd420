import assert from 'node:assert/strict';
import { currentInvitation } from '../../../src/dialogs/accept/model.ts';
import type { Invitation } from '../../../src/domain/invitation.ts';
import { conversations, readable } from '../../support/conversation.ts';
import { people, tenants, type PersonName } from '../../support/sample-world.ts';

const start = 'May we buy licences for you?';

/** Megan has been shown the link of Europe: case I-1001. */
async function atMicrosoft(name: PersonName = 'megan') {
  const world = conversations();
  const person = world.chat(name);
  world.signIn.holdToken(people[name].userId);
  await person.say('accept');
  await person.press('start');
  await person.press('right');
  world.clock.pass(1_000);
  const card = async (id = 'I-1001') => readable((await person.caseCard('accept', id))!);
  return { world, person, card };
}

/** Then she says that they are billed in Canada: case I-1002. */
async function changedMind() {
  const journey = await atMicrosoft();
  await journey.person.pressCase('accept.region', 'I-1001');
  await journey.person.press('other');
  await journey.person.press('take', { account: 'canada', reason: 'billed in Toronto' });
  journey.world.clock.pass(1_000);
  return journey;
}

describe('accept: the chat while a case is open', () => {
  for (const said of ['hello', 'accept', 'accept I-1001', 'something else entirely'])
    it(`"${said}": the open case card again instead of the first question`, async () => {
      const { world, person } = await atMicrosoft();
      const { case: shown, card } = await person.say(said);
      assert.equal(card, undefined);
      assert.deepEqual(shown, { flow: 'accept', caseId: 'I-1001', sentence: undefined, takesOver: true });
      assert.deepEqual(world.invitations.shownTo, [`I-1001 ${people.megan.userId}`]);
    });

  it('start over: the first question, naming the account that fits', async () => {
    const { person } = await atMicrosoft();
    await person.say('start over');
    assert.equal(person.heading(), start);
    assert.match(person.text(), /Open Door Technology \(Ireland\) Limited/);
  });

  it('a colleague: asked from the beginning, the case is not theirs', async () => {
    const { world } = await atMicrosoft();
    const alex = world.chat('alex');
    await alex.say('hello');
    assert.equal(alex.heading(), start);
    assert.doesNotMatch(alex.text(), /https:/);
  });

  it('choose another region: the question of the region at once, then its case in place of the first', async () => {
    const { world, person, card } = await changedMind();
    assert.deepEqual(
      world.invitations.all.map(({ id, state, accountId }) => [id, state, accountId]),
      [
        ['I-1001', 'withdrawn', 'europe'],
        ['I-1002', 'opened', 'canada'],
      ],
    );
    assert.match(await card(), /Replaced by I-1002/);
    assert.doesNotMatch(await card(), /took it back|partnerId=/);
    const { said } = await person.say('status');
    assert.match(said.join('\n'), /I-1001: replaced by I-1002/);
    assert.equal((await person.pressCase('accept.again', 'I-1001')).case?.caseId, 'I-1002');
  });

  it('the same region once more: the same case', async () => {
    const { world, person } = await atMicrosoft();
    await person.pressCase('accept.region', 'I-1001');
    assert.equal(person.heading(), 'Your region: Europe (EUR)');
    assert.equal((await person.press('right')).case?.caseId, 'I-1001');
    assert.equal(world.invitations.all.length, 1);
  });

  it('accepted after a change of mind: hello shows the accepted case, not the left-over', async () => {
    const { world, person } = await changedMind();
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'canada');
    await person.pressCase('accept.check', 'I-1002');
    world.invitations.put('I-1001', { state: 'opened', supersededBy: undefined });
    for (const said of ['hello', 'accept', 'accept I-1002', 'start over'])
      assert.equal((await person.say(said)).case?.caseId, 'I-1002', said);
  });

  it('a link to a case of staff: the greeting names the account of that case', async () => {
    const { world } = await changedMind();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.say('Change region');
    await priya.press('take', { account: 'australia', reason: 'agreed' });
    await priya.press('create');
    const megan = world.chat('megan');
    await megan.say('accept I-1003');
    assert.equal(megan.heading(), start);
    assert.match(megan.text(), /Open Door Technology \(Australia\) Pty Ltd/);
  });

  it('the wrong account while nobody had a card: whoever opens the bot sees that case at once', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.press('create');
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'canada');
    await priya.pressCase('invite.check', 'I-1001');
    const { case: shown } = await world.chat('megan').receive({ kind: 'installed' });
    assert.equal(shown?.caseId, 'I-1001');
  });
});

describe('accept: buttons of the open case card as words', () => {
  for (const said of ['check now', 'I’m done', "i'm done.", 'I am done - check now', 'Fertig – jetzt prüfen'])
    it(`"${said}": Microsoft is asked`, async () => {
      const { world, person } = await atMicrosoft();
      const { case: shown, card } = await person.say(said);
      assert.equal(card, undefined);
      assert.equal(shown?.caseId, 'I-1001');
      assert.match(shown.sentence ?? '', /Asked Microsoft .* not accepted yet/);
      assert.equal(world.calls.filter((call) => call === 'invitations.check').length, 1);
    });

  it('"remind me tomorrow": the reminder is set', async () => {
    const { world, person } = await atMicrosoft();
    const { case: shown } = await person.say('remind me tomorrow');
    assert.match(shown?.sentence ?? '', /I will remind you/);
    assert.equal(world.invitations.all[0]?.remindAbout, 'asked');
  });

  it('"I see something else": the trouble-shooter, about this case', async () => {
    const { person } = await atMicrosoft();
    await person.say('I see something else');
    assert.equal(person.heading(), 'What do you see?');
    await person.press('blank');
    assert.match(person.text(), /partnerId=europe/);
  });

  it('"another region": the question of the region', async () => {
    const { person } = await atMicrosoft();
    await person.say('choose another region');
    assert.equal(person.heading(), 'Your region: Europe (EUR)');
  });

  it('in the middle of a question: it works, and the question stays open', async () => {
    const { person } = await atMicrosoft();
    await person.say('I see something else');
    assert.match((await person.say('check now')).case?.sentence ?? '', /not accepted yet/);
    await person.press('blank');
    assert.match(person.text(), /partnerId=europe/);
  });

  it('in words for people: they stay words', async () => {
    const { world, person } = await atMicrosoft();
    await person.say('talk to a person');
    await person.say('check now');
    assert.equal(world.calls.includes('invitations.check'), false);
  });

  it('German: the German titles, answered in German', async () => {
    const { person } = await atMicrosoft('katrin');
    assert.match((await person.say('jetzt prüfen')).case?.sentence ?? '', /noch nicht angenommen/);
    assert.match((await person.say('Morgen erinnern')).case?.sentence ?? '', /Ich erinnere Sie/);
    await person.say('Andere Region wählen');
    assert.equal(person.heading(), 'Ihre Region: Europa (EUR)');
    await person.say('Ich sehe etwas anderes');
    assert.equal(person.heading(), 'Was sehen Sie?');
  });

  it('no open case, or that of a colleague: the words mean nothing', async () => {
    const { world } = await atMicrosoft();
    for (const name of ['alex', 'diego'] as const) {
      const { said } = await world.chat(name).say('check now');
      assert.match(said[0] ?? '', /did not understand/);
    }
    assert.equal(world.calls.includes('invitations.check'), false);
  });

  it('buttons of a card whose case was accepted meanwhile: the card as it stands', async () => {
    const { world, person } = await atMicrosoft();
    world.invitations.put('I-1001', { state: 'accepted', acceptedAccountId: 'europe' });
    for (const verb of ['accept.trouble', 'accept.region']) {
      const { case: shown, card } = await person.pressCase(verb, 'I-1001');
      assert.equal(card, undefined, verb);
      assert.match(shown?.sentence ?? '', /has moved on meanwhile/);
    }
  });
});

describe('accept: news around an open case', () => {
  it('the case card once more: its notification says how the case stands', async () => {
    const { world, person } = await atMicrosoft();
    const announce = world.flows.find((flow) => flow.id === 'accept')?.announce;
    const news = { event: 'shown', caseId: 'I-1001', facts: {}, possibleRepeat: false };
    assert.match(
      (await announce?.(news, person.person))?.message ?? '',
      /^I-1001: the link to accept .* is open/,
    );
  });

  it('a reminder that was held up until after the acceptance: nothing to tell', async () => {
    const { world, person } = await atMicrosoft();
    const announce = world.flows.find((flow) => flow.id === 'accept')?.announce;
    const news = { event: 'reminder-quiet', caseId: 'I-1001', facts: {}, possibleRepeat: false };
    assert.match((await announce?.(news, person.person))?.message ?? '', /has not reported anything yet/);
    world.invitations.put('I-1001', { state: 'accepted', acceptedAccountId: 'europe' });
    assert.equal(await announce?.(news, person.person), undefined);
  });

  it('news of a wrong account that was held up until it was put right: nothing to tell', async () => {
    const { world, person } = await atMicrosoft();
    const announce = world.flows.find((flow) => flow.id === 'accept')?.announce;
    const news = { event: 'wrong-account', caseId: 'I-1001', facts: {}, possibleRepeat: false };
    world.invitations.put('I-1001', { state: 'wrong-account', acceptedAccountId: 'canada' });
    assert.match((await announce?.(news, person.person))?.message ?? '', /Canada \(CAD\)/);
    world.invitations.put('I-1001', { state: 'accepted', acceptedAccountId: 'europe' });
    assert.equal(await announce?.(news, person.person), undefined);
  });
});

describe('accept: the invitation that matters now', () => {
  const one = (id: string, state: Invitation['state'], updatedAt: number, acceptedAt?: number) =>
    ({ id, state, updatedAt, acceptedAt }) as Invitation;

  it('accepted, and an older one still open: the accepted one, in any order', () => {
    const both = [one('I-1', 'opened', 5), one('I-2', 'accepted', 9, 9)];
    assert.equal(currentInvitation(both)?.id, 'I-2');
    assert.equal(currentInvitation(both.toReversed())?.id, 'I-2');
  });

  it('accepted, and a newer one waits: the one that waits', () => {
    assert.equal(currentInvitation([one('I-1', 'accepted', 5, 5), one('I-2', 'created', 9)])?.id, 'I-2');
  });

  it('several wait: the wrong account first, then the one that was opened', () => {
    const all = [one('I-1', 'wrong-account', 1), one('I-2', 'opened', 2), one('I-3', 'created', 3)];
    assert.equal(currentInvitation(all)?.id, 'I-1');
    assert.equal(currentInvitation(all.slice(1))?.id, 'I-2');
  });

  it('nothing waits and nothing is accepted: the newest; none: none', () => {
    assert.equal(currentInvitation([one('I-1', 'expired', 1), one('I-2', 'removed', 2)])?.id, 'I-2');
    assert.equal(currentInvitation([]), undefined);
  });
});
