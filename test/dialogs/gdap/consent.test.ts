import assert from 'node:assert/strict';
import { conversations, readable, type Chat, type Conversations } from '../../support/conversation.ts';
import { people, tenants } from '../../support/sample-world.ts';

const day = 86_400_000;

async function world(): Promise<Conversations> {
  const all = conversations();
  all.invitations.onRecord(people.megan.tenantId, 'europe');
  const priya = all.chat('priya');
  await priya.say('gdap contoso.com');
  await priya.press('user-help');
  await priya.say('365');
  await priya.press('create');
  return all;
}

const cardText = async (chat: Chat, id = 'G-1001') => {
  const card = await chat.caseCard('gdap-consent', id);
  return card === undefined ? undefined : readable(card);
};

describe('a request for admin rights, on the customer’s side', () => {
  it('opened by the link of the text: the case card with roles in plain words and Microsoft’s page', async () => {
    const all = await world();
    const megan = all.chat('megan');
    const shown = await megan.say('gdap G-1001');
    assert.deepEqual([shown.case?.flow, shown.case?.caseId], ['gdap-consent', 'G-1001']);
    assert.deepEqual(all.gdap.shownTo, [`G-1001 ${people.megan.userId}`]);
    const text = (await cardText(megan)) ?? '';
    assert.match(text, /Helpdesk Administrator\*\* – reset passwords/);
    assert.match(text, /No mail, files or chats, and never Global Administrator/);
    assert.match(text, /Only a Global Administrator can approve[^]*Open Microsoft’s page/);
    assert.match(text, /365 days/);
  });

  it('without a number: the newest request of their organisation; none: told so', async () => {
    const all = await world();
    assert.equal((await all.chat('alex').say('gdap')).case?.caseId, 'G-1001');
    const katrin = all.chat('katrin');
    await katrin.say('gdap');
    assert.match(katrin.text(), /Keine Anfrage nach Administratorrechten/);
  });

  it('another customer: neither card nor buttons, exactly as for an unknown number', async () => {
    const all = await world();
    const katrin = all.chat('katrin');
    const [foreign, unknown] = [await katrin.say('gdap G-1001'), await katrin.say('gdap G-9')];
    assert.deepEqual(foreign.said, unknown.said);
    assert.equal(foreign.case, undefined);
    assert.equal(await cardText(katrin), undefined);
    for (const verb of ['check', 'ask', 'again']) {
      const pressed = await katrin.pressCase(`gdap-consent.${verb}`, 'G-1001');
      assert.deepEqual(pressed.note, (await katrin.pressCase(`gdap-consent.${verb}`, 'G-9')).note);
    }
  });

  it('Check now: not yet, then active without a sentence', async () => {
    const all = await world();
    const megan = all.chat('megan');
    const not = await megan.pressCase('gdap-consent.check', 'G-1001');
    assert.match(not.case?.sentence ?? '', /no approval yet/);
    all.gdap.atMicrosoft = { state: 'active', activatedAt: 1, endsAt: all.clock.now() + 365 * day };
    const active = await megan.pressCase('gdap-consent.check', 'G-1001');
    assert.equal(active.case?.sentence, undefined);
    const text = (await cardText(megan)) ?? '';
    assert.match(text, /Active[^]*To remove it/);
    assert.doesNotMatch(text, /Open Microsoft’s page/);
  });

  it('Ask a question: our people, with the case', async () => {
    const all = await world();
    const megan = all.chat('megan');
    await megan.pressCase('gdap-consent.ask', 'G-1001');
    await megan.say('Why these roles?');
    assert.deepEqual(
      [all.handOvers[0]?.flow, all.handOvers[0]?.caseId, all.handOvers[0]?.words],
      ['gdap-consent', 'G-1001', 'Why these roles?'],
    );
  });

  it('too old (error path 36): says when it ended, and leads to the new one', async () => {
    const all = await world();
    const megan = all.chat('megan');
    const endedAt = Date.UTC(2026, 8, 3, 12);
    all.gdap.put('G-1001', { state: 'ended', end: 'unanswered', endedAt });
    await all.chat('priya').pressCase('gdap.renew', 'G-1001');
    const text = (await cardText(megan)) ?? '';
    assert.match(text, /This request ended on Thu,? 3 Sept? 2026\. Here is a new one\./);
    const shown = await megan.pressCase('gdap-consent.again', 'G-1001');
    assert.equal(shown.case?.caseId, 'G-1002');
  });

  for (const [event, pattern] of [
    ['active', /Thank you\. The admin rights for \*\*Open Door Technology\*\* are active until/],
    ['removed', /are removed\. Licences and orders stay/],
    ['dropped', /has ended its admin rights/],
    ['expired', /their time has ended/],
    ['rejected', /is rejected\. Nobody got any rights/],
  ] as const) {
    it(`news ${event}: one sentence`, async () => {
      const all = await world();
      const isActive = event === 'active';
      all.gdap.put('G-1001', {
        state: isActive ? 'active' : 'ended',
        end: isActive ? undefined : event,
        endsAt: all.clock.now() + 365 * day,
      });
      const flow = all.flows.find(({ id }) => id === 'gdap-consent');
      const news = { event, caseId: 'G-1001', facts: {}, possibleRepeat: false };
      const made = await flow?.announce?.(news, all.chat('megan').person);
      assert.match(made?.message ?? '', pattern);
    });
  }
});

describe('a seller and admin rights', () => {
  function selling() {
    const all = conversations();
    const { userId, tenantId, name } = people.nina;
    all.resellers.confirmed({
      tenantId: tenants.northwind.tenantId,
      company: 'Northwind IT Ltd',
      people: [{ userId, tenantId, name, roles: ['seller'], state: 'admitted' }],
    });
    return all;
  }

  it('asks for them: told what they are, and the wish goes to the provider’s people', async () => {
    const all = selling();
    const nina = all.chat('nina');
    await nina.say('gdap contoso.com');
    assert.match(nina.text(), /Buying licences needs none[^]*contoso\.com/);
    await nina.press('send', { words: 'contoso.com, to reset passwords' });
    assert.ok(nina.last().closed);
    const [handed] = all.handOvers;
    assert.deepEqual([handed?.topic, handed?.words], ['admin-rights', 'contoso.com, to reset passwords']);
    assert.deepEqual(all.gdap.requests, []);
  });

  it('says nothing, or changes their mind: nothing is sent', async () => {
    const all = selling();
    const nina = all.chat('nina');
    await nina.say('gdap');
    await nina.press('send', { words: '  ' });
    assert.match(nina.text(), /Please name the customer/);
    await nina.press('never');
    assert.deepEqual(all.handOvers, []);
  });

  it('somebody else’s request by number: not known', async () => {
    const all = selling();
    const shown = await all.chat('nina').say('gdap G-1001');
    assert.match(shown.said.join(' '), /do not know this case/);
  });
});
