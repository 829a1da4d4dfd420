import { dollars, momentOf } from './documented-values.ts';
import { callIds } from './ordering-facts.ts';
import { listOf, property, textOf, type UsedEndpoint } from './used-endpoint.ts';

const hosts = ['api.partnercenter.microsoft.com'];
const id = '[0-9a-f-]{36}';
const ofCustomer = `/v1/customers/${id}`;
const whole = (source: string) => new RegExp(`^${source}/?$`, 'i');
const lower = (value: unknown) => textOf(value).toLowerCase();
const itemsOf = (body: unknown) => listOf(property(body, 'items'));

const pricingOf = (pricing: unknown) =>
  pricing === undefined
    ? undefined
    : {
        listPrice: dollars(property(pricing, 'listPrice')),
        price: dollars(property(pricing, 'price')),
        extendedPrice: dollars(property(pricing, 'extendedPrice')),
      };

const cartLineOf = (line: unknown) => ({
  number: property(line, 'id'),
  catalogItemId: textOf(property(line, 'catalogItemId')),
  quantity: property(line, 'quantity'),
  group: textOf(property(line, 'orderGroup')),
  error: undefined,
  pricing: pricingOf(property(line, 'pricing')),
});

const orderOf = (order: unknown) => ({
  id: textOf(property(order, 'id')),
  status: lower(property(order, 'status')),
  createdAt: momentOf(property(order, 'creationDate')),
  totalPrice: dollars(property(order, 'totalPrice')),
  lines: listOf(property(order, 'lineItems')).map((line) => ({
    number: property(line, 'lineItemNumber'),
    catalogItemId: textOf(property(line, 'offerId')),
    quantity: property(line, 'quantity'),
    pricing: pricingOf(property(line, 'pricing')),
  })),
});

/** Known only once it is provisioned (contract 8.3). */
const untilProvisioned = /\.subscriptionId$/;

/** Carts, orders and subscriptions, as ordering uses them. */
export const orderEndpoints: readonly UsedEndpoint[] = [
  {
    name: 'POST /v1/customers/{id}/carts',
    method: 'POST',
    hosts,
    path: whole(`${ofCustomer}/carts`),
    call: ({ ordering }, { account, id: tenantId, ordering: { plan, resellerPartnerId } }) =>
      ordering.purchasing.createCart(
        account,
        tenantId,
        [{ number: 0, quantity: 1, ...plan }],
        { resellerPartnerId },
        callIds,
      ),
    expected: (body) => ({
      kind: 'filled',
      cart: {
        id: textOf(property(body, 'id')),
        state: lower(property(body, 'status')),
        expiresAt: momentOf(property(body, 'expirationTimestamp')),
        lines: listOf(property(body, 'lineItems')).map(cartLineOf),
      },
    }),
  },
  {
    name: 'GET /v1/customers/{id}/carts/{id}',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/carts/[^/]+`),
    call: ({ ordering }, { account, id: tenantId, ordering: { cartId } }) =>
      ordering.purchasing.getCart(account, tenantId, cartId),
    expected: (body) => ({ kind: 'found', cart: { id: textOf(property(body, 'id')) } }),
  },
  {
    name: 'POST /v1/customers/{id}/carts/{id}/checkout',
    method: 'POST',
    hosts,
    path: whole(`${ofCustomer}/carts/[^/]+/checkout`),
    call: ({ ordering }, { account, id: tenantId, ordering: { cartId } }) =>
      ordering.purchasing.checkout(account, tenantId, cartId, callIds),
    expected: (body) => ({
      kind: 'checked-out',
      orders: (property(body, 'orders') === undefined ? [body] : listOf(property(body, 'orders'))).map(
        orderOf,
      ),
    }),
    mayLack: untilProvisioned,
  },
  {
    name: 'GET /v1/customers/{id}/orders',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/orders`),
    call: ({ ordering }, { account, id: tenantId }) => ordering.purchasing.orders(account, tenantId),
    expected: (body) => itemsOf(body).map(orderOf),
  },
  {
    name: 'GET /v1/customers/{id}/orders/{id}',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/orders/[^/]+`),
    call: ({ ordering }, { account, id: tenantId, ordering: { orderId } }) =>
      ordering.purchasing.order(account, tenantId, orderId),
    expected: (body) => ({ kind: 'found', order: orderOf(body) }),
  },
  {
    name: 'GET /v1/customers/{id}/orders/{id}/provisioningstatus',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/orders/[^/]+/provisioningstatus`),
    call: ({ ordering }, { account, id: tenantId, ordering: { orderId } }) =>
      ordering.purchasing.orderProvisioning(account, tenantId, orderId),
    expected: (body) => ({
      kind: 'found',
      lines: itemsOf(body).map((item) => ({
        number: property(item, 'lineItemNumber'),
        status: lower(property(item, 'status')),
      })),
    }),
  },
  {
    name: 'GET /v1/customers/{id}/subscriptions',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/subscriptions`),
    notOurs: ({ query }) => (query.has('mpn_id') ? 'asks for those of one reseller' : undefined),
    call: ({ ordering }, { account, id: tenantId }) => ordering.purchasing.subscriptions(account, tenantId),
    expected: (body) =>
      itemsOf(body).map((item) => ({
        id: lower(property(item, 'id')),
        orderId: textOf(property(item, 'orderId')),
        title: textOf(property(item, 'offerName') ?? property(item, 'friendlyName')),
        quantity: property(item, 'quantity'),
        status: lower(property(item, 'status')),
        committedUntil: momentOf(
          property(item, 'commitmentEndDateTime') ?? property(item, 'commitmentEndDate'),
        ),
      })),
  },
  {
    name: 'GET /v1/customers/{id}/subscriptions/{id}/provisioningstatus',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/subscriptions/${id}/provisioningstatus`),
    call: ({ ordering }, { account, id: tenantId, ordering: { subscriptionId } }) =>
      ordering.purchasing.subscriptionProvisioning(account, tenantId, subscriptionId),
    expected: (body) => ({
      kind: 'found',
      provisioning: {
        status: lower(property(body, 'status')),
        quantity: property(body, 'quantity'),
        endsAt: Date.parse(textOf(property(body, 'endDate'))),
      },
    }),
  },
];
