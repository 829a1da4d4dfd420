import assert from 'node:assert/strict';
import type { CartLineRequest } from '../../../src/services/partner-center/orders-port.ts';
import { rejectsWith } from '../support/problems.ts';
import type { Reply } from '../support/remote.ts';
import {
  account,
  idHeaders,
  ids,
  openOrderingDesk,
  refused,
  refusing,
  tenantId,
  type OrderingDesk,
} from '../support/ordering.ts';

const cartId = '2517c51b-58cd-4abe-87ed-3ab812401ab4';
const orderId = 'a68736758d9c';
const subscriptionId = '0c353b8e-da9d-4007-80d4-bca8bd5b5ce1';
const catalogItemId = 'CFQ7TTC0LF8S:0001:CFQ7TTC0VZW5';
const line: CartLineRequest = { number: 0, catalogItemId, quantity: 20, term: 'P1Y', billing: 'monthly' };
const euros = (minor: number) => ({ minor, currency: 'EUR' });

const orderBody = (more: object = {}) => ({
  id: orderId,
  alternateId: orderId,
  currencyCode: 'EUR',
  lineItems: [
    {
      lineItemNumber: 0,
      offerId: catalogItemId,
      subscriptionId: subscriptionId.toUpperCase(),
      termDuration: 'P1Y',
      transactionType: 'New',
      quantity: 20,
      pricing: { listPrice: 30.4, extendedPrice: 364.79999999999995 },
    },
  ],
  creationDate: '2026-04-18T22:03:45.4505136Z',
  status: 'pending',
  totalPrice: 364.8,
  ...more,
});
const order = {
  id: orderId,
  status: 'pending',
  createdAt: Date.UTC(2026, 3, 18, 22, 3, 45, 450),
  totalPrice: euros(36_480),
  lines: [
    {
      number: 0,
      catalogItemId,
      quantity: 20,
      term: 'P1Y',
      subscriptionId,
      transaction: 'new',
      pricing: {
        listPrice: euros(3040),
        discountedPrice: undefined,
        proratedPrice: undefined,
        price: undefined,
        extendedPrice: euros(36_480),
      },
    },
  ],
};

describe('buying', () => {
  let desk: OrderingDesk;
  beforeEach(async () => {
    desk = await openOrderingDesk();
  });
  afterEach(() => desk.remote.stop());

  describe('cart', () => {
    const fill = (lines: CartLineRequest[] = [line], resellerPartnerId?: string) =>
      desk.purchasing.createCart(account, tenantId, lines, { resellerPartnerId }, ids);
    const cartBody = (lines: object[], more: object = {}) => ({
      id: cartId,
      expirationTimestamp: '2026-07-18T21:16:17.2480482Z',
      status: 'Active',
      lineItems: lines,
      ...more,
    });
    const lineBody = (more: object = {}) => ({
      id: 0,
      catalogItemId,
      quantity: 20,
      currencyCode: 'EUR',
      billingCycle: 'monthly',
      termDuration: 'P1Y',
      orderGroup: '0',
      pricing: {
        listPrice: 30.4,
        discountedPrice: 30.4,
        proratedPrice: 30.4,
        price: 30.4,
        extendedPrice: 7296,
      },
      ...more,
    });

    it('filled: prices in whole cents, lines with their group', async () => {
      desk.remote.answerWith({ status: 201, json: cartBody([lineBody()]) });
      assert.deepEqual(await fill(), {
        kind: 'filled',
        cart: {
          id: cartId,
          state: 'active',
          expiresAt: Date.UTC(2026, 6, 18, 21, 16, 17, 248),
          lines: [
            {
              number: 0,
              catalogItemId,
              quantity: 20,
              term: 'P1Y',
              billing: 'monthly',
              group: '0',
              error: undefined,
              pricing: {
                listPrice: euros(3040),
                discountedPrice: euros(3040),
                proratedPrice: euros(3040),
                price: euros(3040),
                extendedPrice: euros(729_600),
              },
            },
          ],
        },
      });
      assert.equal(desk.remote.seen[0]?.path, `/v1/customers/${tenantId}/carts`);
      assert.partialDeepStrictEqual(desk.remote.seen[0].headers, idHeaders);
    });

    it('sent: the lines as chosen, the reseller on each, the attestation', async () => {
      desk.remote.answerWith({ status: 201, json: cartBody([]) });
      await fill(
        [line, { ...line, number: 1, promotionId: 'P', endsOn: '2026-12-31', attestationAccepted: true }],
        '4711982',
      );
      const common = {
        catalogItemId,
        quantity: 20,
        termDuration: 'P1Y',
        billingCycle: 'monthly',
        participants: [{ key: 'transaction_reseller', value: '4711982' }],
      };
      assert.deepEqual(desk.lastBody(), {
        lineItems: [
          { id: 0, ...common },
          {
            id: 1,
            ...common,
            promotionId: 'P',
            customTermEndDate: '2026-12-31T00:00:00Z',
            attestationAccepted: true,
          },
        ],
        partnerOnRecordAttestationAccepted: true,
      });
    });

    it('without a reseller: no participants', async () => {
      desk.remote.answerWith({ status: 201, json: cartBody([]) });
      await fill();
      assert.ok(!desk.remote.seen[0]?.body.includes('participants'));
    });

    it('201 with a bad line: its error, the good line beside it', async () => {
      const error = { errorCode: '400041', errorDescription: 'No base.', additionalInformation: {} };
      const json = cartBody([lineBody(), lineBody({ id: 1, error, pricing: null, orderGroup: null })]);
      desk.remote.answerWith({ status: 201, json });
      const filled = await fill();
      assert.equal(filled.kind, 'filled');
      assert.deepEqual(
        filled.cart.lines.map((one) => [one.number, one.error, one.pricing === undefined, one.group]),
        [
          [0, undefined, false, '0'],
          [1, { code: 400041, description: 'No base.' }, true, undefined],
        ],
      );
    });

    it('price without a currency: none', async () => {
      desk.remote.answerWith({ status: 201, json: cartBody([lineBody({ currencyCode: undefined })]) });
      const filled = await fill();
      assert.equal(filled.kind === 'filled' && filled.cart.lines[0]?.pricing, undefined);
    });

    it('refused: status and code', async () => {
      desk.remote.answerWith(refusing(404, 400019));
      assert.deepEqual(await fill(), refused(404, 400019));
    });

    it('answer lost: filled again under the same request id, for a cart buys nothing', async () => {
      desk.remote.answerWith('drop', { status: 503 }, { status: 201, json: cartBody([]) });
      assert.equal((await fill()).kind, 'filled');
      assert.deepEqual(
        new Set(desk.remote.seen.map(({ headers }) => headers['ms-requestid'])),
        new Set([ids.requestId]),
      );
      assert.equal(desk.remote.seen.length, 3);
    });

    it('read: ordered, gone, a Problem', async () => {
      const cart = () => desk.purchasing.getCart(account, tenantId, cartId);
      desk.remote.answerWith({ json: cartBody([lineBody()], { status: 'Ordered' }) });
      assert.partialDeepStrictEqual(await cart(), { kind: 'found', cart: { state: 'ordered' } });
      desk.remote.answerWith(refusing(404, 800008));
      assert.deepEqual(await cart(), { kind: 'gone' });
      desk.remote.answerWith({ status: 404 });
      await rejectsWith(cart(), 'not-found');
    });
  });

  describe('checkout', () => {
    const checkout = () => desk.purchasing.checkout(account, tenantId, cartId, ids);

    it('ordered: the orders, and what was refused beside them', async () => {
      const orderErrors = [{ orderGroupId: '1', code: '800073', description: 'Under review.' }];
      desk.remote.answerWith({ status: 201, json: { orders: [orderBody()], orderErrors } });
      assert.deepEqual(await checkout(), {
        kind: 'checked-out',
        orders: [order],
        errors: [{ group: '1', code: 800073, description: 'Under review.' }],
      });
      const [seen] = desk.remote.seen;
      assert.deepEqual(
        [seen?.method, seen?.path, seen?.body],
        ['POST', `/v1/customers/${tenantId}/carts/${cartId}/checkout`, ''],
      );
      assert.partialDeepStrictEqual(seen?.headers, idHeaders);
    });

    it('the one order alone, as the documentation prints it: one order', async () => {
      desk.remote.answerWith({ status: 201, json: orderBody() });
      assert.deepEqual(await checkout(), { kind: 'checked-out', orders: [order], errors: [] });
    });

    it('nothing but errors: no orders', async () => {
      desk.remote.answerWith({ status: 201, json: { orderErrors: [{ code: 1 }] } });
      assert.deepEqual(await checkout(), {
        kind: 'checked-out',
        orders: [],
        errors: [{ group: undefined, code: 1, description: undefined }],
      });
    });

    it('400/800065: already submitted; with another status it is a refusal', async () => {
      desk.remote.answerWith(refusing(400, 800065), refusing(409, 800065));
      assert.deepEqual(await checkout(), { kind: 'already-submitted' });
      assert.deepEqual(await checkout(), refused(409, 800065));
    });

    for (const [status, code] of [
      [403, 13605],
      [403, 800073],
      [403, 800075],
      [403, 800069],
      [403, 800023],
      [400, 800025],
      [403, 2030],
      [400, 800070],
      [404, 400019],
      [404, 800008],
      [409, 800060],
      [409, 800064],
      [403, 900123],
      [400, 800016],
      [400, 900206],
    ] as const) {
      it(`${status}/${code}: refused with both, sent once`, async () => {
        desk.remote.answerWith(refusing(status, code));
        assert.deepEqual(await checkout(), refused(status, code));
        assert.equal(desk.remote.seen.length, 1);
      });
    }

    for (const [title, reply] of [
      ['answer lost', 'drop'],
      ['503', { status: 503 }],
      ['500/800005', refusing(500, 800005)],
      ['201 without a result', { status: 201, json: {} }],
      ['201 with a page', { status: 201, text: '<html>' }],
    ] as [string, Reply][]) {
      it(`${title}: outcome unknown, sent once`, async () => {
        desk.remote.answerWith(reply);
        await rejectsWith(checkout(), 'outcome-unknown');
        assert.equal(desk.remote.seen.length, 1);
      });
    }

    it('throttled: a Problem with the seconds', async () => {
      desk.remote.answerWith({ status: 429, headers: { 'retry-after': '57' } });
      await rejectsWith(checkout(), 'throttled', { retryAfterSeconds: 57 });
    });

    it('ids that are none: refused without a call', async () => {
      await rejectsWith(desk.purchasing.checkout(account, 'contoso', cartId, ids), 'rejected', {
        code: 'not-a-guid',
      });
      await rejectsWith(desk.purchasing.checkout(account, tenantId, '../orders', ids), 'rejected', {
        code: 'not-an-id',
      });
      assert.equal(desk.remote.seen.length, 0);
    });
  });

  describe('orders', () => {
    const one = () => desk.purchasing.order(account, tenantId, orderId);

    it('by id: with prices', async () => {
      desk.remote.answerWith({ json: orderBody() });
      assert.deepEqual(await one(), { kind: 'found', order });
      assert.equal(
        desk.remote.seen[0]?.path,
        `/v1/customers/${tenantId}/orders/${orderId}?include_price=true`,
      );
    });

    for (const [wire, status] of [
      ['pending_po_upload', 'pending-po-upload'],
      ['Pending PO upload', 'pending-po-upload'],
      ['partial success', 'partial-success'],
      ['po review rejected', 'po-review-rejected'],
      ['COMPLETED', 'completed'],
      ['error', 'error'],
      ['brand new', 'unknown'],
      [undefined, 'unknown'],
    ] as const) {
      it(`status ${wire}: ${status}`, async () => {
        desk.remote.answerWith({ json: orderBody({ status: wire }) });
        const found = await one();
        assert.equal(found.kind === 'found' && found.order.status, status);
      });
    }

    it('404/20000: not there; another 404: a Problem', async () => {
      desk.remote.answerWith(refusing(404, 20000));
      assert.deepEqual(await one(), { kind: 'not-there' });
      desk.remote.answerWith({ status: 404 });
      await rejectsWith(one(), 'not-found');
    });

    it('of a customer: all of them', async () => {
      desk.remote.answerWith({ json: { totalCount: 1, items: [orderBody()] } }, { json: { totalCount: 0 } });
      assert.deepEqual(await desk.purchasing.orders(account, tenantId), [order]);
      assert.deepEqual(await desk.purchasing.orders(account, tenantId), []);
    });

    it('provisioning: line by line, asked as the agent', async () => {
      const items = [
        {
          orderLineItemId: 0,
          lineItemNumber: 0,
          status: 'prefulfillment_pending',
          quantityProvisioningInformation: [
            { quantity: 5, status: 'fulfilled' },
            { quantity: 15, status: 'prefulfillment_pending' },
          ],
        },
        { lineItemNumber: 1, status: 'Unfulfilled' },
        {
          lineItemNumber: 2,
          status: 'Fulfilled',
          quantityProvisioningInformation: [{ quantity: 3, status: 'Fulfilled' }],
        },
      ];
      desk.remote.answerWith({ json: { items } });
      const provisioning = () => desk.purchasing.orderProvisioning(account, tenantId, orderId);
      assert.deepEqual(await provisioning(), {
        kind: 'found',
        lines: [
          { number: 0, status: 'pending', fulfilled: 5 },
          { number: 1, status: 'unfulfilled', fulfilled: 0 },
          { number: 2, status: 'fulfilled', fulfilled: 3 },
        ],
      });
      assert.equal(desk.remote.seen[0]?.headers.authorization, 'Bearer user-token-1');
      desk.remote.answerWith(refusing(404, 800007));
      assert.deepEqual(await provisioning(), { kind: 'not-there' });
    });
  });

  describe('subscriptions', () => {
    it('of an order: what can be given back, until when, for whom', async () => {
      const item = {
        id: subscriptionId.toUpperCase(),
        offerId: catalogItemId,
        offerName: 'Office 365 E5',
        friendlyName: 'Ours',
        productType: { id: 'OnlineServicesNCE' },
        quantity: 20,
        creationDate: '2026-04-18T22:03:45Z',
        effectiveStartDate: '2026-04-18T00:00:00Z',
        commitmentEndDate: '2027-04-17T00:00:00Z',
        commitmentEndDateTime: '2027-04-17T23:59:59Z',
        cancellationAllowedUntilDate: '2026-04-25T22:03:45Z',
        status: 'Active',
        autoRenewEnabled: true,
        isTrial: false,
        billingCycle: 'monthly',
        termDuration: 'P1Y',
        refundableQuantity: {
          totalQuantity: 20,
          details: [{ quantity: 20, allowedUntilDateTime: '2026-04-25T22:03:45Z' }, { quantity: 1 }],
        },
        partnerId: '4711982',
        orderId,
      };
      desk.remote.answerWith({ json: { items: [item] } });
      assert.deepEqual(await desk.purchasing.subscriptions(account, tenantId, { orderId }), [
        {
          id: subscriptionId,
          orderId,
          catalogItemId,
          title: 'Office 365 E5',
          quantity: 20,
          status: 'active',
          isTrial: false,
          isNewCommerce: true,
          autoRenews: true,
          term: 'P1Y',
          billing: 'monthly',
          startedAt: Date.UTC(2026, 3, 18),
          committedUntil: Date.UTC(2027, 3, 17, 23, 59, 59),
          cancellableUntil: Date.UTC(2026, 3, 25, 22, 3, 45),
          refundable: [{ quantity: 20, until: Date.UTC(2026, 3, 25, 22, 3, 45) }],
          resellerPartnerId: '4711982',
          promotionId: undefined,
        },
      ]);
      assert.equal(desk.remote.seen[0]?.path, `/v1/customers/${tenantId}/subscriptions?order_id=${orderId}`);
    });

    it('of a customer, from before new commerce: without a catalogue item', async () => {
      const item = {
        id: subscriptionId,
        offerId: tenantId,
        friendlyName: 'Old',
        quantity: 1,
        status: 'odd',
        partnerId: '',
      };
      desk.remote.answerWith({ json: { items: [item] } });
      const [first] = await desk.purchasing.subscriptions(account, tenantId);
      assert.partialDeepStrictEqual(first, {
        title: 'Old',
        catalogItemId: undefined,
        status: 'unknown',
        isNewCommerce: false,
        refundable: [],
        resellerPartnerId: undefined,
        cancellableUntil: undefined,
      });
      assert.equal(desk.remote.seen[0]?.path, `/v1/customers/${tenantId}/subscriptions`);
    });

    it('provisioning: status and quantity; not there; without delegated rights a Problem', async () => {
      const provisioning = () => desk.purchasing.subscriptionProvisioning(account, tenantId, subscriptionId);
      desk.remote.answerWith({
        json: { skuId: 'x', status: 'Success', quantity: 20, endDate: '2027-04-17T00:00:00Z' },
      });
      assert.deepEqual(await provisioning(), {
        kind: 'found',
        provisioning: { status: 'success', quantity: 20, endsAt: Date.UTC(2027, 3, 17) },
      });
      desk.remote.answerWith(refusing(404, 20003));
      assert.deepEqual(await provisioning(), { kind: 'not-there' });
      desk.remote.answerWith(refusing(403, 900308));
      await rejectsWith(provisioning(), 'unauthorised', { code: '900308' });
      assert.equal(desk.remote.seen[0]?.headers.authorization, 'Bearer user-token-1');
    });
  });
});
