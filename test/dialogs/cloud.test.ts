import assert from 'node:assert/strict';
import type { NationalCloud } from '../../src/domain/cloud-ways.ts';
import { conversations, readable, type Conversations } from '../support/conversation.ts';
import { ordering } from '../support/ordering.ts';
import { sampleAccounts, tenants } from '../support/sample-world.ts';

const europe = sampleAccounts.find(({ id }) => id === 'europe')!;
const chinaLink = `https://portal.partner.microsoftonline.cn/Adminportal/Home?invType=ResellerRelationship&partnerId=${europe.tenantId}&msppId=0#/partners/invitation`;
const governmentLink = `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${europe.tenantId}&csp=1&msppid=0`;

/** Gives the house an account in a cloud, or with `accountId: undefined` only a link. */
function equip(world: Conversations, cloud: NationalCloud, link: string, accountId?: string) {
  const legalName = `Open Door in ${cloud}`;
  world.nationalClouds.house.set(cloud, { legalName, link, accountId });
  if (accountId !== undefined)
    world.accounts.push({
      ...europe,
      id: accountId,
      cloud,
      legalName,
      markets: [cloud === 'china' ? 'CN' : 'US'],
      link,
    });
}

describe('national clouds: a customer’s administrator', () => {
  for (const [name, heading, cloud, choice, form, sent] of [
    [
      'grady',
      'This tenant is run by 21Vianet',
      'china',
      'desk',
      'Talk to our China desk',
      /Our China desk has/,
    ],
    ['ulrike', 'That cloud is closed to new customers', 'germany', 'moving', 'About moving', /about moving/],
  ] as const) {
    it(`${cloud}: no link, people are told once, and the conversation leads to them`, async () => {
      const world = conversations();
      const chat = world.chat(name);
      await chat.say('accept');
      assert.equal(chat.heading(), heading);
      assert.match(chat.text(), /Our people have been told/);
      assert.doesNotMatch(chat.text(), /https:/);
      await chat.say('hmm');
      assert.equal(world.handOvers.length, 1);
      const [notice] = world.handOvers;
      assert.deepEqual([notice?.topic, notice?.automatic, notice?.step], [cloud, true, 'way']);
      const priya = world.chat('priya');
      const card = async (id = '') => readable((await priya.caseCard('person', id))!);
      assert.match(await card(notice?.id), /Automatic notice[^]*nobody asked yet/);

      await chat.press(choice);
      assert.equal(chat.heading(), form);
      await chat.press('send', { words: '' });
      assert.match(chat.text(), sent);
      const asked = world.handOvers[1];
      assert.deepEqual([asked?.topic, asked?.automatic, asked?.words], [cloud, false, '']);
      assert.match(await card(asked?.id), /(China|Germany)[^]*was told that the usual link does not work/);
      assert.equal(world.invitations.all.length, 0);
    });
  }

  it('US Government: what is needed for the check is asked, and reaches our people as one case', async () => {
    const world = conversations();
    const joni = world.chat('joni');
    await joni.say('accept');
    assert.equal(joni.heading(), 'This is a government tenant');
    assert.doesNotMatch(joni.text(), /https:/);
    await joni.press('eligibility');
    await joni.press('send', { contact: 'Joni, +1 425 555 0100' });
    assert.match(joni.text(), /Please pick the kind of organisation/);
    await joni.press('send', { kind: 'state-or-local' });
    assert.match(joni.text(), /who can be asked/);
    await joni.press('send', {
      kind: 'state-or-local',
      website: 'adatum.gov',
      contact: 'Joni, +1 425 555 0100',
    });
    assert.match(joni.text(), /check eligibility/);
    const asked = world.handOvers[1];
    assert.deepEqual(
      [asked?.topic, asked?.automatic, asked?.flow, asked?.step],
      ['us-government', false, 'cloud', 'eligibility'],
    );
    assert.equal(
      asked?.words,
      'Customer: Adatum Agency, adatum.gov\nOrganisation: State or local government\nWeb site: adatum.gov\nContact: Joni, +1 425 555 0100',
    );
  });

  it('US Government: everything typed in one message is taken as it is', async () => {
    const world = conversations();
    const joni = world.chat('joni');
    await joni.say('accept');
    await joni.say('start eligibility');
    await joni.say('We are the county of King, please write to joni@adatum.gov');
    assert.match(world.handOvers[1]?.words ?? '', /Contact: We are the county of King/);
  });

  it('US Government with an account of ours: accepted through it, and the link is that of the account', async () => {
    const world = conversations();
    equip(world, 'us-government', governmentLink, 'government');
    const joni = world.chat('joni');
    world.signIn.holdToken(joni.person.userId);
    await joni.say('accept');
    assert.ok(joni.choices().includes('accept'));
    await joni.press('accept');
    assert.match(joni.text(), /Open Door in us-government/);
    await joni.press('start');
    assert.match(joni.text(), /United States|Open Door in us-government/);
    await joni.press('right');
    assert.equal(world.invitations.all[0]?.accountId, 'government');
    assert.equal(world.invitations.all[0].cloud, 'us-government');
  });

  it('a link that is only kept: not for customers', async () => {
    const world = conversations();
    equip(world, 'us-government', governmentLink);
    const joni = world.chat('joni');
    await joni.say('accept');
    assert.ok(!joni.choices().includes('accept'));
    assert.ok(!joni.choices().includes('letter'));
  });

  it('a closed cloud, but only a talk wanted: the general form, which needs words', async () => {
    const world = conversations();
    const chat = world.chat('joni');
    await chat.say('accept');
    await chat.press('person');
    assert.equal(chat.heading(), 'Talk to a person');
    await chat.press('send', { words: '' });
    assert.match(chat.text(), /Please write a few words/);
    await chat.say('Which cloud is best');
    assert.deepEqual([world.handOvers[1]?.topic, world.handOvers[1]?.words], ['help', 'Which cloud is best']);
  });

  it('Germany: Europe is named with the account that sells there, and our people are asked', async () => {
    const world = conversations();
    const ulrike = world.chat('ulrike');
    await ulrike.say('accept');
    await ulrike.press('europe');
    assert.match(ulrike.text(), /Open Door Technology \(Ireland\) Limited/);
    await ulrike.press('ask');
    assert.equal(ulrike.heading(), 'About moving');
  });

  it('somebody else’s domain: a customer hears of the own tenant only', async () => {
    const world = conversations();
    const joni = world.chat('joni');
    await joni.say('cloud wingtip.cn');
    assert.equal(joni.heading(), 'This is a government tenant');
    assert.doesNotMatch(joni.text(), /wingtip/i);
  });

  for (const name of ['joni', 'grady', 'ulrike', 'megan'] as const) {
    it(`${name}: permissions removed, what is left is told in every cloud`, async () => {
      const chat = conversations().chat(name);
      await chat.say('permissions removed');
      assert.match(chat.text(), /still has to support[^]*service request on behalf of the customer/);
      assert.equal(/commercial relationship stays/.test(chat.text()), name === 'grady');
    });
  }
});

describe('national clouds: sellers', () => {
  it('an order for such a tenant: told why, staff hears of it once, and another customer is chosen for the draft', async () => {
    const { world, nina } = ordering();
    const { said } = await nina.say('5 E3 for wingtip.cn');
    assert.equal(nina.heading(), 'This tenant is run by 21Vianet');
    assert.match(said.join(' '), /F-\d+ stays as a draft/);
    assert.doesNotMatch(nina.text(), /Wingtip(?!\.)\b/);
    await nina.say('hmm');
    assert.deepEqual(
      world.handOvers.map(({ topic, automatic, words }) => [topic, automatic, words]),
      [['china', true, 'wingtip.cn']],
    );
    await nina.press('another');
    assert.equal(nina.heading(), 'Which customer?');
    assert.equal(world.orders.all.length, 1);
  });

  it('the closed cloud: a new tenant in Europe is ordered instead', async () => {
    const { world, nina } = ordering();
    await nina.say('cloud lucerne.de');
    await nina.press('europe');
    assert.equal(world.orders.all.length, 1);
    assert.equal(world.orders.all[0]?.draft.use, 'customer');
  });

  it('links and codes: not for sellers', async () => {
    const { world, nina } = ordering();
    equip(world, 'china', chinaLink);
    world.nationalClouds.codes.push({ organisation: 'City', code: 'GCC-1', allowed: 2, left: 2 });
    await nina.say('cloud wingtip.cn');
    assert.deepEqual(nina.choices(), ['desk', 'differs', 'removed', 'another']);
    await nina.say('cloud adatum.gov');
    assert.doesNotMatch(nina.text(), /GCC-1/);
  });
});

describe('national clouds: the provider’s staff', () => {
  it('every cloud by its name: what is different, all of it', async () => {
    const priya = conversations().chat('priya');
    await priya.say('national clouds');
    assert.equal(priya.heading(), 'Which customer, or which cloud?');
    await priya.press('china');
    await priya.press('differs');
    for (const fact of [
      /admin center of Office 365 operated by 21Vianet/,
      /delegated administration \(no GDAP\)/,
      /Only one partner that sells can have delegated administration of a service/,
      /Partner Relationships/,
      /belongs to the reseller account[^]*can be used again/,
      /first two paragraphs may be edited/,
      /the Microsoft Customer Agreement/,
      /removing seats/,
      /ordering add-ons/,
      /changing over or migrating/,
      /partner of record/,
      /a bill for the subscriptions/,
    ])
      assert.match(priya.text(), fact);
    await priya.press('back');
    await priya.press('another');
    await priya.press('us-government');
    await priya.press('differs');
    assert.match(priya.text(), /Microsoft Office Admin portal[^]*cannot be left out/);
  });

  it('codes with customers left: shown where government organisations are qualified', async () => {
    const world = conversations();
    world.nationalClouds.codes.push({ organisation: 'City of Redmond', code: 'GCC-77', allowed: 5, left: 2 });
    const priya = world.chat('priya');
    await priya.say('cloud adatum.gov');
    assert.match(priya.text(), /City of Redmond: GCC-77 \(2 of 5 left\)/);
    await priya.say('cloud wingtip.cn');
    assert.doesNotMatch(priya.text(), /GCC-77/);
  });

  it('more waits for staff than they can answer: not said that they were told', async () => {
    const world = conversations();
    world.fillHelp();
    const chat = world.chat('grady');
    await chat.say('accept');
    assert.equal(chat.heading(), 'This tenant is run by 21Vianet');
    assert.doesNotMatch(chat.text(), /have been told/);
  });

  it('nothing told to themselves: staff that looks up a tenant causes no notice', async () => {
    const world = conversations();
    await world.chat('priya').say('cloud wingtip.cn');
    assert.equal(world.handOvers.length, 0);
  });

  it('China with an account: the paragraphs are edited, the link is not; sent, it is a named invitation', async () => {
    const world = conversations();
    equip(world, 'china', chinaLink, 'china');
    const priya = world.chat('priya');
    await priya.say('cloud wingtip.cn');
    await priya.press('letter');
    assert.match(priya.text(), /What follows/);
    await priya.press('show', { first: 'Dear Grady, see https://evil.example', second: 'Thanks' });
    assert.match(priya.text(), /only link is the one below/);
    await priya.press('show', { first: 'Dear Grady,', second: '' });
    assert.match(priya.text(), /need words/);
    await priya.press('show', { first: 'Dear Grady,', second: 'please agree.' });
    const text = priya.text();
    assert.ok(text.includes(`Dear Grady,\n\nplease agree.\n\n`));
    assert.ok(text.includes(chinaLink));
    const mailto = /mailto:\S+/.exec(text)?.[0] ?? '';
    assert.ok(decodeURIComponent(mailto).includes(chinaLink), 'the mail has the link as it is');
    await priya.press('sent');
    const [made] = world.invitations.all;
    assert.deepEqual([made?.accountId, made?.cloud, made?.state], ['china', 'china', 'sent']);
    assert.equal(priya.last().case?.caseId, made?.id);
  });

  it('China with a kept link: sent, and said that nobody hears of the acceptance', async () => {
    const world = conversations();
    equip(world, 'china', chinaLink);
    const priya = world.chat('priya');
    await priya.say('cloud wingtip.cn');
    await priya.press('letter');
    await priya.press('show', { first: 'a', second: 'b' });
    await priya.press('sent');
    assert.match(priya.text(), /do not hear of an acceptance/);
    assert.equal(world.invitations.all.length, 0);
  });

  it('a mail too long for a mail program: only to be copied', async () => {
    const world = conversations();
    equip(world, 'china', chinaLink);
    const priya = world.chat('priya');
    await priya.say('cloud wingtip.cn');
    await priya.press('letter');
    await priya.press('show', { first: 'ä'.repeat(600), second: 'b' });
    assert.doesNotMatch(priya.text(), /mailto:/);
  });

  it('China without a link: the desk instead', async () => {
    const priya = conversations().chat('priya');
    await priya.say('cloud wingtip.cn');
    assert.match(priya.text(), /none configured/);
    assert.deepEqual(priya.choices(), ['desk', 'differs', 'removed', 'another']);
  });

  it('Germany: Europe leads to an invitation of the new tenant', async () => {
    const priya = conversations().chat('priya');
    await priya.say('cloud lucerne.de');
    await priya.press('europe');
    await priya.press('invite');
    assert.equal(priya.heading(), 'Which customer?');
  });

  it('the public cloud: the usual way, with the invitation', async () => {
    const priya = conversations().chat('priya');
    await priya.say('cloud contoso.com');
    assert.equal(priya.heading(), 'The public cloud');
    await priya.press('invite');
    assert.match(priya.heading(), /Invite Contoso Ltd/);
  });

  it('a domain nobody has, our own, or none: said so, and asked again', async () => {
    const priya = conversations().chat('priya');
    for (const [domain, why] of [
      ['nobody.example', /knows no tenant with the domain nobody\.example/],
      ['opendoor.example', /one of our own tenants/],
      ['a..b', /is not a domain name/],
    ] as const) {
      const { said } = await priya.say(`cloud ${domain}`);
      assert.match(said.join(' '), why);
      assert.equal(priya.heading(), 'Which customer, or which cloud?');
    }
    await priya.press('look', { domain: '' });
    assert.match(priya.text(), /is not a domain name/);
    await priya.say('wingtip.cn');
    assert.equal(priya.heading(), 'This tenant is run by 21Vianet');
  });

  it('the link is gone meanwhile: said so, never an old one', async () => {
    const world = conversations();
    equip(world, 'china', chinaLink);
    const priya = world.chat('priya');
    await priya.say('cloud wingtip.cn');
    await priya.press('letter');
    world.nationalClouds.house.clear();
    const { said } = await priya.press('show', { first: 'a', second: 'b' });
    assert.match(said.join(' '), /no link into this cloud any more/);
    assert.doesNotMatch(priya.text(), /https:/);
  });

  it('words that only name a country or a cloud in passing: not taken for a question about clouds', async () => {
    const world = conversations();
    assert.notEqual(
      world.flows.find(({ id }) => id === 'cloud'),
      undefined,
    );
    const cloud = world.flows.find(({ id }) => id === 'cloud')!;
    for (const said of [
      'Germany',
      'china',
      'Deutschland',
      'cloud',
      '5 E3 for wingtip.cn',
      'cloud storage',
      'accept',
    ])
      assert.equal(cloud.askedFor(said, 'en', new Set()), undefined, said);
    assert.deepEqual(cloud.askedFor('Cloud Wingtip.cn', 'en', new Set()), { domain: 'wingtip.cn' });
    assert.deepEqual(cloud.askedFor('21Vianet?', 'en', new Set()), { named: 'china' });
    assert.deepEqual(cloud.askedFor('Microsoft Cloud Deutschland', 'de', new Set()), { named: 'germany' });
    assert.equal(tenants.wingtip.cloud, 'china');
  });
});
