import { symbols, toDecimal } from '../commerce/amounts.ts';
import type { SimulatorContext } from '../context.ts';
import type { SimOrder, SimOrderLine, SimSubscription } from '../world/commerce-types.ts';
import { collection, failure, link, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { describePricing } from './carts.ts';
import { findCustomer } from './customers.ts';
import { isInPreparation, settleCustomer } from './provisioning.ts';

/** `GET /v1/customers/{c}/orders`: a new order is missing for up to 15 minutes (contract 3.8). */
export function listOrders(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer.answer;
  settleCustomer(context, customer.tenant.id);
  const listedUntil =
    context.world.now().getTime() - context.world.state.switches.orderListDelaySeconds * 1000;
  const orders = context.world.state.commerce.orders.filter(
    (order) =>
      order.accountId === call.account.id &&
      order.customerTenantId === customer.tenant.id &&
      Date.parse(order.createdAt) <= listedUntil,
  );
  return collection(
    orders.map((order) => describeOrder(context, order, { prices: wantsPrices(call) })),
    { links: { self: link(`/customers/${customer.tenant.id}/orders`) } },
  );
}

/** `GET /v1/customers/{c}/orders/{o}`: there at once, whatever the list says. */
export function orderById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findOrder(context, call);
  return found.kind === 'refused'
    ? found.answer
    : ok(describeOrder(context, found.order, { prices: wantsPrices(call) }));
}

/** `GET …/orders/{o}/provisioningstatus`: 404/800007 until Microsoft has begun (contract 9). */
export function orderProvisioning(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findOrder(context, call);
  if (found.kind === 'refused') return found.answer;
  if (!isInPreparation(context, found.order)) {
    return failure(404, 800007, 'Unable to retrieve provisioning information');
  }
  return collection(
    found.order.lines.map((line) => {
      const status = { pending: 'prefulfillment_pending', success: 'fulfilled', failed: 'unfulfilled' }[
        subscriptionOf(context, line)?.provisioning ?? 'pending'
      ];
      return {
        orderLineItemId: line.lineItemNumber,
        lineItemNumber: line.lineItemNumber,
        status,
        quantityProvisioningInformation: [{ quantity: line.quantity, status }],
      };
    }),
  );
}

/** An order as it is answered; a line tells its subscription once the licences are there. */
export function describeOrder(
  context: SimulatorContext,
  order: SimOrder,
  options: { prices: boolean },
): Record<string, unknown> {
  const self = `/customers/${order.customerTenantId}/orders/${order.id}`;
  const total = order.lines.reduce((sum, { pricing }) => sum + pricing.extended, 0);
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: order.customerTenantId,
    billingCycle: order.billingCycle,
    currencyCode: order.currency,
    currencySymbol: symbols[order.currency] ?? order.currency,
    lineItems: order.lines.map((line) => describeLine(context, order, line, options)),
    creationDate: order.createdAt,
    status: order.status,
    transactionType: 'UserPurchase',
    links: {
      self: link(self),
      provisioningStatus: link(`${self}/provisioningstatus`),
      patchOperation: { ...link(self), method: 'PATCH' },
    },
    ...(options.prices ? { totalPrice: toDecimal(total) } : {}),
    client: {},
    attributes: { objectType: 'Order' },
  };
}

function describeLine(
  context: SimulatorContext,
  order: SimOrder,
  line: SimOrderLine,
  options: { prices: boolean },
): Record<string, unknown> {
  const subscription = subscriptionOf(context, line);
  const arrived = subscription?.provisioning === 'success';
  const [productId, skuId, availabilityId] = line.catalogItemId.split(':');
  const product = `/products/${productId}`;
  const country = context.world.state.tenants.find(({ id }) => id === order.customerTenantId)?.country;
  const subscriptionUri = `/customers/${order.customerTenantId}/subscriptions/${subscription?.id}`;
  return {
    lineItemNumber: line.lineItemNumber,
    offerId: line.catalogItemId,
    ...(arrived ? { subscriptionId: subscription.id } : {}),
    termDuration: line.termDuration,
    transactionType: 'New',
    friendlyName: line.title,
    quantity: line.quantity,
    ...(options.prices ? { pricing: describePricing(line.pricing) } : {}),
    ...(line.mpnId === null ? {} : { partnerIdOnRecord: line.mpnId }),
    ...(line.promotionId === null ? {} : { promotionId: line.promotionId }),
    ...(line.customTermEndDate === null ? {} : { customTermEndDate: line.customTermEndDate }),
    links: {
      product: link(`${product}?country=${country}`),
      sku: link(`${product}/skus/${skuId}?country=${country}`),
      availability: link(`${product}/skus/${skuId}/availabilities/${availabilityId}?country=${country}`),
      ...(arrived ? { subscription: link(subscriptionUri) } : {}),
    },
  };
}

function findOrder(
  context: SimulatorContext,
  call: PartnerCall,
): { kind: 'found'; order: SimOrder } | { kind: 'refused'; answer: PartnerAnswer } {
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer;
  settleCustomer(context, customer.tenant.id);
  const order = context.world.state.commerce.orders.find(
    (candidate) =>
      candidate.id === call.params['orderId']?.toLowerCase() &&
      candidate.accountId === call.account.id &&
      candidate.customerTenantId === customer.tenant.id,
  );
  return order === undefined
    ? { kind: 'refused', answer: failure(404, 20000, 'Order ID not found') }
    : { kind: 'found', order };
}

function subscriptionOf(context: SimulatorContext, line: SimOrderLine): SimSubscription | undefined {
  return context.world.state.commerce.subscriptions.find(({ id }) => id === line.subscriptionId);
}

const wantsPrices = ({ query }: PartnerCall) => query.get('include_price')?.toLowerCase() === 'true';
