import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { people, tenants } from '../../support/sample-world.ts';

describe('accept: the way of a Global Administrator', () => {
  it('accepted before our time: told so at the first word, and not asked once more', async () => {
    for (const [name, title, text] of [
      [
        'megan',
        'You have accepted',
        /\*\*Contoso Ltd\*\* allows \*\*Open Door Technology \(Ireland\) Limited\*\*/,
      ],
      ['katrin', 'Sie haben zugestimmt', /erlaubt \*\*Open Door Technology \(Ireland\) Limited\*\*/],
    ] as const) {
      const world = conversations();
      world.invitations.onRecord(people[name].tenantId, 'europe');
      const chat = world.chat(name);
      await chat.say('hello');
      assert.equal(chat.heading(), title);
      assert.match(chat.text(), text);
      assert.deepEqual(chat.choices(), []);
      await chat.say('start over');
      assert.ok(chat.choices().includes('start'));
    }
  });

  it('signed in, country known: greeting, region, link of that region', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);

    await megan.say('hello');
    assert.match(megan.text(), /\*\*Contoso Ltd\*\*/);
    assert.deepEqual(megan.choices(), ['start', 'grants', 'not-me', 'later', 'reseller']);

    await megan.press('start');
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
    assert.match(megan.text(), /Ireland[^]*Open Door Technology \(Ireland\) Limited/);

    const { case: shown, card } = await megan.press('right');
    assert.deepEqual(shown, { flow: 'accept', caseId: 'I-1001', sentence: undefined, takesOver: true });
    assert.equal(card, undefined);
    const [invitation] = world.invitations.all;
    assert.equal(invitation?.state, 'opened');
    assert.equal(invitation.accountId, 'europe');
    assert.equal(invitation.administrator?.userId, people.megan.userId);
    assert.equal(invitation.accountReason, undefined);

    const caseCard = await megan.caseCard('accept', 'I-1001');
    assert.ok(caseCard !== undefined && readable(caseCard).includes(invitation.link ?? '?'));
  });

  it('not signed in: the sign-in card comes once, and the finished sign-in leads on by itself', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    const { said } = await megan.press('start');
    assert.deepEqual(said, ['[sign-in]']);
    assert.equal(megan.heading(), 'Are you the one who can accept?');

    const again = await megan.press('go-on');
    assert.deepEqual(again.said, []);
    assert.match(megan.text(), /has not passed your sign-in on to me/);

    world.signIn.holdToken(people.megan.userId);
    await megan.receive({ kind: 'signed-in', silently: true });
    assert.equal(megan.heading(), 'Your region: Europe (EUR)');
  });

  it('what is granted: shown on request, then the conversation goes on', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    await megan.press('grants');
    assert.equal(megan.heading(), 'What this allows');
    await megan.press('back');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    await megan.press('grants');
    await megan.press('go-on');
    assert.equal(megan.heading(), 'Are you the one who can accept?');
  });

  it('everything typed instead of pressed: the same way', async () => {
    const world = conversations();
    const diego = world.chat('diego');
    await diego.say('Accept.');
    await diego.say('what am I granting?');
    assert.equal(diego.heading(), 'What this allows');
    await diego.say('1');
    await diego.say('go on without signing in');
    assert.equal(diego.heading(), 'Which region is your tenant in?');
    const { case: shown } = await diego.say('usd');
    assert.equal(shown?.caseId, 'I-1001');
    assert.equal(world.invitations.all[0]?.accountId, 'united-states');
  });

  it('not now: nothing is opened, and the last card has no button', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('accept');
    const { closed } = await megan.press('later');
    assert.equal(closed, true);
    assert.deepEqual(megan.choices(), []);
    assert.deepEqual(world.invitations.all, []);
  });

  it('pressing twice: one invitation, and the second press is told what happened', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    const stamp = megan.stamp();
    await megan.press('right');
    world.clock.pass(60_000);
    const { note, card, case: shown } = await megan.pressAt(stamp, 'right');
    assert.match(note ?? '', /answered already: “Yes, that is right” \(Mon, 14 Sept, 11:42 IST\)/);
    assert.equal(card ?? shown, undefined);
    assert.equal(world.invitations.all.length, 1);
  });

  it('German: the whole way in German', async () => {
    const world = conversations();
    const katrin = world.chat('katrin');
    world.signIn.holdToken(people.katrin.userId);
    await katrin.say('Annehmen');
    assert.equal(katrin.heading(), 'Dürfen wir Lizenzen für Sie kaufen?');
    await katrin.say('Beginnen');
    assert.equal(katrin.heading(), 'Ihre Region: Europa (EUR)');
    assert.match(katrin.text(), /Land Ihres Microsoft-Mandanten: \*\*Deutschland\*\*/);
    const { case: shown } = await katrin.say('ja');
    assert.equal(shown?.caseId, 'I-1001');
  });

  it('already accepted: the case card instead of a question', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    await megan.press('right');
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'europe');
    await megan.pressCase('accept.check', 'I-1001');

    const { card, case: shown } = await megan.say('accept');
    assert.equal(card, undefined);
    assert.equal(shown?.caseId, 'I-1001');
    assert.deepEqual(world.invitations.shownTo, [`I-1001 ${people.megan.userId}`]);
  });

  it('accepted at Microsoft meanwhile: nothing left to do, and no link', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'europe');
    await megan.say('accept');
    await megan.press('start');
    const { closed } = await megan.press('right');
    assert.equal(closed, true);
    assert.equal(megan.heading(), 'Nothing left to do');
    assert.deepEqual(world.invitations.all, []);
  });

  it('an invitation of the provider: the chat takes it up instead of making a second one', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.say('Change region');
    await priya.press('take', { account: 'europe', reason: 'agreed on the phone' });
    await priya.press('create');
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept I-1001');
    await megan.press('start');
    const { case: shown } = await megan.press('right');
    assert.equal(shown?.caseId, 'I-1001');
    assert.deepEqual(
      world.invitations.all.map((one) => one.state),
      ['opened'],
    );
  });

  it("another customer's case id: the same answer as for an unknown one", async () => {
    const world = conversations();
    const diego = world.chat('diego');
    world.signIn.holdToken(people.diego.userId);
    await diego.say('accept');
    await diego.press('start');
    await diego.press('right');

    const answers: unknown[] = [];
    for (const id of ['I-1001', 'I-4711']) {
      const megan = world.chat('megan');
      const typed = await megan.say(`accept ${id}`);
      const pressed = await megan.pressCase('accept.check', id);
      answers.push({
        heading: typed.card?.body[0],
        note: pressed.note,
        shown: pressed.case,
        card: await megan.caseCard('accept', id),
      });
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(world.invitations.all[0]?.customer.tenantId, tenants.litware.tenantId);
  });
});
