import assert from 'node:assert/strict';
import { conversations, type Chat } from '../../support/conversation.ts';
import { invitedBy, northwind } from '../../support/inviting.ts';
import { tenants } from '../../support/sample-world.ts';

const { contoso, fabrikam, tailspin } = tenants;

/** Priya's chat; Contoso, Fabrikam (for Northwind) and Tailspin have been invited. */
async function house() {
  const world = conversations();
  const reseller = northwind(world);
  const priya = world.chat('priya');
  await invitedBy(world, priya.person, contoso);
  world.clock.pass(60_000);
  await invitedBy(world, priya.person, fabrikam, { resellerId: reseller.id });
  world.clock.pass(60_000);
  await invitedBy(world, priya.person, tailspin, { accountId: 'canada' });
  return { world, priya };
}

const rows = (chat: Chat) => chat.choices().filter((choice) => choice.startsWith('I-'));

describe('invitations: the list', () => {
  it('staff: all open ones, each with how it stands and what comes next', async () => {
    const { world, priya } = await house();
    world.invitations.put('I-1001', {
      state: 'wrong-account',
      acceptedAccountId: 'canada',
    });
    await priya.say('invitations');
    assert.equal(priya.heading(), 'Invitations');
    assert.match(priya.text(), /3 open; 1 needs somebody/);
    assert.deepEqual(rows(priya), ['I-1001', 'I-1003', 'I-1002']);
    assert.match(priya.text(), /accepted – but Canada \(CAD\) instead of Europe \(EUR\)[^]*Repair · I-1001/);
    assert.match(priya.text(), /prepared 11:43 · not sent yet[^]*Send · I-1002/);
  });

  it('after the last reminder: no day is named on which no reminder goes out', async () => {
    const { world, priya } = await house();
    const at = Date.UTC(2026, 8, 30, 8);
    for (const given of [1, 2]) {
      world.invitations.put('I-1002', { state: 'sent', nudgeAt: at, schedule: { days: [2, 5], given } });
      await priya.say('invitations');
      const card = JSON.stringify(await priya.caseCard('invite', 'I-1002'));
      assert.equal(/reminder Wed, 30 Sept/.test(priya.text()), given === 1);
      assert.equal(/after 2, 5 days; next: Wed, 30 Sept/.test(card), given === 1);
      assert.match(card, /after 2, 5 days/);
    }
  });

  it("sellers: those of their own reseller, and nobody else's number", async () => {
    const { world } = await house();
    const nina = world.chat('nina');
    await nina.say('invitations');
    assert.deepEqual(rows(nina), ['I-1002']);
    const { said } = await nina.say('I-1001');
    assert.match(said.join(), /I know no invitation and no list with this number/);
  });

  it('customers: not offered and not reached', async () => {
    const { world } = await house();
    const megan = world.chat('megan');
    await megan.say('invitations');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    assert.match((await megan.pressCase('batch.send', 'B-1001')).note ?? '', /Your role/);
  });

  it('a button: the case card takes the place of the list', async () => {
    const { world, priya } = await house();
    await priya.say('invitations');
    const { case: shown } = await priya.press('I-1003');
    assert.deepEqual(shown, { flow: 'invite', caseId: 'I-1003', sentence: undefined, takesOver: true });
    assert.deepEqual(world.invitations.shownTo, [`I-1003 ${priya.person.userId}`]);
  });

  it('the number typed, at any time: the same', async () => {
    const { priya } = await house();
    assert.equal((await priya.say('I-1002')).case?.caseId, 'I-1002');
    await priya.say('invitations');
    assert.equal((await priya.say('i-1001')).case?.caseId, 'I-1001');
  });

  it('search and filter, pressed and typed; nothing found is said', async () => {
    const { world, priya } = await house();
    world.invitations.put('I-1003', { state: 'declined', declinedBecause: '[x](http://evil.example)' });
    await priya.say('invitations');
    await priya.press('search', { words: 'fabrikam', which: 'all' });
    assert.deepEqual(rows(priya), ['I-1002']);
    assert.match(priya.text(), /1 found for “fabrikam”/);
    await priya.say('contoso.com');
    assert.deepEqual(rows(priya), ['I-1001']);
    await priya.say('ended');
    assert.deepEqual(rows(priya), ['I-1003']);
    assert.match(priya.text(), /declined: “\\\[x\\\]\(http: \/\//);
    await priya.say('nobody at all');
    assert.deepEqual(rows(priya), []);
    assert.match(priya.text(), /None found for “nobody at all”/);
  });

  it('pages: forth and back', async () => {
    const { world, priya } = await house();
    for (let n = 10; n < 20; n += 1) {
      const tenantId = `33333333-3333-4333-8333-0000000010${n}`;
      await invitedBy(world, priya.person, { ...contoso, tenantId, name: `Customer ${n}` });
    }
    await priya.say('invitations');
    assert.match(priya.text(), /Page 1 of 2/);
    assert.ok(!priya.choices().includes('previous'));
    await priya.press('next');
    assert.match(priya.text(), /Page 2 of 2/);
    assert.ok(!priya.choices().includes('next'));
    await priya.say('Previous page');
    assert.match(priya.text(), /Page 1 of 2/);
  });

  it('a case that went away meanwhile: said, and the list is still there', async () => {
    const { priya } = await house();
    await priya.say('invitations');
    const { said } = await priya.say('I-4711');
    assert.match(said.join(), /no invitation and no list/);
    assert.equal(priya.heading(), 'Invitations');
  });

  it('a digression, a stale press and a restart: the list as it stands', async () => {
    const { priya } = await house();
    await priya.say('invitations');
    const stamp = priya.stamp();
    await priya.say('help');
    assert.equal(priya.heading(), 'Invitations');
    await priya.press('I-1001');
    assert.match((await priya.pressAt(stamp, 'I-1002')).note ?? '', /earlier conversation|answered already/);
    await priya.say('invitations');
    const { memory } = priya;
    memory.dialogs.dialogStack[0]!.id = 'invitations@0';
    priya.memory = memory;
    await priya.press('one');
    assert.match(priya.text(), /I have been updated/);
  });

  it('in German, with nothing to show: from there to inviting', async () => {
    const sam = conversations().chat('sam');
    await sam.say('Einladungen');
    assert.match(sam.text(), /Es gibt keine/);
    await sam.say('Einen Kunden einladen');
    assert.equal(sam.heading(), 'Welcher Kunde?');
  });
});
