import assert from 'node:assert/strict';
import type { Card } from '../../src/dialogs/kit/card.ts';
import { chatLink } from '../../src/domain/chat-link.ts';
import { conversations, readable } from '../support/conversation.ts';
import { nodesOf } from '../support/card-nodes.ts';
import { botAppId } from '../support/fake-world.ts';
import { people, tenants } from '../support/sample-world.ts';

/** Priya's chat and the card of the case I-1001. */
async function invited(domain = 'contoso.com') {
  const world = conversations();
  const priya = world.chat('priya');
  await priya.say(`invite ${domain}`);
  // Only the customer's own people see the country, so the account is likely at best.
  await priya.press('create');
  const card = async () => readable((await priya.caseCard('invite', 'I-1001'))!);
  return { world, priya, card };
}

describe('invite: from a domain to an invitation', () => {
  it('domain with the command: what was found, then the case card in its place', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
    assert.match(priya.text(), /Europe \(EUR\) – Open Door Technology \(Ireland\) Limited/);
    const { case: shown } = await priya.press('create');
    assert.deepEqual(shown, { flow: 'invite', caseId: 'I-1001', sentence: undefined, takesOver: true });
    const [invitation] = world.invitations.all;
    assert.deepEqual(
      [invitation?.state, invitation?.origin, invitation?.accountId],
      ['created', 'provider', 'europe'],
    );
  });

  it('the language of the letter: from the domain that was asked for, while the country is not visible', async () => {
    for (const [domain, language] of [
      ['fabrikam.de', 'de'],
      ['contoso.com', 'en'],
    ] as const) {
      const world = conversations();
      const priya = world.chat('priya');
      await priya.say(`invite ${domain}`);
      await priya.press('create');
      assert.equal(world.invitations.all[0]?.letter?.language, language);
    }
  });

  it('asked step by step: every way of writing a domain, and a correction', async () => {
    for (const domain of [
      'contoso.com',
      ' https://www.contoso.com/about ',
      'admin@contoso.com',
      'CONTOSO.COM.',
    ]) {
      const priya = conversations().chat('priya');
      await priya.say('invite');
      await priya.press('look', { domain });
      assert.equal(priya.heading(), 'Invite Contoso Ltd?', domain);
      await priya.press('another');
      await priya.say('fabrikam.de');
      assert.equal(priya.heading(), 'Invite Fabrikam GmbH?');
    }
  });

  it('another domain typed where one was found: looked up instead; other words: asked again', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite contoso.com');
    for (const domain of ['fabrikam.de', 'https://www.fabrikam.de/about', 'katrin@fabrikam.de']) {
      await priya.say(domain);
      assert.equal(priya.heading(), 'Invite Fabrikam GmbH?', domain);
      await priya.say('contoso.com');
      assert.equal(priya.heading(), 'Invite Contoso Ltd?');
    }
    await priya.say('who is that');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
    assert.match(priya.text(), /I did not understand that/);
    await priya.say('contosso.com');
    assert.equal(priya.heading(), 'Which customer?');
  });

  it('not a domain, unknown, our own: said so, and asked again', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite');
    await priya.say('contoso');
    assert.match(priya.text(), /“contoso” is not a domain name/);
    await priya.say('contosso.com');
    assert.match(priya.text(), /knows no tenant with the domain contosso\.com/);
    await priya.say('opendoor.example');
    assert.match(priya.text(), /one of our own tenants/);
    await priya.say('contoso.com');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
  });

  it('an unknown domain with the command: said so, and asked for another', async () => {
    const priya = conversations().chat('priya');
    const { said } = await priya.say('invite contosso.com');
    assert.match(said[0] ?? '', /knows no tenant/);
    assert.equal(priya.heading(), 'Which customer?');
  });

  it('back: to the domain, with the one that was typed', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite');
    await priya.say('contoso.com');
    await priya.say('back');
    assert.equal(priya.heading(), 'Which customer?');
    assert.match(priya.text(), /contoso\.com/);
  });

  it('another account than the likely one: only with a reason, which the case keeps', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.press('other');
    await priya.press('take', { account: 'canada', reason: '' });
    assert.match(priya.text(), /Please say why/);
    await priya.press('take', { account: 'canada', reason: 'their tenant is Canadian' });
    assert.match(priya.text(), /Canada \(CAD\)[^]*you chose it/);
    await priya.press('create');
    assert.equal(world.invitations.all[0]?.accountId, 'canada');
    assert.equal(world.invitations.all[0].accountReason, 'their tenant is Canadian');
  });

  it('another domain after choosing an account: the choice does not stick to it', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.press('other');
    await priya.say('Canada, their tenant is Canadian');
    await priya.press('another');
    await priya.say('proseware.com.au');
    await priya.press('create');
    assert.equal(world.invitations.all[0]?.accountId, 'australia');
    assert.equal(world.invitations.all[0].accountReason, undefined);
  });

  it('back from choosing an account: to what was found', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite contoso.com');
    await priya.press('other');
    await priya.press('back');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
  });

  it('several accounts fit: one is picked without a reason; an unknown one is refused', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite litware.com');
    assert.equal(priya.heading(), 'Which partner account?');
    await priya.press('take', { account: 'atlantis' });
    assert.match(priya.text(), /Please pick an account/);
    await priya.press('take', { account: 'united-states' });
    await priya.press('create');
    assert.equal(world.invitations.all[0]?.accountId, 'united-states');
  });

  for (const [domain, heading] of [
    ['adatum.gov', 'This is a government tenant'],
    ['wingtip.cn', 'This tenant is run by 21Vianet'],
    ['lucerne.de', 'That cloud is closed to new customers'],
  ] as const) {
    it(`${domain}: its cloud is talked about instead, and another domain asked there`, async () => {
      const world = conversations();
      const priya = world.chat('priya');
      await priya.say(`invite ${domain}`);
      assert.equal(priya.heading(), heading);
      await priya.press('another');
      assert.equal(priya.heading(), 'Which customer, or which cloud?');
      assert.equal(world.invitations.all.length, 0);
    });
  }

  it('an account in the cloud of a government tenant: invited through it, after its conversation', async () => {
    const world = conversations();
    const europe = world.accounts.find(({ id }) => id === 'europe')!;
    const government = { ...europe, id: 'government', cloud: 'us-government', markets: ['US'] } as const;
    world.accounts.push(government);
    const legalName = government.legalName;
    world.nationalClouds.house.set('us-government', { legalName, accountId: 'government', link: 'x' });
    const priya = world.chat('priya');
    await priya.say('invite adatum.gov');
    await priya.press('invite');
    assert.equal(priya.heading(), 'Invite Adatum Agency?');
    await priya.press('create');
    assert.deepEqual(
      world.invitations.all.map(({ accountId, cloud }) => [accountId, cloud]),
      [['government', 'us-government']],
    );
    await priya.say('invite wingtip.cn');
    assert.equal(priya.heading(), 'This tenant is run by 21Vianet');
  });

  it('the relationship exists: nothing left to do', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'europe');
    await priya.say('invite contoso.com');
    const { closed } = await priya.press('create');
    assert.equal(closed, true);
    assert.match(priya.text(), /Contoso Ltd already has a relationship/);
  });

  it('create pressed twice: one invitation', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    const stamp = priya.stamp();
    await priya.press('create');
    assert.match((await priya.pressAt(stamp, 'create')).note ?? '', /answered already/);
    assert.equal(world.invitations.all.length, 1);
  });

  it('Microsoft down while preparing: nothing is lost, and the button is the second try', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    world.breakDown('invitations.invite', 'unauthorised');
    assert.match((await priya.press('create')).said[0] ?? '', /our own sign-in needs attention/);
    world.mend();
    assert.equal((await priya.press('create')).case?.caseId, 'I-1001');
  });

  it('a digression: help and status leave the question where it was', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite contoso.com');
    await priya.say('help');
    await priya.say('status');
    assert.equal(priya.heading(), 'Invite Contoso Ltd?');
  });

  it('cancel: nothing is prepared, and home is shown', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite contoso.com');
    await priya.say('cancel');
    assert.equal(priya.heading(), 'What I can do for you');
    assert.equal(world.invitations.all.length, 0);
  });

  it('an older version of the flow: asked anew, the domain is still there', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite contoso.com');
    const memory = priya.memory;
    memory.dialogs.dialogStack[0]!.id = 'invite@0';
    priya.memory = memory;
    await priya.press('create');
    assert.match(priya.text(), /I have been updated/);
    assert.match(priya.text(), /contoso\.com/);
  });

  it('sales agents, in German: the same way', async () => {
    const world = conversations();
    const sam = world.chat('sam');
    await sam.say('einladen contoso.com');
    assert.equal(sam.heading(), 'Contoso Ltd einladen?');
    await sam.say('Einladung vorbereiten');
    assert.equal(world.invitations.all.length, 1);
  });

  it('customers: not offered and not reached', async () => {
    const world = conversations();
    const megan = world.chat('megan');
    await megan.say('invite contoso.com');
    assert.equal(megan.heading(), 'May we buy licences for you?');
    for (const verb of ['invite.sent', 'invite.check', 'invite.withdraw', 'invite.renew']) {
      assert.match((await megan.pressCase(verb, 'I-1001')).note ?? '', /Your role/, verb);
    }
  });
});

describe("invite: the staff's case card", () => {
  it('prepared: the text for the customer with the deep link, and the link of Microsoft', async () => {
    const { card } = await invited();
    const text = await card();
    assert.match(text, /I-1001 · Contoso Ltd\n◷ Prepared, not sent yet/);
    assert.ok(text.includes(chatLink(botAppId, 'accept I-1001')));
    assert.match(text, /partnerId=europe/);
  });

  it('withdrawing: asked once more on the card, with what Microsoft does not take back; never after the end', async () => {
    for (const [staff, text] of [
      [
        'priya',
        /Withdraw …[^]*own link belongs to our partner account and keeps working[^]*Yes, withdraw it/,
      ],
      ['sam', /Zurückziehen …[^]*gehört zu unserem Partnerkonto und funktioniert weiter[^]*Ja, zurückziehen/],
    ] as const) {
      const { world } = await invited();
      const chat = world.chat(staff);
      const drawn = async () => (await chat.caseCard('invite', 'I-1001'))!;
      const asking = (card: Card) => card.body.find((element) => element['id'] === 'withdraw');
      const pressable = (nodes: unknown) =>
        [...nodesOf(nodes)].filter(({ value }) => value['verb'] === 'invite.withdraw').length;
      const card = await drawn();
      assert.match(readable(card), text);
      assert.equal(asking(card)?.['isVisible'], false);
      // The button itself and what old clients get for it: nowhere but in the folded part.
      assert.equal(pressable(card), pressable(asking(card)));
      assert.ok(pressable(card) > 0);
      await chat.pressCase('invite.withdraw', 'I-1001');
      assert.equal(asking(await drawn()), undefined);
    }
  });

  it('sent, opened, accepted: the card shows each', async () => {
    const { world, priya, card } = await invited();
    await priya.pressCase('invite.sent', 'I-1001');
    assert.match(await card(), /Sent, not opened yet/);
    const megan = world.chat('megan');
    world.signIn.holdToken(people.megan.userId);
    await megan.say('accept');
    await megan.press('start');
    await megan.press('right');
    assert.match(await card(), /Link shown, not accepted yet/);
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'europe');
    const { case: shown } = await priya.pressCase('invite.check', 'I-1001');
    assert.equal(shown?.sentence, undefined);
    assert.match(await card(), /✓ .*[Aa]ccepted[^]*asking Microsoft/);
  });

  it('the wrong account: what happened and what is to do; the link was shown only to somebody who is there', async () => {
    const { world, priya, card } = await invited();
    world.invitations.acceptAtMicrosoft(tenants.contoso.tenantId, 'canada');
    await priya.pressCase('invite.check', 'I-1001');
    assert.match(
      await card(),
      /accepted Canada \(CAD\); the case is for Europe \(EUR\)\. Nothing was bought\. Nobody at the customer could be told: [^]*To do:/,
    );
    world.invitations.put('I-1001', { administrator: world.chat('megan').person });
    assert.match(await card(), /Nothing was bought\. The customer has been shown the right link\./);
    assert.match(
      readable((await world.chat('sam').caseCard('invite', 'I-1001'))!),
      /hat Kanada \(CAD\) angenommen; der Vorgang ist für Europa \(EUR\)/,
    );
  });

  it('check now, nothing yet: said on the card', async () => {
    const { priya } = await invited();
    const { case: shown } = await priya.pressCase('invite.check', 'I-1001');
    assert.match(shown?.sentence ?? '', /may not order for Contoso Ltd yet/);
  });

  it('withdrawn, then again: too late is said, and a new one can be made once', async () => {
    const { world, priya, card } = await invited();
    await priya.pressCase('invite.withdraw', 'I-1001');
    assert.match(await card(), /Withdrawn/);
    const late = await priya.pressCase('invite.sent', 'I-1001');
    assert.match(late.case?.sentence ?? '', /has moved on meanwhile/);
    await priya.pressCase('invite.renew', 'I-1001');
    await priya.pressCase('invite.renew', 'I-1001');
    assert.deepEqual(
      world.invitations.all.map((one) => one.state),
      ['withdrawn', 'created'],
    );
  });

  it('an unknown case: every button says so', async () => {
    const { priya } = await invited();
    for (const verb of ['invite.sent', 'invite.check', 'invite.withdraw', 'invite.renew']) {
      assert.match((await priya.pressCase(verb, 'I-4711')).note ?? '', /I do not know this case/, verb);
    }
  });

  it('news: a sentence for each event, marked when it may be a repeat', async () => {
    const { world, priya } = await invited();
    world.invitations.put('I-1001', {
      state: 'accepted',
      acceptedAccountId: 'canada',
      acceptedAt: world.clock.now(),
      accountReason: '[x](http://evil.example)',
    });
    const flow = world.flows.find((one) => one.id === 'invite');
    const tell = async (event: string, facts = {}, possibleRepeat = false) =>
      (await flow?.announce?.({ event, caseId: 'I-1001', facts, possibleRepeat }, priya.person))?.message ??
      '';
    assert.match(
      await tell('accepted'),
      /^\*\*Contoso Ltd\*\* accepted \*\*Open Door Technology, Inc\.\*\* \(noticed Mon, 14 Sept, 11:42 IST\)\.$/,
    );
    assert.match(await tell('accepted', { late: true }), /had already ended/);
    assert.match(await tell('accepted', {}, true), /^You may have received this before:/);
    assert.match(await tell('uninvited'), /nobody of ours invited them/);
    // Held up until the case had moved on, it would be untrue.
    assert.match(await tell('wrong-account'), /^I-1001 · Contoso Ltd: accepted 11:42$/);
    world.invitations.put('I-1001', { state: 'wrong-account' });
    assert.match(await tell('wrong-account'), /\*\*Canada \(CAD\)\*\* instead of \*\*Europe \(EUR\)\*\*/);
    world.invitations.put('I-1001', { state: 'accepted' });
    assert.match(await tell('kept'), /says that \*\*Canada \(CAD\)\*\* is right: “\\\[x\\\]\(http: \/\//);
    assert.match(await tell('removed'), /no longer has a relationship/);
    assert.match(await tell('expired'), /ended without an answer/);
    assert.match(await tell('not-administrator'), /twice somebody without the Global Administrator role/);
    const chosen = { by: '[Megan](http://evil.example)', expected: 'canada' };
    assert.match(
      await tell('other-account', chosen),
      /^\*\*\\\[Megan\\\]\(http: .*\*\* \(Contoso Ltd\) chose \*\*Europe \(EUR\)\*\*, but \*\*Canada \(CAD\)\*\* was expected\. Reason: “\\\[x/,
    );
    assert.match(await tell('other-account'), /^\*\*Somebody\*\* .*; no region was certain\. Reason/);
    assert.match(
      await tell('unreached', { why: 'uninstalled' }),
      /reached in Teams: the bot is not installed/,
    );
    assert.match(await tell('unreached', { why: 'blocked' }), /blocked or removed the bot/);
    assert.match(await tell('unreached'), /does not let the bot write/);
  });

  it('replaced by another case of the customer: said on the card and in the status', async () => {
    const { world, priya, card } = await invited();
    world.invitations.put('I-1001', { state: 'withdrawn', supersededBy: 'I-1002' });
    assert.match(await card(), /Replaced by I-1002/);
    assert.match((await priya.say('status')).said.join(), /I-1001 · Contoso Ltd \(replaced by I-1002\)/);
  });

  it('status: the latest cases of all customers by state, the newest first, and how many more there are', async () => {
    const { world, priya } = await invited();
    const customer = { ...tenants.contoso, country: undefined };
    for (let n = 2; n <= 13; n += 1) {
      world.clock.pass(60_000);
      const tenantId = `33333333-3333-4333-8333-0000000010${n < 10 ? '0' : ''}${n}`;
      const named = { ...customer, tenantId, name: n === 13 ? '' : `Customer ${n}` };
      const by = priya.person;
      await world.invitations.invite({ requestId: `r${n}`, customer: named, by, accountId: 'europe' });
      if (n > 11) world.invitations.put(`I-10${n}`, { state: 'wrong-account' });
    }
    const said = (await priya.say('status')).said[0] ?? '';
    assert.deepEqual(said.split('\n').slice(1), [
      '- **accepted the wrong account**: I-1013 · contoso.com; I-1012 · Customer 12',
      `- **prepared, not sent yet**: ${[11, 10, 9, 8, 7, 6, 5, 4].map((n) => `I-10${n < 10 ? '0' : ''}${n} · Customer ${n}`).join('; ')}`,
      '- and 3 more',
    ]);
  });

  it('status with little to tell: no word of more; a menu is nothing one is in the middle of', async () => {
    const { priya } = await invited();
    await priya.say('hello');
    const said = (await priya.say('status')).said[0] ?? '';
    assert.match(said, /\*\*prepared, not sent yet\*\*: I-1001 · Contoso Ltd$/);
  });
});
