import { randomBytes } from 'node:crypto';
import { findItem } from '../commerce/availability.ts';
import type { SimulatorContext } from '../context.ts';
import type {
  SimBillingCycle,
  SimCart,
  SimCartLine,
  SimOrder,
  SimOrderError,
  SimTerm,
} from '../world/commerce-types.ts';
import type { SimPartnerAccount, SimTenant } from '../world/types.ts';
import { failure, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { addAudit } from './audit.ts';
import { alreadySubmitted, findCart, takeStale } from './carts.ts';
import { creditSuffices } from './credit.ts';
import { findCustomer } from './customers.ts';
import { describeOrder } from './orders.ts';
import { initialStatus, subscribe } from './provisioning.ts';
import { refusalOf, resellerOf } from './purchase-rules.ts';

/**
 * `POST /v1/customers/{c}/carts/{cart}/checkout`: makes one order of each order group, or refuses the whole cart
 * (contract 8.3). An ordered cart answers the same again.
 */
export function checkoutCart(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCart(context, call);
  if (found.kind === 'refused') return found.answer;
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer.answer;
  const { cart } = found;
  const { switches } = context.world.state;
  if (cart.result !== null) {
    return switches.checkoutAgain === 'refused' ? alreadySubmitted(cart) : describeResult(context, cart);
  }
  const [status, code] = switches.checkoutRefusal.split('/').map(Number);
  if (switches.checkoutRefusal !== 'none') return failure(status!, code!, 'Refused by a switch.');
  if (takeStale(context, 'staleAtCheckoutNext')) return failure(404, 400019, 'Availability not found');
  if (cart.lines.some(({ error }) => error !== null)) return failure(400, 800009, 'Error in Cart item(s)');
  const buyer = { account: call.account, tenant: customer.tenant };
  const refusal = refusalOf(context, buyer, cart);
  if (refusal !== undefined) return refusal;
  const result = placeGroups(context, buyer, cart);
  if (result.orderIds.length === 0) {
    return failure(403, 800023, 'The credit line does not cover this purchase.');
  }
  context.world.change(() => {
    cart.status = 'Ordered';
    cart.result = result;
  });
  if (take(context, 'orderInProgressNext')) {
    return failure(409, 800060, 'The order is in progress. Check the recent orders in a few minutes.');
  }
  const answer = describeResult(context, cart);
  return take(context, 'loseCheckoutNext') ? { ...answer, lost: true } : answer;
}

type Buyer = { account: SimPartnerAccount; tenant: SimTenant };

function placeGroups(context: SimulatorContext, buyer: Buyer, cart: SimCart): NonNullable<SimCart['result']> {
  const { switches } = context.world.state;
  const orderIds: string[] = [];
  const errors: SimOrderError[] = [];
  for (const [orderGroupId, lines] of Map.groupBy(cart.lines, ({ orderGroup }) => orderGroup)) {
    if (switches.laterGroupsFail && orderIds.length > 0) {
      errors.push({ orderGroupId, code: 800020, description: 'The catalog item cannot be purchased.' });
    } else if (creditSuffices(context, buyer.account, lines)) {
      orderIds.push(placeOrder(context, buyer, cart, lines).id);
    } else {
      errors.push({ orderGroupId, code: 800023, description: 'The credit line does not cover this.' });
    }
  }
  return { orderIds, errors };
}

function placeOrder(
  context: SimulatorContext,
  buyer: Buyer,
  cart: SimCart,
  lines: readonly SimCartLine[],
): SimOrder {
  const { world } = context;
  const { orderOutcome, provisioningSeconds, provisioningRefreshSeconds } = world.state.switches;
  const now = world.now().toISOString();
  const order: SimOrder = {
    id: randomBytes(6).toString('hex'),
    accountId: buyer.account.id,
    customerTenantId: buyer.tenant.id,
    cartId: cart.id,
    currency: lines[0]!.currencyCode,
    billingCycle: lines[0]!.billingCycle as SimBillingCycle,
    createdAt: now,
    status: initialStatus(orderOutcome),
    outcome: orderOutcome,
    provisioningSeconds,
    refreshSeconds: provisioningRefreshSeconds,
    startedAt: now,
    lines: lines.map((line, lineItemNumber) => {
      const item = findItem(world, line.catalogItemId, buyer.tenant.country);
      return {
        lineItemNumber,
        catalogItemId: line.catalogItemId,
        quantity: line.quantity,
        termDuration: line.termDuration as SimTerm,
        title: item.kind === 'found' ? item.availability.sku.title : line.catalogItemId,
        subscriptionId: null,
        mpnId: resellerOf(line),
        promotionId: line.promotionId ?? null,
        customTermEndDate: line.customTermEndDate ?? null,
        pricing: line.pricing!,
      };
    }),
  };
  world.change((state) => state.commerce.orders.push(order));
  subscribe(context, order);
  addAudit(context, {
    account: buyer.account,
    customerTenantId: buyer.tenant.id,
    operationType: 'create_order',
    resourceType: 'order',
  });
  world.journal.add('order', {
    orderId: order.id,
    cartId: cart.id,
    accountId: buyer.account.id,
    customerTenantId: buyer.tenant.id,
    lines: order.lines.map(({ title, quantity }) => `${quantity} × ${title}`),
  });
  return order;
}

function describeResult(context: SimulatorContext, cart: SimCart): PartnerAnswer {
  const { orders } = context.world.state.commerce;
  const placed = orders.filter(({ id }) => cart.result?.orderIds.includes(id));
  return {
    status: 201,
    body: {
      orders: placed.map((order) => describeOrder(context, order, { prices: true })),
      ...(cart.result?.errors.length === 0 ? {} : { orderErrors: cart.result?.errors }),
      attributes: { objectType: 'CartCheckoutResult' },
    },
  };
}

function take(context: SimulatorContext, name: 'orderInProgressNext' | 'loseCheckoutNext'): boolean {
  if (context.world.state.switches[name] === 0) return false;
  context.world.change((state) => {
    state.switches[name] -= 1;
  });
  return true;
}
