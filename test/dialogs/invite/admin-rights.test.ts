import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { invitedBy, northwind } from '../../support/inviting.ts';
import { people, tenants } from '../../support/sample-world.ts';

/** Priya looks at what was found about a customer. */
async function found(domain = 'contoso.com') {
  const world = conversations();
  const priya = world.chat('priya');
  await priya.say(`invite ${domain}`);
  const card = async () => readable((await priya.caseCard('invite', 'I-1001'))!);
  return { world, priya, card };
}

describe('invite: admin rights asked for beside it', () => {
  it('ticked: asked for at once with the least roles and a year; both cards, and the invitation’s says how it stands', async () => {
    const { world, priya, card } = await found();
    assert.match(priya.text(), /GDAP – read directory[^]*365 days[^]*Also ask for\nfalse/);
    const shown = await priya.press('create', { rights: 'true' });
    assert.deepEqual([shown.case?.flow, shown.case?.caseId], ['invite', 'I-1001']);
    assert.match(shown.case?.sentence ?? '', /^G-1001 asks for the admin rights/);
    const [request] = world.gdap.requests;
    assert.deepEqual(
      [request?.template, request?.durationDays, request?.autoExtends, request?.accountId, request?.by],
      ['services', 365, true, 'europe', { tenantId: people.priya.tenantId, userId: people.priya.userId }],
    );
    assert.match(await card(), /Admin rights\nG-1001: waiting for the customer’s approval/);
    world.gdap.put('G-1001', { state: 'active' });
    assert.match(await card(), /G-1001: active/);
    world.gdap.put('G-1001', { state: 'ended', end: 'removed' });
    assert.doesNotMatch(await card(), /Admin rights/);
  });

  it('not ticked, or typed “yes”: nothing is asked for', async () => {
    for (const answer of ['press', 'type']) {
      const { world, priya, card } = await found();
      const shown = await (answer === 'press'
        ? priya.press('create', { rights: 'false' })
        : priya.say('yes'));
      assert.deepEqual([shown.case?.caseId, shown.case?.sentence], ['I-1001', undefined], answer);
      assert.deepEqual(world.gdap.requests, []);
      assert.doesNotMatch(await card(), /Admin rights/);
    }
  });

  it('ticked, then another region, then unticked: what was said last counts', async () => {
    const { world, priya } = await found();
    await priya.press('other', { rights: 'true' });
    await priya.say('Canada, their tenant is Canadian');
    await priya.press('other', { rights: 'true' });
    await priya.press('back');
    await priya.say('yes');
    assert.deepEqual(
      world.gdap.requests.map(({ accountId }) => accountId),
      ['canada'],
    );

    const again = await found();
    await again.priya.press('other', { rights: 'true' });
    await again.priya.press('back');
    await again.priya.press('create', { rights: 'false' });
    assert.deepEqual(again.world.gdap.requests, []);
  });

  it('pressed twice: asked for once', async () => {
    const { world, priya } = await found();
    const stamp = priya.stamp();
    await priya.press('create', { rights: 'true' });
    await priya.pressAt(stamp, 'create', { rights: 'true' });
    assert.equal(world.gdap.requests.length, 1);
  });

  it('asked for before: the request that is there is shown, and said so', async () => {
    const { world, priya } = await found();
    await priya.press('create', { rights: 'true' });
    await priya.say('invite contoso.com');
    const shown = await priya.press('create', { rights: 'true' });
    assert.match(shown.case?.sentence ?? '', /G-1001 asked for these admin rights before/);
    assert.deepEqual(world.gdap.shownTo, [`G-1001 ${people.priya.userId}`]);
    assert.equal(world.gdap.requests.length, 1);
  });

  it('a seller: is not offered them, gets none by a made-up field, and does not see the provider’s', async () => {
    const world = conversations();
    northwind(world);
    const nina = world.chat('nina');
    await nina.say('invite contoso.com');
    assert.doesNotMatch(nina.text(), /GDAP/);
    await nina.press('create', { rights: 'true' });
    assert.deepEqual(world.gdap.requests, []);
    const priya = world.chat('priya');
    await priya.say('gdap contoso.com');
    await priya.press('services');
    await priya.say('365');
    await priya.press('create');
    assert.equal(world.gdap.requests.length, 1);
    assert.doesNotMatch(readable((await nina.caseCard('invite', 'I-1001'))!), /Admin rights/);
    assert.match(readable((await priya.caseCard('invite', 'I-1001'))!), /G-1001/);
  });

  it('another account’s request: not beside this invitation', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await invitedBy(world, priya.person, tenants.contoso, { accountId: 'canada' });
    const { tenantId, name, domain, cloud } = tenants.contoso;
    await world.gdap.request({
      requestId: 'another account',
      customer: { tenantId, name, domain, cloud, country: undefined },
      by: priya.person,
      accountId: 'europe',
      template: 'services',
      durationDays: 30,
      autoExtends: false,
    });
    assert.doesNotMatch(readable((await priya.caseCard('invite', 'I-1001'))!), /Admin rights/);
  });
});
