import assert from 'node:assert/strict';
import { sampleApproval } from '../../../scripts/gallery/approval-samples.ts';
import type { ApprovalRule } from '../../../src/domain/approval-rule.ts';
import { people, tenants } from '../../support/sample-world.ts';
import { keyOf, rulesHouse } from './house.ts';

const { oscar: oscarIs, leo: leoIs } = people;
const rule = (number: number, more: Partial<ApprovalRule> = {}): ApprovalRule => ({
  number,
  when: { kind: 'every-order' },
  scope: {},
  levels: [{ approvers: [], standIns: [] }],
  ...more,
});
const endOf = (month: number, day: number, hoursAhead: number) =>
  Date.UTC(2026, month - 1, day, 23, 59) - hoursAhead * 3_600_000;

describe('approval rules: how they stand', () => {
  for (const words of ['approvals rules', 'approval rules', 'Freigaberegeln', 'Freigabe-Regeln']) {
    it(`asked for by “${words}”`, async () => {
      const oscar = rulesHouse().chat('oscar');
      await oscar.say(words);
      assert.equal(oscar.heading(), 'Approval rules');
    });
  }

  it('a seller: reads them and whom to ask, and has nothing to press', async () => {
    const house = rulesHouse();
    house.approvals.put(oscarIs, { rules: [rule(3)] });
    const nina = house.chat('nina');
    await nina.say('approval rules');
    assert.equal(nina.last().closed, true);
    assert.match(nina.text(), /3\nEvery order → any owner/);
    assert.match(nina.text(), /Only owners change this: Oscar Ward, Leo Brandt/);
    assert.deepEqual(nina.choices(), []);
  });

  it('a seller’s forged press, and words that lead deeper: nothing is changed', async () => {
    const house = rulesHouse();
    house.approvals.put(oscarIs, { rules: [rule(1)] });
    const nina = house.chat('nina');
    await nina.say('approval rules');
    const { note } = await nina.pressAt('00000000-0000-4000-8000-000000000000', 'remove', { rule: '1' });
    assert.match(note ?? '', /earlier conversation/);
    assert.equal(house.approvals.of(oscarIs).rules.length, 1);
  });

  it('people of other companies: see their own rules only', async () => {
    const house = rulesHouse();
    house.approvals.put(oscarIs, { rules: [rule(1)] });
    const cora = house.chat('cora');
    await cora.say('Freigaberegeln');
    assert.match(cora.text(), /noch keine eigene Regel/);
  });

  it('a customer: is not offered it and does not get it', async () => {
    const megan = rulesHouse().chat('megan');
    await megan.say('approval rules');
    assert.notEqual(megan.heading(), 'Approval rules');
    assert.doesNotMatch((await megan.say('help')).said.join('\n'), /Approval rules/);
  });

  it('help: offered to owners, not to sellers', async () => {
    const house = rulesHouse();
    assert.match((await house.chat('oscar').say('help')).said.join('\n'), /“approval rules”/);
    assert.doesNotMatch((await house.chat('nina').say('help')).said.join('\n'), /approval rules/);
  });

  it('somebody named has left: the card says so', async () => {
    const house = rulesHouse();
    const gone = { tenantId: tenants.northwind.tenantId, userId: '77777777-7777-4777-8777-000000000099' };
    house.approvals.put(oscarIs, { rules: [rule(1, { levels: [{ approvers: [gone], standIns: [] }] })] });
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    assert.match(oscar.text(), /→ somebody who has left[^]*⚠ Rule 1: nobody who is named/);
  });

  it('forty rules: fit on the card, the rest is counted', async () => {
    const house = rulesHouse();
    const rules = Array.from({ length: 40 }, (_, n) => rule(n + 1));
    house.approvals.put(oscarIs, { rules });
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    assert.match(oscar.text(), /and 20 more/);
    await oscar.press('remove');
    assert.match(oscar.text(), /40: Every order/);
  });

  it('done: the card stays, without buttons', async () => {
    const oscar = rulesHouse().chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('done');
    assert.equal(oscar.last().closed, true);
    assert.deepEqual(oscar.choices(), []);
  });
});

describe('approval rules: changing them', () => {
  it('removed by tap or by number; one that is gone is said to be none', async () => {
    const house = rulesHouse();
    house.approvals.put(oscarIs, { rules: [rule(1), rule(2), rule(7)] });
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('remove');
    await oscar.press('remove', { rule: '1' });
    assert.match(oscar.text(), /has been removed/);
    await oscar.press('remove');
    await oscar.say('7');
    assert.deepEqual(
      house.approvals.of(oscarIs).rules.map(({ number }) => number),
      [2],
    );
    await oscar.press('remove');
    await oscar.press('remove', { rule: '9' });
    assert.match(oscar.text(), /Please pick a rule/);
  });

  it('numbers: kept as given; what makes no sense is said, with the other fields as they were filled in', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('numbers');
    const good = { fourEyes: 'off', without: '10', answer: '8', expiry: '3' };
    for (const [field, wrong, sentence] of [
      ['without', 'some', /percentage is a whole number/],
      ['answer', '0', /1 to 336 hours/],
      ['answer', '100', /closed\. Give it more days/],
      ['expiry', '61', /1 to 60 days/],
    ] as const) {
      await oscar.press('save', { ...good, [field]: wrong });
      assert.match(oscar.text(), sentence);
    }
    await oscar.press('save', good);
    const { fourEyes, withoutUpToPercent, answerHours, expiryDays } = house.approvals.of(oscarIs);
    assert.deepEqual([fourEyes, withoutUpToPercent, answerHours, expiryDays], [false, 10, 8, 3]);
    assert.match(oscar.text(), /up to 10 %[^]*8 hours[^]*3 days/);
    await oscar.press('numbers');
    await oscar.press('save', { ...good, without: '' });
    assert.equal(house.approvals.of(oscarIs).withoutUpToPercent, undefined);
  });

  it('the channel: named, and left by a button', async () => {
    const house = rulesHouse();
    const channel = {
      tenantId: tenants.northwind.tenantId,
      conversationId: '19:sales@thread.tacv2',
      name: 'Northwind sales',
    };
    house.approvals.put(oscarIs, { channel });
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    assert.match(oscar.text(), /Northwind sales/);
    await oscar.press('leave-channel');
    assert.equal(house.approvals.of(oscarIs).channel, undefined);
    assert.match(oscar.text(), /not posted in the channel any more[^]*mention me with “approvals here”/);
  });

  it('a Problem in the middle: said, and the question is still there', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('customer');
    house.breakDown('buyers.byDomain');
    const { said } = await oscar.press('next', { domain: 'adventure-works.com' });
    assert.match(said.join(' '), /cannot be reached/);
    house.mend();
    await oscar.press('next', { domain: 'adventure-works.com' });
    assert.equal(oscar.heading(), 'Who decides?');
  });
});

describe('approval rules: who is away', () => {
  it('nobody stands in, in a rule or for what waits already: said to who goes, and to others', async () => {
    const house = rulesHouse();
    const oscarOnly = { levels: [{ approvers: [oscarIs], standIns: [] }] };
    house.approvals.put(oscarIs, { rules: [rule(1, oscarOnly), rule(2)] });
    const resellerId = house.resellers.all.find(({ company }) => company === 'Northwind IT Ltd')?.id ?? '';
    const levels = oscarOnly.levels;
    house.asked.put({ ...sampleApproval(), id: 'A-1004', resellerId, levels });
    house.asked.put({ ...sampleApproval(), id: 'A-1005', resellerId, stoodIn: true });
    const oscar = house.chat('oscar');
    const { said } = await oscar.say('I am away until 3 December');
    assert.match(said.join(' '), /Nobody stands in for you with what waits already: A-1004\. Please/);
    assert.match(oscar.text(), /⚠ Nobody stands in for you in rule 1: its orders wait/);
    assert.doesNotMatch(oscar.text(), /rule 2/);
    const leo = house.chat('leo');
    await leo.say('Freigaberegeln');
    assert.match(leo.text(), /⚠ Regel 1: Wer entscheidet, ist gerade nicht da \(abwesend: Oscar Ward\)/);
    await oscar.say('I am back');
    assert.doesNotMatch(oscar.text(), /Nobody stands in/);
  });

  it('a colleague is away with something that waits for them alone: who notes it hears that', async () => {
    const house = rulesHouse();
    const resellerId = house.resellers.all.find(({ company }) => company === 'Northwind IT Ltd')?.id ?? '';
    house.asked.put({
      ...sampleApproval(),
      id: 'A-1004',
      resellerId,
      levels: [{ approvers: [leoIs], standIns: [] }],
    });
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('away');
    const { said } = await oscar.press('note', { person: keyOf('leo'), until: 'tomorrow' });
    assert.match(said.join(' '), /Nobody stands in for Leo Brandt with what waits already: A-1004/);
  });

  it('typed in English and German: until the end of that day where the reader is, and back', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('I am away until 3 December');
    assert.match(oscar.text(), /Noted[^]*Oscar Ward, up to and including Thu,? 3 Dec 2026/);
    assert.deepEqual(house.approvals.of(oscarIs).away, [
      { tenantId: oscarIs.tenantId, userId: oscarIs.userId, until: endOf(12, 3, 0) },
    ]);
    const leo = house.chat('leo');
    await leo.say('Ich bin bis 3. Oktober abwesend.');
    assert.deepEqual(
      house.approvals.of(leoIs).away.map(({ until }) => until),
      [endOf(12, 3, 0), endOf(10, 3, 1)],
    );
    await leo.say('ich bin wieder da');
    await oscar.say('I’m away until Friday');
    assert.deepEqual(
      house.approvals.of(oscarIs).away.map(({ until }) => until),
      [endOf(9, 18, 1)],
    );
    await oscar.say("I'm back");
    assert.deepEqual(house.approvals.of(oscarIs).away, []);
  });

  it('a day nobody understands, or that is over: said, and asked for', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    const { said } = await oscar.say('I am away until the cows come home');
    assert.match(said.join(' '), /do not understand that day/);
    assert.equal(oscar.heading(), 'Who is away?');
    await oscar.press('note', { person: `${oscarIs.tenantId}/${oscarIs.userId}`, until: '3.1.2020' });
    assert.match(oscar.text(), /That day is over/);
    await oscar.press('note', { person: `${oscarIs.tenantId}/${oscarIs.userId}`, until: '31 February' });
    assert.match(oscar.text(), /do not understand that day/);
    await oscar.say('morgen');
    assert.equal(house.approvals.of(oscarIs).away.length, 1);
  });

  it('a colleague, by an owner; somebody of another company is nobody', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('away');
    const { cora } = people;
    await oscar.press('note', { person: `${cora.tenantId}/${cora.userId}`, until: '3 December' });
    assert.match(oscar.text(), /Please pick somebody/);
    await oscar.press('note', { person: `${leoIs.tenantId}/${leoIs.userId}`, until: '3 December' });
    assert.match(oscar.text(), /Leo Brandt, up to and including/);
    await oscar.press('away');
    await oscar.press('here', { person: `${leoIs.tenantId}/${leoIs.userId}` });
    assert.deepEqual(house.approvals.of(oscarIs).away, []);
  });

  it('who is no owner: notes their own absence, nobody else’s; the rules show it', async () => {
    const house = rulesHouse();
    const nina = house.chat('nina');
    await nina.say('I am away until 3 December');
    assert.match(nina.text(), /Noted[^]*Nina Roth, up to and including Thu,? 3 Dec 2026/);
    assert.match(nina.text(), /Only owners change this: Oscar Ward, Leo Brandt\. That you are away/);
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    assert.match(oscar.text(), /Nina Roth, up to and including/);
    await nina.say('I am back');
    assert.match(nina.text(), /Noted: back again/);
    assert.deepEqual(house.approvals.of(oscarIs).away, []);
    assert.match(
      (await nina.say('I am away until the cows come home')).said.join(' '),
      /understand that day/,
    );
    assert.equal(nina.heading(), 'Who is away?');
    assert.doesNotMatch(nina.text(), /Leo Brandt/);
    await nina.press('note', { person: `${leoIs.tenantId}/${leoIs.userId}`, until: '3 December' });
    assert.match(nina.text(), /Please pick somebody/);
    await nina.press('note', { person: keyOf('nina'), until: '3 December' });
    assert.equal(house.approvals.of(oscarIs).away.length, 1);
  });

  it('in German, by somebody who is no owner', async () => {
    const house = rulesHouse(['oscar', 'owner'], ['leo', 'seller']);
    const leo = house.chat('leo');
    await leo.say('Ich bin bis 3. Oktober abwesend.');
    assert.match(leo.text(), /Leo Brandt, bis einschließlich/);
    assert.match(leo.text(), /Dass Sie abwesend sind, sagen Sie selbst/);
    assert.equal(house.approvals.of(oscarIs).away.length, 1);
  });

  it('an absence that is over: is not shown, and goes with the next one', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('I am away until tomorrow');
    house.clock.pass(3 * 86_400_000);
    await oscar.say('approval rules');
    assert.match(oscar.text(), /Away[^]*nobody/);
    await house.chat('leo').say('I am away until 3 December');
    assert.equal(house.approvals.of(oscarIs).away.length, 1);
  });
});

describe('approval rules: in a channel', () => {
  const sales = {
    place: 'group',
    channel: { conversationId: '19:sales@thread.tacv2', name: 'Northwind sales' },
  } as const;
  const inChannel = (house: ReturnType<typeof rulesHouse>, name: 'oscar' | 'nina' | 'leo' | 'cora') =>
    house.chat(name, sales);

  it('an owner says “approvals here”: they are posted there; no card in the channel; taken back by words', async () => {
    const house = rulesHouse();
    const oscar = inChannel(house, 'oscar');
    const here = await oscar.say('approvals here');
    assert.match(here.said.join(' '), /posted here from now on/);
    assert.equal(here.card, undefined);
    assert.deepEqual(house.approvals.of(oscarIs).channel, {
      tenantId: tenants.northwind.tenantId,
      conversationId: '19:sales@thread.tacv2',
      name: 'Northwind sales',
    });
    const other = house.chat('oscar', { ...sales, channel: { conversationId: '19:other', name: 'Other' } });
    assert.match((await other.say('no approvals here')).said.join(' '), /are not posted here/);
    assert.notEqual(house.approvals.of(oscarIs).channel, undefined);
    assert.match((await oscar.say('no approvals here')).said.join(' '), /not posted here any more/);
    assert.equal(house.approvals.of(oscarIs).channel, undefined);
  });

  it('in German, in a channel whose name Teams does not tell', async () => {
    const house = rulesHouse();
    const leo = house.chat('leo', { ...sales, channel: { conversationId: '19:sales', name: '' } });
    assert.match((await leo.say('Freigaben hierher')).said.join(' '), /erscheinen ab jetzt hier/);
    assert.equal(house.approvals.of(leoIs).channel?.name, 'ein Kanal Ihres Teams');
    assert.match((await leo.say('keine Freigaben mehr hier')).said.join(' '), /erscheinen hier nicht mehr/);
  });

  it('a seller: hears whom to ask, and nothing changes', async () => {
    const house = rulesHouse();
    const { said } = await inChannel(house, 'nina').say('approvals here');
    assert.match(said.join(' '), /Only owners can change that/);
    assert.equal(house.approvals.of(oscarIs).channel, undefined);
  });

  it('a team of another tenant: refused', async () => {
    const house = rulesHouse();
    house.approvals.refuses = 'channel';
    assert.match(
      (await inChannel(house, 'oscar').say('approvals here')).said.join(' '),
      /not in a tenant of your/,
    );
  });

  it('in the own chat: told where to say it', async () => {
    const oscar = rulesHouse().chat('oscar');
    assert.match((await oscar.say('approvals here')).said.join(' '), /in the channel you mean/);
    assert.equal(oscar.heading(), 'Approval rules');
  });
});

describe('my company', () => {
  it('an owner: finds the approval rules there; a seller does not need to', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('my company');
    await oscar.press('rules');
    assert.equal(oscar.heading(), 'Approval rules');
    const nina = house.chat('nina');
    await nina.say('my company');
    assert.deepEqual(nina.choices(), []);
  });
});
