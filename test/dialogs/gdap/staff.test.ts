import assert from 'node:assert/strict';
import { conversations, readable, type Chat, type Conversations } from '../../support/conversation.ts';
import { daysTyped, gdapAskedFor } from '../../../src/dialogs/gdap/model.ts';
import { people } from '../../support/sample-world.ts';

const day = 86_400_000;

describe('asking a customer for admin rights', () => {
  let world: Conversations;
  let priya: Chat;
  beforeEach(() => {
    world = conversations();
    priya = world.chat('priya');
  });

  it('happy path: customer, purpose, duration, yes; the card becomes the case', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('gdap contoso.com');
    assert.match(
      priya.text(),
      /What do we need to do at Contoso[^]*License Administrator[^]*never asked for/,
    );
    await priya.press('licences');
    assert.match(priya.heading(), /For how long/);
    await priya.press('next', { days: '180', extension: 'end' });
    assert.match(priya.text(), /180 days[^]*let it end/);
    const shown = await priya.press('create');
    assert.deepEqual([shown.case?.flow, shown.case?.caseId], ['gdap', 'G-1001']);
    const [request] = world.gdap.requests;
    assert.deepEqual(
      [request?.template, request?.durationDays, request?.autoExtends, request?.accountId],
      ['licences', 180, false, 'europe'],
    );
    assert.deepEqual(request?.by, { tenantId: people.priya.tenantId, userId: people.priya.userId });
  });

  it('everything typed instead of pressed: the same request', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('admin rights for contoso.com');
    await priya.say('Manage licences');
    await priya.say('2 years');
    await priya.say('yes');
    assert.deepEqual([world.gdap.requests.length, world.gdap.requests[0]?.durationDays], [1, 730]);
  });

  for (const [button, pattern] of [
    ['buying', /reseller relationship and the customer’s agreement are enough/],
    ['azure', /roles of the subscription itself are enough/],
  ] as const) {
    it(`${button}: told that no admin rights are needed, and nothing is asked for`, async () => {
      world.invitations.onRecord(people.megan.tenantId, 'europe');
      await priya.say('gdap contoso.com');
      await priya.press(button);
      assert.match(priya.text(), pattern);
      await priya.press('done');
      assert.ok(priya.last().closed);
      assert.deepEqual(world.gdap.requests, []);
    });
  }

  it('correction: other roles and another duration before it is prepared', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('gdap contoso.com');
    await priya.press('services');
    await priya.say('30');
    await priya.press('purpose');
    await priya.press('users');
    await priya.say('365');
    await priya.press('terms');
    await priya.say('90 days');
    await priya.press('create');
    assert.deepEqual([world.gdap.requests[0]?.template, world.gdap.requests[0]?.durationDays], ['users', 90]);
  });

  it('invalid input: no domain, an unknown one, our own, impossible days', async () => {
    await priya.say('gdap');
    await priya.say('contoso');
    assert.match(priya.text(), /is not a domain name/);
    await priya.say('nobody.example');
    assert.match(priya.text(), /Microsoft knows no tenant/);
    await priya.say('opendoor.example');
    assert.match(priya.text(), /one of our own tenants/);
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('contoso.com');
    await priya.press('users');
    for (const days of ['0', '731', 'for ever', '1.5']) {
      await priya.say(days);
      assert.match(priya.text(), /whole days from 1 to 730/, days);
    }
    await priya.press('next', { days: '-3', extension: 'end' });
    assert.match(priya.text(), /whole days from 1 to 730/);
  });

  it('a customer whose account is not certain: it is asked for, and a wrong answer again', async () => {
    await priya.say('gdap tailspintoys.com');
    assert.match(priya.heading(), /Which of our accounts/);
    await priya.say('the nicest one');
    assert.match(priya.text(), /Please pick an account/);
    await priya.say('Canada');
    await priya.press('users');
    await priya.press('next', { days: '30', extension: 'extend' });
    await priya.press('create');
    assert.deepEqual(
      [world.gdap.requests[0]?.accountId, world.gdap.requests[0]?.autoExtends],
      ['canada', true],
    );
  });

  it('asked for by two people: the second gets the request that is there, and is told so', async () => {
    const shown = [];
    for (const chat of [priya, world.chat('priya')]) {
      await asRequested(world, chat);
      shown.push(chat.last().case);
    }
    assert.deepEqual(
      shown.map((one) => one?.caseId),
      ['G-1001', 'G-1001'],
    );
    assert.equal(world.gdap.requests.length, 1);
    assert.equal(world.gdap.shownTo.length, 1);
    assert.match(shown[1]?.sentence ?? '', /already; this is it/);
  });

  it('digression and back: the draft goes on where it was', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('gdap contoso.com');
    await priya.press('licences');
    await priya.say('questions');
    await priya.say('resume');
    assert.match(priya.heading(), /For how long/);
  });

  it('resumed after a restart with what an earlier version kept: asks again and keeps the domain', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('gdap contoso.com');
    await priya.press('licences');
    priya.memory = JSON.parse(JSON.stringify(priya.memory).replaceAll('gdap@1', 'gdap@0')) as Chat['memory'];
    await priya.say('hello');
    assert.match(priya.text(), /contoso\.com/);
  });

  it('a spent button: nothing is asked for twice', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('gdap contoso.com');
    await priya.press('licences');
    await priya.say('365');
    const stamp = priya.stamp();
    await priya.press('create');
    const again = await priya.pressAt(stamp, 'create');
    assert.match(again.note ?? '', /answered already/);
    assert.equal(world.gdap.requests.length, 1);
  });

  it('Microsoft is down: said so, and the question stays', async () => {
    await priya.say('gdap');
    world.breakDown('customers.byDomain');
    await priya.say('contoso.com');
    assert.match([...priya.last().said, priya.last().note ?? ''].join(' '), /cannot be reached/);
    world.mend();
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await priya.say('contoso.com');
    assert.match(priya.heading(), /What do we need/);
  });

  it('a tenant of another cloud: led to what is possible there', async () => {
    await priya.say('gdap wingtip.cn');
    assert.match(priya.text(), /21Vianet/);
    assert.deepEqual(world.gdap.requests, []);
  });

  it('the case by its number: its card; an unknown number: not known', async () => {
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await asRequested(world, priya);
    const sam = world.chat('sam');
    const shown = await sam.say('gdap g-1001');
    assert.deepEqual([shown.case?.flow, shown.case?.caseId], ['gdap', 'G-1001']);
    const unknown = await sam.say('gdap G-9');
    assert.match(unknown.said.join(' '), /kenne ich nicht/);
  });

  it('in German: the words and the card', async () => {
    const sam = world.chat('sam');
    world.invitations.onRecord(people.megan.tenantId, 'europe');
    await sam.say('Adminrechte für contoso.com');
    assert.match(sam.text(), /Was müssen wir bei Contoso/);
  });
});

async function asRequested(world: Conversations, chat: Chat): Promise<void> {
  world.invitations.onRecord(people.megan.tenantId, 'europe');
  await chat.say('gdap contoso.com');
  await chat.press('licences');
  await chat.say('365');
  await chat.press('create');
}

describe('staff’s card of a request for admin rights', () => {
  let world: Conversations;
  let priya: Chat;
  beforeEach(async () => {
    world = conversations();
    priya = world.chat('priya');
    await asRequested(world, priya);
  });
  const cardText = async () => {
    const card = await priya.caseCard('gdap', 'G-1001');
    assert.ok(card !== undefined);
    return readable(card);
  };

  it('waiting: text for the customer with both links, by mail too, and until when', async () => {
    const text = await cardText();
    assert.match(text, /Waiting for the customer’s approval/);
    assert.match(text, /https:\/\/admin\.microsoft\.com[^]*G-1001/);
    assert.match(text, /teams\.microsoft\.com[^\n]*gdap%20G-1001/);
    assert.match(text, /mailto:/);
    assert.match(text, /To be approved until\nSun,? 13 Dec 2026/);
  });

  it('a German customer: the text is in German, the card is not', async () => {
    world.gdap.put('G-1001', { country: 'DE' });
    const text = await cardText();
    assert.match(text, /Guten Tag,[^]*Administratorrechte/);
    assert.match(text, /Waiting for the customer/);
  });

  it('Check now: says that nothing is new, or shows what is', async () => {
    const same = await priya.pressCase('gdap.check', 'G-1001');
    assert.match(same.case?.sentence ?? '', /has not approved yet/);
    world.gdap.atMicrosoft = { state: 'active', activatedAt: 1, endsAt: world.clock.now() + 100 * day };
    const changed = await priya.pressCase('gdap.check', 'G-1001');
    assert.equal(changed.case?.sentence, undefined);
    assert.match(await cardText(), /Active[^]*Nobody of ours has access unless/);
  });

  it('Extend, then Let it end in its place, and back; on an ended one: too late', async () => {
    world.gdap.put('G-1001', {
      state: 'active',
      autoExtends: false,
      activatedAt: 1,
      endsAt: world.clock.now() + 20 * day,
    });
    assert.match(await cardText(), /Extend\n/);
    const extended = await priya.pressCase('gdap.extend', 'G-1001');
    assert.match(extended.case?.sentence ?? '', /extends it by 180 days/);
    assert.doesNotMatch(await cardText(), /Extend\n/);
    assert.match(await cardText(), /then extended by 180 days[^]*Let it end\n/);
    const ends = await priya.pressCase('gdap.let-end', 'G-1001');
    assert.match(ends.case?.sentence ?? '', /no longer extends it; it ends on \w+,? \d/);
    assert.match(await cardText(), /Extend\n/);
    assert.doesNotMatch(await cardText(), /Let it end/);
    world.gdap.put('G-1001', { state: 'ended', end: 'removed', endedAt: 1 });
    const late = await priya.pressCase('gdap.extend', 'G-1001');
    assert.match(late.case?.sentence ?? '', /moved on meanwhile/);
  });

  for (const [access, pattern] of [
    ['asked', /is given these roles/],
    ['pending', /still switching it on/],
    ['active', /its members can work there/],
    ['fewer-roles', /some of these roles only/],
    ['faulty', /not as working/],
    ['refused', /refused it \(400, badRequest\)/],
    ['no-group', /names no security group/],
    ['too-late', /moved on meanwhile/],
  ] as const) {
    it(`Give our group access, ${access}: said so`, async () => {
      world.gdap.put('G-1001', { state: 'active', activatedAt: 1, endsAt: world.clock.now() + 20 * day });
      world.gdap.access = access;
      assert.match(await cardText(), /Nobody of ours has access unless our security group/);
      const given = await priya.pressCase('gdap.access', 'G-1001');
      assert.match(given.case?.sentence ?? '', pattern);
    });
  }

  it('rights for which the provider file names no group: where to add one, and no button', async () => {
    world.gdap.put('G-1001', { state: 'active', template: 'users', activatedAt: 1 });
    assert.match(await cardText(), /Add security groups/);
    assert.doesNotMatch(await cardText(), /Give our group access/);
  });

  it('Renew: a new case in its place, and the old card says so without the button', async () => {
    world.gdap.put('G-1001', { state: 'ended', end: 'expired', endedAt: 1 });
    const renewed = await priya.pressCase('gdap.renew', 'G-1001');
    assert.match(renewed.case?.sentence ?? '', /G-1002/);
    const text = await cardText();
    assert.match(text, /G-1002 takes its place/);
    assert.doesNotMatch(text, /Renew/);
  });

  it('Drop: withdrawn, and that Microsoft’s link lives on', async () => {
    await priya.pressCase('gdap.drop', 'G-1001');
    assert.match(await cardText(), /Withdrawn by us[^]*cannot take the link back: until/);
  });

  it('refused by Microsoft: the code, what helps, and Try again', async () => {
    world.gdap.put('G-1001', {
      state: 'creating',
      nextAt: undefined,
      trouble: { kind: 'unauthorised', status: 403, code: 'Authorization_RequestDenied' },
    });
    assert.match(await cardText(), /403, Authorization\\_RequestDenied[^]*Try again/);
    const retried = await priya.pressCase('gdap.retry', 'G-1001');
    assert.equal(retried.case?.caseId, 'G-1001');
  });

  for (const verb of ['check', 'retry', 'extend', 'let-end', 'access', 'renew', 'drop']) {
    it(`${verb} on an id nobody has: not known; by a customer: not allowed`, async () => {
      const unknown = await priya.pressCase(`gdap.${verb}`, 'G-9');
      assert.match(unknown.note ?? '', /do not know this case/);
      const before = world.gdap.all[0];
      const megan = world.chat('megan');
      const refused = await megan.pressCase(`gdap.${verb}`, 'G-1001');
      assert.match(refused.note ?? '', /does not include this/);
      assert.deepEqual(world.gdap.all[0], before);
    });
  }

  it('status: each request with where it stands', async () => {
    const { said } = await priya.say('status');
    assert.match(said.join('\n'), /G-1001 · Contoso[^]*waiting for the customer’s approval/);
  });

  it('help: offered to staff, and not to customers', async () => {
    assert.match((await priya.say('help')).said.join(' '), /gdap contoso\.com/);
    assert.doesNotMatch((await world.chat('megan').say('help')).said.join(' '), /gdap/);
  });
});

describe('words that ask for admin rights', () => {
  for (const [text, memory] of [
    ['gdap', {}],
    ['GDAP contoso.com', { given: 'contoso.com' }],
    ['admin rights for contoso', { given: 'contoso' }],
    ['Administratorrechte bei contoso.de', { given: 'contoso.de' }],
    ['gdap g-1001', { case: 'G-1001' }],
    ['what about contoso', undefined],
    ['gdap is a strange word', undefined],
  ] as const) {
    it(`“${text}”: ${memory === undefined ? 'no' : JSON.stringify(memory)}`, () => {
      assert.deepEqual(gdapAskedFor(text), memory);
    });
  }

  for (const [text, days] of [
    ['180', 180],
    ['1 day', 1],
    ['6 Monate', 180],
    ['2 years', 730],
    ['-1', undefined],
    ['soon', undefined],
  ] as const) {
    it(`“${text}”: ${days ?? 'no'} days`, () => {
      assert.equal(daysTyped(text), days);
    });
  }
});
