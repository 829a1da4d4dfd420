import assert from 'node:assert/strict';
import { sampleOrder, type OrderSituation } from '../../../scripts/gallery/order-samples.ts';
import { orderButtonTyped } from '../../../src/dialogs/order/case-typed.ts';
import { conversations } from '../../support/conversation.ts';
import { fakeOrders } from '../../support/fake-orders.ts';
import { ordering } from '../../support/ordering.ts';
import { people, tenants } from '../../support/sample-world.ts';

function typing(...situations: readonly OrderSituation[]) {
  const clock = { now: () => Date.UTC(2026, 8, 14, 10, 42) };
  const orders = fakeOrders(clock, ({ tenantId }) =>
    tenantId === people.nina.tenantId ? 'R-1001' : undefined,
  );
  for (const situation of situations) orders.put({ ...sampleOrder(situation), resellerId: 'R-1001' });
  return (text: string, by: keyof typeof people = 'nina') => orderButtonTyped({ orders }, text, people[by]);
}

const parked = { state: 'parked', standstill: { cause: 'agreement-missing', field: 'agreement' } } as const;

describe('order: buttons of the case card, typed', () => {
  it('the title of a button, in any language: that button', async () => {
    const say = typing(parked);
    assert.equal((await say('Check now!'))?.verb, 'order.check');
    assert.equal((await say('jetzt prüfen'))?.caseId, 'F-1042');
    assert.equal((await say('They signed – record it'))?.verb, 'order.change');
  });

  it('words for a button this order does not have: not meant', async () => {
    const say = typing({ state: 'provisioning', done: 3 });
    for (const text of ['check now', 'Change', 'Yes, discard it', '', 'constructor'])
      assert.equal(await say(text), undefined, text);
  });

  it('two orders with such a button: neither, it has to be pressed', async () => {
    assert.equal(await typing(parked, { ...parked, id: 'F-1043' })('check now'), undefined);
  });

  it('somebody of another reseller: nothing', async () => {
    assert.equal(await typing(parked)('check now', 'cora'), undefined);
  });
});

describe('order: status', () => {
  it('an order on its way: a line for the reseller’s people, in their language', async () => {
    const world = conversations();
    const { tenantId, userId, name } = people.nina;
    const nina = { tenantId, userId, name, roles: ['seller' as const], state: 'admitted' as const };
    const { id: resellerId } = world.resellers.confirmed({
      tenantId: tenants.northwind.tenantId,
      company: 'Northwind IT Ltd',
      people: [nina],
    });
    world.orders.put({ ...sampleOrder(parked), resellerId });
    const flow = world.flows.find((one) => one.id === 'order');
    const lines = await flow?.status?.(world.chat('nina').person);
    assert.deepEqual(lines, [
      'F-1042 · Fabrikam GmbH · 20 × Microsoft 365 Business Premium, 3 × Visio Plan 2: waits',
    ]);
    assert.deepEqual(await flow?.status?.(world.chat('cora').person), []);
  });

  it('a draft: who may not go on with it is not told how', async () => {
    const { world, nina } = ordering();
    await nina.say('20 business premium for adventure-works.com');
    const oscar = await world.chat('oscar').say('status');
    assert.match(oscar.said.join(' '), /F-1001[^–]*: draft(?! –)/);
    const leo = await world.chat('leo').say('Status');
    assert.match(leo.said.join(' '), /F-1001.*: Entwurf – „weiter mit F-1001“/);
  });
});
