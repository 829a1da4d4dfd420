import assert from 'node:assert/strict';
import { ordering } from '../../support/ordering.ts';

describe('order: for own licences, a tenant that is not known as one’s own', () => {
  const contoso = '33333333-3333-4333-8333-000000000001';

  it('nothing to confirm: it has to be added under “my company” first, and the known ones are offered', async () => {
    const { nina, world } = ordering();
    await nina.say('5 business premium for us');
    await nina.say('contoso.com');
    assert.equal(nina.heading(), 'contoso.com is not known as your own');
    assert.match(nina.text(), /has to be added under “my company” first/);
    assert.match(nina.text(), /An owner of your company adds it/);
    assert.deepEqual(nina.choices(), ['66666666-6666-4666-8666-000000000002', 'company', 'another']);
    await nina.press('66666666-6666-4666-8666-000000000002');
    assert.match(nina.heading(), /which term/);
    const buyer = world.orders.all[0]?.draft.buyer;
    assert.equal(buyer?.kind === 'tenant' && buyer.tenantId, '66666666-6666-4666-8666-000000000002');
  });

  it('a press that confirms it all the same, or one at somebody else’s tenant: nothing is taken', async () => {
    const { nina, world } = ordering();
    await nina.say('5 business premium for us');
    await nina.say('contoso.com');
    for (const choice of ['yes', contoso]) {
      await nina.pressAt(nina.stamp(), choice);
      assert.equal(world.orders.all[0]?.draft.buyer, undefined);
    }
  });

  it('the button: the draft stays, and its owner may add the tenant at once', async () => {
    const { northwind, world, nina } = ordering();
    const { tenantId, userId } = nina.person;
    await world.resellers.admit(
      northwind.id,
      { tenantId, userId },
      ['seller', 'owner'],
      world.chat('oscar').person,
    );
    await nina.say('5 business premium for us');
    await nina.say('contoso.com');
    assert.doesNotMatch(nina.text(), /An owner of your company adds it/);
    assert.match(nina.text(), /Add it under “my company”/);
    const { said } = await nina.press('company');
    assert.match(said.join(' '), /“continue F-1001” goes on with it/);
    assert.equal(nina.heading(), 'A tenant for own licences');
    await nina.say('continue F-1001');
    assert.match(nina.heading(), /For Northwind IT Ltd itself/);
  });

  it('named already, and waiting for the provider: said so', async () => {
    const { northwind, world, nina } = ordering();
    world.resellers.tenantsOf.set('contoso.com', contoso);
    await world.resellers.addOwnUseTenant(northwind.id, 'contoso.com', world.chat('oscar').person);
    await nina.say('5 business premium for us');
    await nina.say('contoso.com');
    assert.match(nina.text(), /has been named as yours, and .* has not confirmed it yet/);
    assert.doesNotMatch(nina.text(), /has to be added/);
  });

  it('another domain of the own tenant: found and confirmed as before', async () => {
    const { nina, world } = ordering();
    world.buyers.behind.set('northwindit.com', {
      kind: 'found',
      tenantId: '66666666-6666-4666-8666-000000000002',
      name: 'Northwind IT',
      domain: 'northwindit.onmicrosoft.com',
      accountId: 'europe',
      isCustomer: true,
    });
    await nina.say('5 business premium for us');
    await nina.say('northwindit.com');
    assert.equal(nina.heading(), 'Is this the right tenant?');
    await nina.press('yes');
    assert.match(nina.heading(), /which term/);
  });
});
