import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { people, tenants } from '../../support/sample-world.ts';

/** Megan at the case card: the link of Europe is open. */
async function atMicrosoft() {
  const world = conversations();
  const megan = world.chat('megan');
  world.signIn.holdToken(people.megan.userId);
  await megan.say('accept');
  await megan.press('start');
  await megan.press('right');
  const card = async () => readable((await megan.caseCard('accept', 'I-1001'))!);
  return { world, megan, card };
}

describe('accept: buttons of the case card', () => {
  it('check now, nothing accepted: when Microsoft was asked, and the card stays', async () => {
    const { megan } = await atMicrosoft();
    const { case: shown } = await megan.pressCase('accept.check', 'I-1001');
    assert.equal(shown?.caseId, 'I-1001');
    assert.match(shown.sentence ?? '', /Asked Microsoft \(Mon, 14 Sept, 11:42 IST\): not accepted yet/);
  });

  it('check now, accepted: the card says so in the past tense, without a sentence on top', async () => {
    const { world, megan, card } = await atMicrosoft();
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'europe');
    const { case: shown } = await megan.pressCase('accept.check', 'I-1001');
    assert.equal(shown?.sentence, undefined);
    assert.match(
      await card(),
      /Done \(noticed Mon, 14 Sept, 11:42 IST\)\. \*\*Contoso Ltd\*\* .*now allows \*\*Open Door Technology \(Ireland\)/,
    );
  });

  it('check now, Microsoft down: said so on the card with an id for support, and pressing again works', async () => {
    const { world, megan } = await atMicrosoft();
    world.breakDown('invitations.check');
    const failed = await megan.pressCase('accept.check', 'I-1001');
    assert.match(failed.case?.sentence ?? '', /cannot be reached[^]*66666666-6666/);
    world.mend();
    const { case: shown } = await megan.pressCase('accept.check', 'I-1001');
    assert.match(shown?.sentence ?? '', /not accepted yet/);
  });

  it('another region accepted: the card names both and leads to the right page', async () => {
    const { world, megan, card } = await atMicrosoft();
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'canada');
    await megan.pressCase('accept.check', 'I-1001');
    assert.match(await card(), /accepted \*\*Canada \(CAD\)\*\*; this request is for \*\*Europe \(EUR\)\*\*/);
    assert.match(await card(), /partnerId=europe/);
    const { case: shown } = await megan.pressCase('accept.check', 'I-1001');
    assert.match(shown?.sentence ?? '', /the right one is not accepted yet/);
  });

  it('another region accepted and meant so: only with a reason', async () => {
    const { world, megan } = await atMicrosoft();
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'canada');
    await megan.pressCase('accept.check', 'I-1001');
    for (const reason of ['  ', 'x'.repeat(301)]) {
      const without = await megan.pressCase('accept.keep', 'I-1001', { reason });
      assert.match(without.case?.sentence ?? '', /300 characters at most.*why the one you accepted is right/);
    }
    assert.equal(world.invitations.all[0]?.state, 'wrong-account');

    const { case: shown } = await megan.pressCase('accept.keep', 'I-1001', { reason: 'billed in Toronto' });
    assert.match(shown?.sentence ?? '', /Noted/);
    assert.equal(world.invitations.all[0]?.state, 'accepted');
    assert.equal(world.invitations.all[0].accountReason, 'billed in Toronto');
  });

  it('remind me tomorrow: nine in the morning of the reader, shown on the card', async () => {
    const { world, megan, card } = await atMicrosoft();
    const { case: shown } = await megan.pressCase('accept.remind', 'I-1001');
    assert.equal(world.invitations.all[0]?.remindAt, Date.UTC(2026, 8, 15, 8));
    assert.match(shown?.sentence ?? '', /I will remind you on Tue, 15 Sept, 09:00/);
    assert.match(await card(), /I will remind you on Tue/);
  });

  it('a button of a card that is behind: the card as it stands, and a sentence', async () => {
    const { world, megan } = await atMicrosoft();
    world.invitations.put('I-1001', { state: 'withdrawn' });
    const { case: shown } = await megan.pressCase('accept.remind', 'I-1001');
    assert.equal(shown?.caseId, 'I-1001');
    assert.match(shown.sentence ?? '', /has moved on meanwhile/);
  });

  it('I see something else: the trouble-shooter begins and knows the link', async () => {
    const { megan } = await atMicrosoft();
    await megan.pressCase('accept.trouble', 'I-1001');
    assert.equal(megan.heading(), 'What do you see?');
    await megan.press('blank');
    assert.match(megan.text(), /partnerId=europe/);
  });

  it('over: start again begins a new conversation', async () => {
    const { world, megan, card } = await atMicrosoft();
    world.invitations.put('I-1001', { state: 'expired' });
    assert.match(await card(), /It ended on/);
    await megan.pressCase('accept.again', 'I-1001');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    await megan.press('start');
    const { case: shown } = await megan.press('right');
    assert.equal(shown?.caseId, 'I-1002');
  });

  it('every button with another customer’s case: answered like an unknown one, nothing changes', async () => {
    const { world } = await atMicrosoft();
    const diego = world.chat('diego');
    const before = JSON.stringify(world.invitations.all);
    for (const verb of ['accept.check', 'accept.trouble', 'accept.remind', 'accept.keep', 'accept.again']) {
      const foreign = await diego.pressCase(verb, 'I-1001', { reason: 'mine now' });
      assert.deepEqual(await diego.pressCase(verb, 'I-9999', { reason: 'mine now' }), foreign, verb);
      assert.match(foreign.note ?? '', /I do not know this case/);
      assert.equal(foreign.case ?? foreign.card, undefined);
    }
    assert.equal(JSON.stringify(world.invitations.all), before);
    assert.equal(await diego.caseCard('accept', 'I-1001'), undefined);
  });

  it("staff's buttons pressed by a customer: not allowed", async () => {
    const { world, megan } = await atMicrosoft();
    const { note } = await megan.pressCase('invite.withdraw', 'I-1001');
    assert.match(note ?? '', /Your role here does not include this/);
    assert.equal(world.invitations.all[0]?.state, 'opened');
  });

  it('news in words: what happened, in the reader’s time zone, marked when it may be a repeat', async () => {
    const { world, megan } = await atMicrosoft();
    world.invitations.put('I-1001', {
      state: 'accepted',
      acceptedAccountId: 'europe',
      acceptedAt: world.clock.now(),
    });
    const flow = world.flows.find((one) => one.id === 'accept');
    const tell = (event: string, possibleRepeat = false) =>
      flow?.announce?.({ event, caseId: 'I-1001', facts: {}, possibleRepeat }, megan.person);
    assert.match(
      (await tell('accepted'))?.message ?? '',
      /^Done \(noticed Mon, 14 Sept, 11:42 IST\)\. .* has been told\.$/,
    );
    assert.match((await tell('accepted', true))?.message ?? '', /^You may have received this before: Done/);
    assert.match((await tell('removed'))?.message ?? '', /has removed the relationship/);
    world.invitations.put('I-1001', { state: 'opened' });
    assert.match((await tell('reminder-asked'))?.message ?? '', /You asked to be reminded/);
    assert.match((await tell('reminder-quiet'))?.message ?? '', /has not reported anything yet/);
  });

  it('status: a line for each case of the organisation, none of others', async () => {
    const { world, megan } = await atMicrosoft();
    assert.match((await megan.say('status')).said[0] ?? '', /I-1001: the link to accept .*Ireland.* is open/);
    const { said } = await world.chat('diego').say('status');
    assert.deepEqual(said, ['You have nothing going on here at the moment.']);
  });
});
