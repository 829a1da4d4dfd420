import assert from 'node:assert/strict';
import { checkoutRefusals } from '../../../simulator/world/commerce-types.ts';
import { adventureWorks, codeOf, wideWorldImporters } from '../partner-calls.ts';
import { copilot, m365E3, misfits, premium, startShopping, type Json, type Shopping } from './shopping.ts';

const ordersOf = ({ body }: { body: Json }) => body['orders'] as Json[];

describe('simulated check-out', () => {
  let shop: Shopping;
  before(async () => {
    shop = await startShopping();
  });
  after(() => shop.stop());
  beforeEach(() => shop.startAfresh());

  const placed = () => shop.simulator.world.state.commerce.orders;
  const refused = async () => codeOf(await shop.checkout(await shop.cart([{ offer: premium }])));

  it('a good cart: 201, one order with the documented fields; the cart is ordered', async () => {
    const cart = await shop.cart([{ offer: premium }]);
    const answer = await shop.checkout(cart);
    const link = { uri: '', method: '', headers: [] };
    const documented = {
      id: '',
      alternateId: '',
      referenceCustomerId: '',
      billingCycle: '',
      currencyCode: '',
      currencySymbol: '',
      lineItems: [
        {
          lineItemNumber: 0,
          offerId: '',
          termDuration: '',
          transactionType: '',
          friendlyName: '',
          quantity: 1,
          pricing: { listPrice: 1, discountedPrice: 1, proratedPrice: 1, price: 1, extendedPrice: 1 },
          links: { product: link, sku: link, availability: link },
        },
      ],
      creationDate: '',
      status: '',
      transactionType: '',
      links: { self: link, provisioningStatus: link, patchOperation: link },
      totalPrice: 1,
      client: {},
      attributes: { objectType: '' },
    };
    assert.equal(answer.status, 201);
    assert.deepEqual(misfits(documented, ordersOf(answer)[0]), []);
    assert.match(String(ordersOf(answer)[0]?.['id']), /^[0-9a-f]{12}$/);
    assert.equal((ordersOf(answer)[0]!['lineItems'] as Json[])[0]?.['partnerIdOnRecord'], '4711982');
    const read = await shop.call(`/v1/customers/${adventureWorks}/carts/${String(cart.body['id'])}`);
    assert.equal(read.body['status'], 'Ordered');
  });

  it('twice: the same answer and one order; by switch 400/800065', async () => {
    const cart = await shop.cart([{ offer: premium }]);
    const first = await shop.checkout(cart);
    assert.deepEqual((await shop.checkout(cart)).body, first.body);
    assert.equal(placed().length, 1);
    shop.set({ checkoutAgain: 'refused' });
    assert.deepEqual(codeOf(await shop.checkout(cart)), [400, 800065]);
  });

  it('answer lost, or 409/800060: the order exists, and the repeat tells it', async () => {
    const cart = await shop.cart([{ offer: premium }]);
    shop.set({ loseCheckoutNext: 1 });
    await assert.rejects(shop.checkout(cart), /fetch failed/);
    assert.equal(ordersOf(await shop.checkout(cart))[0]?.['id'], placed()[0]?.id);
    shop.set({ orderInProgressNext: 1 });
    const second = await shop.cart([{ offer: premium }]);
    assert.deepEqual(codeOf(await shop.checkout(second)), [409, 800060]);
    assert.equal((await shop.checkout(second)).status, 201);
    assert.equal(placed().length, 2);
  });

  it('no customer agreement: 403/13605; with one: ordered', async () => {
    const cart = await shop.cart([{ offer: premium }], { customer: wideWorldImporters });
    assert.deepEqual(codeOf(await shop.checkout(cart, wideWorldImporters)), [403, 13605]);
    shop.simulator.world.change((state) => {
      const customer = state.customers.find(({ tenantId }) => tenantId === wideWorldImporters);
      customer!.directSignedAt = '2026-05-01T00:00:00Z';
    });
    assert.equal((await shop.checkout(cart, wideWorldImporters)).status, 201);
  });

  it('customer under review, not approved, or without any status', async () => {
    shop.set({ vetting: 'UnderReview' });
    assert.deepEqual(await refused(), [403, 800073]);
    shop.set({ vetting: 'NotAllowed' });
    assert.deepEqual(await refused(), [403, 800075]);
    shop.set({ vetting: 'none' });
    assert.equal((await refused())[0], 201);
  });

  it('partner agreements: of the provider 900124, of the reseller 900123', async () => {
    shop.set({ providerAgreementUnsigned: true });
    assert.deepEqual(await refused(), [403, 900124]);
    shop.set({ providerAgreementUnsigned: false, resellerAgreementUnsigned: true });
    assert.deepEqual(await refused(), [403, 900123]);
  });

  it('reseller ids: unknown, global instead of location, of another region, unsigned', async () => {
    const by = async (value: string) => {
      const participants = [{ key: 'transaction_reseller', value }];
      return codeOf(await shop.checkout(await shop.cart([{ offer: premium, more: { participants } }])));
    };
    assert.deepEqual(await by('9999999'), [404, 800015]);
    assert.deepEqual(await by('4711882'), [400, 800016]);
    assert.deepEqual(await by('4711984'), [400, 800016]);
    assert.deepEqual(await by('4711983'), [403, 900123]);
  });

  it('no reseller named: goes through, and nobody is recorded', async () => {
    const cart = await shop.cart([{ offer: premium, more: { participants: undefined } }]);
    const [order] = ordersOf(await shop.checkout(cart));
    assert.equal((order!['lineItems'] as Json[])[0]?.['partnerIdOnRecord'], undefined);
  });

  it('cart with a bad line: 400/800009; unknown cart 404/800008', async () => {
    const bad = await shop.cart([{ offer: premium }, { offer: premium, more: { catalogItemId: 'A:B:C' } }]);
    assert.deepEqual(codeOf(await shop.checkout(bad)), [400, 800009]);
    const path = `/v1/customers/${adventureWorks}/carts/${adventureWorks}/checkout`;
    assert.deepEqual(codeOf(await shop.call(path, { method: 'POST' })), [404, 800008]);
    assert.deepEqual(placed(), []);
  });

  it('availability ids changed since the cart was filled: 404/400019; a new cart goes through', async () => {
    const cart = await shop.cart([{ offer: premium }]);
    shop.set({ staleAtCheckoutNext: 1 });
    assert.deepEqual(codeOf(await shop.checkout(cart)), [404, 400019]);
    assert.deepEqual(codeOf(await shop.checkout(cart)), [404, 400019]);
    assert.equal((await shop.checkout(await shop.cart([{ offer: premium }]))).status, 201);
  });

  it('credit: the first bills of thirty days count, for each reseller', async () => {
    shop.set({ creditLimit: 1000 });
    assert.equal((await refused())[0], 201);
    assert.equal((await refused())[0], 201);
    assert.deepEqual(await refused(), [403, 800023]);
    shop.pass(31 * 24 * 3600);
    assert.equal((await refused())[0], 201);
  });

  it('several billing cycles: an order each; credit for the first only: the other in orderErrors', async () => {
    const wishes = [{ offer: premium }, { offer: m365E3, billing: 'annual', quantity: 10 }];
    const both = await shop.checkout(await shop.cart(wishes));
    assert.deepEqual(
      ordersOf(both).map(({ billingCycle }) => billingCycle),
      ['monthly', 'annual'],
    );
    assert.equal(both.body['orderErrors'], undefined);
    shop.startAfresh();
    shop.set({ creditLimit: 1000 });
    const half = await shop.checkout(await shop.cart(wishes));
    assert.equal(half.status, 201);
    assert.equal(ordersOf(half).length, 1);
    const [error] = half.body['orderErrors'] as Json[];
    assert.deepEqual([error?.['orderGroupId'], error?.['code']], ['1', 800023]);
  });

  it('switch laterGroupsFail: the first group is ordered, the others are errors, and the repeat says the same', async () => {
    shop.set({ laterGroupsFail: true });
    const cart = await shop.cart([{ offer: premium }, { offer: copilot, billing: 'annual' }]);
    const answer = await shop.checkout(cart);
    assert.equal(ordersOf(answer).length, 1);
    assert.equal((answer.body['orderErrors'] as Json[])[0]?.['code'], 800020);
    shop.set({ laterGroupsFail: false });
    assert.deepEqual((await shop.checkout(cart)).body, answer.body);
  });

  it('promotion ended between cart and check-out: 400/27007', async () => {
    const promotionId = '39NFJQT1PJQB:0001:39NFJQT1Q5KN';
    const visio = { product: 'CFQ7TTC0HD33', sku: '0003' };
    const cart = await shop.cart([{ offer: visio, billing: 'annual', more: { promotionId } }]);
    shop.set({ promotionsEnded: true });
    assert.deepEqual(codeOf(await shop.checkout(cart)), [400, 27007]);
  });

  it('every refusal that can be switched on: its status and code, and nothing ordered', async () => {
    const cart = await shop.cart([{ offer: premium }]);
    for (const refusal of checkoutRefusals.filter((one) => one !== 'none')) {
      shop.set({ checkoutRefusal: refusal });
      assert.equal(codeOf(await shop.checkout(cart)).join('/'), refusal);
    }
    assert.deepEqual(placed(), []);
    shop.set({ checkoutRefusal: 'none' });
    assert.equal((await shop.checkout(cart)).status, 201);
  });
});
