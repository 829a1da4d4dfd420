import assert from 'node:assert/strict';
import { adventureWorks, codeOf } from '../partner-calls.ts';
import { control } from '../test-simulator.ts';
import { itemsOf, m365E3, misfits, premium, startShopping, type Json, type Shopping } from './shopping.ts';

const customer = `/v1/customers/${adventureWorks}`;

describe('simulated orders and subscriptions', () => {
  let shop: Shopping;
  before(async () => {
    shop = await startShopping();
  });
  after(() => shop.stop());
  beforeEach(() => shop.startAfresh());

  const orderNow = async (order: Json) => (await shop.call(`${customer}/orders/${String(order['id'])}`)).body;
  const provisioning = (order: Json, options = {}) =>
    shop.call(`${customer}/orders/${String(order['id'])}/provisioningstatus`, options);
  const ofOrder = async (order: Json) =>
    itemsOf((await shop.call(`${customer}/subscriptions?order_id=${String(order['id'])}`)).body);

  it('new order: by id at once, in the list only later', async () => {
    shop.set({ orderListDelaySeconds: 900 });
    const order = await shop.order();
    assert.equal((await orderNow(order))['status'], 'pending');
    const listed = async () => itemsOf((await shop.call(`${customer}/orders`)).body).map(({ id }) => id);
    shop.pass(880);
    assert.deepEqual(await listed(), []);
    shop.pass(30);
    assert.deepEqual(await listed(), [order['id']]);
    assert.deepEqual(codeOf(await shop.call(`${customer}/orders/000000000000`)), [404, 20000]);
  });

  it('prices of an order: only when asked for', async () => {
    const order = await shop.order();
    assert.equal((await orderNow(order))['totalPrice'], undefined);
    const priced = await shop.call(`${customer}/orders/${String(order['id'])}?include_price=true`);
    assert.equal(priced.body['totalPrice'], 4944);
  });

  it('provisioning: 404/800007, then pending, then fulfilled at a refresh; the app alone may not look', async () => {
    shop.set({ provisioningSeconds: 1000, provisioningRefreshSeconds: 900 });
    const order = await shop.order();
    assert.deepEqual(codeOf(await provisioning(order, { appOnly: true })), [403, 900329]);
    assert.deepEqual(codeOf(await provisioning(order)), [404, 800007]);
    assert.deepEqual(await ofOrder(order), []);
    shop.pass(200);
    const [line] = itemsOf((await provisioning(order)).body);
    assert.deepEqual(line, {
      orderLineItemId: 0,
      lineItemNumber: 0,
      status: 'prefulfillment_pending',
      quantityProvisioningInformation: [{ quantity: 20, status: 'prefulfillment_pending' }],
    });
    assert.equal((await ofOrder(order))[0]?.['status'], 'pending');
    // Ready after 1000 seconds, but the state is refreshed at 900 and 1800 only.
    shop.pass(1500);
    assert.equal(itemsOf((await provisioning(order)).body)[0]?.['status'], 'prefulfillment_pending');
    shop.pass(200);
    assert.equal(itemsOf((await provisioning(order)).body)[0]?.['status'], 'fulfilled');
    const done = await orderNow(order);
    assert.equal(done['status'], 'completed');
    const [subscription] = await ofOrder(order);
    assert.equal((done['lineItems'] as Json[])[0]?.['subscriptionId'], subscription?.['id']);
    assert.equal(subscription?.['status'], 'active');
  });

  it('as it is in the rehearsal: done within twenty-five seconds', async () => {
    const order = await shop.order();
    shop.pass(14);
    assert.equal((await orderNow(order))['status'], 'pending');
    shop.pass(11);
    assert.equal((await orderNow(order))['status'], 'completed');
  });

  it('subscription: the documented fields, and its own provisioning state', async () => {
    const order = await shop.order();
    shop.pass(60);
    const [listed] = await ofOrder(order);
    const link = { uri: '', method: '', headers: [] };
    const documented = {
      id: '',
      offerId: '',
      offerName: '',
      friendlyName: '',
      productType: { id: '', displayName: '' },
      quantity: 1,
      unitType: '',
      hasPurchasableAddons: true,
      creationDate: '',
      effectiveStartDate: '',
      commitmentEndDate: '',
      commitmentEndDateTime: '',
      cancellationAllowedUntilDate: '',
      billingCycleEndDate: '',
      billingCycleEndDateTime: '',
      status: '',
      autoRenewEnabled: true,
      isTrial: false,
      billingType: '',
      billingCycle: '',
      termDuration: '',
      renewalTermDuration: '',
      refundOptions: [{ type: '', expiresAt: '' }],
      isMicrosoftProduct: true,
      partnerId: '',
      attentionNeeded: false,
      actionTaken: false,
      contractType: '',
      links: { product: link, sku: link, availability: link, self: link },
      publisherName: '',
      refundableQuantity: { totalQuantity: 10, details: [{ quantity: 10, allowedUntilDateTime: '' }] },
      orderId: '',
      attributes: { etag: '', objectType: '' },
    };
    assert.deepEqual(misfits(documented, listed), []);
    const path = `${customer}/subscriptions/${String(listed?.['id'])}`;
    assert.deepEqual((await shop.call(path, { appOnly: true })).body, listed);
    const { body } = await shop.call(`${path}/provisioningstatus`);
    assert.deepEqual([body['status'], body['quantity']], ['success', 20]);
    assert.deepEqual(codeOf(await shop.call(`${path}/provisioningstatus`, { appOnly: true })), [403, 900329]);
    assert.deepEqual(codeOf(await shop.call(`${customer}/subscriptions/${adventureWorks}`)), [404, 20003]);
  });

  it('seats: may be given back for seven days', async () => {
    const order = await shop.order();
    shop.pass(60);
    const refundable = async () =>
      ((await ofOrder(order))[0]!['refundableQuantity'] as Json)['totalQuantity'];
    assert.equal(await refundable(), 20);
    shop.pass(7 * 24 * 3600);
    assert.equal(await refundable(), 0);
  });

  it('what Adventure Works has from the first day: 40 × E3, always renewing on 1 February', async () => {
    const e3 = async () =>
      itemsOf((await shop.call(`${customer}/subscriptions?mpn_id=4711982`, { appOnly: true })).body)[0];
    const today = await e3();
    assert.equal(today?.['quantity'], 40);
    assert.match(String(today?.['commitmentEndDate']), /-01-31T00:00:00Z$/);
    shop.pass(366 * 24 * 3600);
    const next = await e3();
    assert.match(String(next?.['commitmentEndDate']), /-01-31T00:00:00Z$/);
    assert.notEqual(next?.['commitmentEndDate'], today?.['commitmentEndDate']);
    assert.deepEqual(
      itemsOf((await shop.call(`${customer}/subscriptions?mpn_id=1`, { appOnly: true })).body),
      [],
    );
  });

  it('subscription with an end of its own: ends that day', async () => {
    const dates = await shop.call(`${customer}/subscriptions/customTermEndDates?term_duration=P1Y`);
    const aligned = itemsOf(dates.body).at(-1)!;
    const customTermEndDate = String(aligned['allowedCustomTermEndDate']);
    const order = await shop.order([{ offer: m365E3, more: { customTermEndDate } }]);
    shop.pass(60);
    assert.equal((await ofOrder(order))[0]?.['commitmentEndDate'], customTermEndDate);
  });

  it('switch stuck: nothing arrives until it is switched back', async () => {
    shop.set({ orderOutcome: 'stuck' });
    const order = await shop.order();
    shop.pass(24 * 3600);
    assert.equal((await orderNow(order))['status'], 'pending');
    shop.set({ orderOutcome: 'completed' });
    assert.equal((await orderNow(order))['status'], 'completed');
  });

  it('switch pending_po_upload: held with that status; switched back it takes its usual time', async () => {
    shop.set({ orderOutcome: 'pending_po_upload' });
    const order = await shop.order();
    assert.equal(order['status'], 'pending_po_upload');
    shop.pass(3600);
    assert.equal((await orderNow(order))['status'], 'pending_po_upload');
    assert.deepEqual(codeOf(await provisioning(order)), [404, 800007]);
    shop.set({ orderOutcome: 'completed' });
    assert.equal((await orderNow(order))['status'], 'pending');
    shop.pass(60);
    assert.equal((await orderNow(order))['status'], 'completed');
  });

  it('switch error: unfulfilled, no active subscription, seats not counted as owned', async () => {
    shop.set({ orderOutcome: 'error' });
    const order = await shop.order([{ offer: premium, quantity: 300 }]);
    shop.pass(60);
    assert.equal((await orderNow(order))['status'], 'error');
    assert.equal(itemsOf((await provisioning(order)).body)[0]?.['status'], 'unfulfilled');
    assert.ok((await ofOrder(order)).every(({ status }) => status !== 'active'));
    shop.set({ orderOutcome: 'completed' });
    assert.equal((await shop.order([{ offer: premium, quantity: 300 }]))['status'], 'pending');
  });

  it('switch partial_success: all lines but the last arrive', async () => {
    shop.set({ orderOutcome: 'partial_success' });
    const order = await shop.order([{ offer: premium }, { offer: m365E3 }]);
    shop.pass(60);
    assert.equal((await orderNow(order))['status'], 'partial_success');
    const states = itemsOf((await provisioning(order)).body).map(({ status }) => status);
    assert.deepEqual(states, ['fulfilled', 'unfulfilled']);
  });

  it('licences there: a subscription-updated event for who registered', async () => {
    const { world } = shop.simulator;
    world.change((state) => {
      state.switches.webhookDelayMs = 3_600_000;
      state.accounts.find(({ id }) => id === 'europe')!.webhook = {
        url: 'http://127.0.0.1:9/',
        events: ['subscription-updated'],
        signatureTokenToMsSignatureHeader: true,
        subscriberId: adventureWorks,
      };
    });
    const order = await shop.order();
    shop.pass(60);
    const [subscription] = await ofOrder(order);
    const [event] = world.state.deliveries.map(({ body }) => JSON.parse(body) as { ResourceUri: string });
    assert.equal(
      event?.ResourceUri,
      `http://api.partnercenter.microsoft.com/webhooks/v1/customers/${adventureWorks}/subscriptions/${String(subscription?.['id'])}`,
    );
  });

  it('another partner account: neither sees nor finds anything', async () => {
    const order = await shop.order();
    const path = `${customer}/orders/${String(order['id'])}`;
    assert.deepEqual(codeOf(await shop.call(path, { account: 'canada' })), [403, 20002]);
  });

  it('more than 500 order calls in a minute: 429; customers and the catalogue have limits of their own or none', async function () {
    for (let n = 0; n < 500; n += 50) {
      await Promise.all(Array.from({ length: 50 }, () => shop.call(`${customer}/orders`)));
    }
    assert.equal((await shop.call(`${customer}/orders`)).status, 429);
    assert.equal((await shop.call(`${customer}/carts/x`)).status, 429);
    assert.equal((await shop.call(customer)).status, 200);
    assert.equal((await shop.call(`${customer}/subscriptions`)).status, 200);
    shop.pass(61);
    assert.equal((await shop.call(`${customer}/orders`)).status, 200);
  });

  it('calls of an order: counted per endpoint for customer, cart and order', async () => {
    await control(shop.simulator, 'counters/reset', {});
    const order = await shop.order();
    await orderNow(order);
    await orderNow(order);
    const answer = await fetch(`${shop.simulator.origin}/control/api/orders`);
    const { orders } = (await answer.json()) as {
      orders: { id: string; calls: Record<'customer' | 'cart' | 'order', Record<string, number>> }[];
    };
    const mine = orders.find(({ id }) => id === order['id']);
    assert.deepEqual(mine?.calls.order, { 'GET /v1/customers/:customerId/orders/:orderId': 2 });
    assert.deepEqual(mine?.calls.cart, { 'POST /v1/customers/:customerId/carts/:cartId/checkout': 1 });
    assert.equal(mine?.calls.customer['POST /v1/customers/:customerId/carts'], 1);
  });
});
