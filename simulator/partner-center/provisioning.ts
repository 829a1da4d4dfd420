import { randomUUID } from 'node:crypto';
import { findProduct, findSku } from '../commerce/products.ts';
import { dayOf, lastDayOf } from '../commerce/term-ends.ts';
import type { SimulatorContext } from '../context.ts';
import type { OrderingSwitches, SimOrder, SimOrderStatus, SimSubscription } from '../world/commerce-types.ts';

const dayMs = 24 * 3600 * 1000;
/** How long seats may be given back, and a purchase be cancelled. */
const refundMs = 7 * dayMs;

/** The state an order begins in. */
export function initialStatus(outcome: OrderingSwitches['orderOutcome']): SimOrderStatus {
  return outcome === 'pending_po_upload' || outcome === 'pending_review' ? outcome : 'pending';
}

/** Makes the subscriptions of a new order; they are pending, and nobody sees them yet. */
export function subscribe(context: SimulatorContext, order: SimOrder): void {
  const start = new Date(order.createdAt);
  const until = new Date(start.getTime() + refundMs).toISOString();
  context.world.change((state) => {
    for (const line of order.lines) {
      const [productId = '', skuId = ''] = line.catalogItemId.split(':');
      const product = findProduct(productId);
      const isTrial = product !== undefined && findSku(product, skuId)?.isTrial === true;
      const subscription: SimSubscription = {
        id: randomUUID(),
        accountId: order.accountId,
        customerTenantId: order.customerTenantId,
        orderId: order.id,
        catalogItemId: line.catalogItemId,
        title: line.title,
        quantity: line.quantity,
        termDuration: line.termDuration,
        billingCycle: order.billingCycle,
        createdAt: order.createdAt,
        termStart: order.createdAt,
        termEndDay: line.customTermEndDate?.slice(0, 10) ?? lastDayOf(start, line.termDuration),
        status: 'pending',
        provisioning: 'pending',
        autoRenew: !isTrial,
        isTrial,
        mpnId: line.mpnId,
        promotionId: line.promotionId,
        refundable: [{ quantity: line.quantity, until }],
      };
      line.subscriptionId = subscription.id;
      state.commerce.subscriptions.push(subscription);
    }
  });
}

/** True once Microsoft says anything about the licences of an order: after a tenth of the time they take. */
export function isInPreparation(context: SimulatorContext, order: SimOrder): boolean {
  if (order.status === 'pending_po_upload' || order.status === 'pending_review') return false;
  const elapsed = context.world.now().getTime() - Date.parse(order.startedAt);
  return elapsed >= order.provisioningSeconds * 100;
}

/** Brings the orders and subscriptions of a customer to where they are by the simulated clock. */
export function settleCustomer(context: SimulatorContext, customerTenantId: string): void {
  const { commerce } = context.world.state;
  for (const order of commerce.orders) {
    if (order.customerTenantId === customerTenantId && isOpen(order)) settleOrder(context, order);
  }
  for (const subscription of commerce.subscriptions) {
    if (subscription.customerTenantId === customerTenantId) renew(context, subscription);
  }
}

const isOpen = ({ status }: SimOrder) =>
  status === 'pending' || status === 'pending_po_upload' || status === 'pending_review';

function settleOrder(context: SimulatorContext, order: SimOrder): void {
  const { world } = context;
  const { orderOutcome } = world.state.switches;
  const held = order.status !== 'pending';
  if (held && orderOutcome !== order.outcome) {
    world.change(() => {
      order.status = 'pending';
      order.outcome = 'completed';
      order.startedAt = world.now().toISOString();
    });
  }
  const stuck = order.outcome === 'stuck' && orderOutcome === 'stuck';
  if (order.status !== 'pending' || stuck || !isDue(world.now(), order)) return;
  const delivered = order.lines.filter(
    ({ lineItemNumber }) =>
      order.outcome === 'completed' ||
      order.outcome === 'stuck' ||
      (order.outcome === 'partial_success' && lineItemNumber < order.lines.length - 1),
  );
  world.change((state) => {
    order.status =
      delivered.length === order.lines.length
        ? 'completed'
        : delivered.length > 0
          ? 'partial_success'
          : 'error';
    for (const subscription of state.commerce.subscriptions) {
      if (subscription.orderId !== order.id) continue;
      const arrived = delivered.some(({ subscriptionId }) => subscriptionId === subscription.id);
      subscription.provisioning = arrived ? 'success' : 'failed';
      subscription.status = arrived ? 'active' : 'pending';
      if (arrived) announce(context, subscription);
    }
  });
}

/** True at the first refresh of the state that finds the licences ready. */
function isDue(now: Date, { startedAt, provisioningSeconds, refreshSeconds }: SimOrder): boolean {
  const elapsed = (now.getTime() - Date.parse(startedAt)) / 1000;
  const seen = refreshSeconds > 0 ? Math.floor(elapsed / refreshSeconds) * refreshSeconds : elapsed;
  return seen >= provisioningSeconds;
}

function announce(context: SimulatorContext, subscription: SimSubscription): void {
  const account = context.world.state.accounts.find(({ id }) => id === subscription.accountId);
  if (account === undefined) return;
  context.webhooks.publish(account, {
    EventName: 'subscription-updated',
    ResourceUri: `http://api.partnercenter.microsoft.com/webhooks/v1/customers/${subscription.customerTenantId}/subscriptions/${subscription.id}`,
    ResourceName: 'subscription',
    AuditUri: null,
    ResourceChangeUtcDate: context.world.now().toISOString().replace('Z', '0000+00:00'),
  });
}

/** Starts the next terms of a subscription whose last day has passed, or lets it expire. */
function renew(context: SimulatorContext, subscription: SimSubscription): void {
  const now = context.world.now();
  while (subscription.status === 'active' && subscription.termEndDay < dayOf(now)) {
    context.world.change(() => {
      if (!subscription.autoRenew) {
        subscription.status = 'expired';
        return;
      }
      const start = new Date(Date.parse(`${subscription.termEndDay}T00:00:00Z`) + dayMs);
      subscription.termStart = start.toISOString();
      subscription.termEndDay = lastDayOf(start, subscription.termDuration);
      const until = new Date(start.getTime() + refundMs).toISOString();
      subscription.refundable = [{ quantity: subscription.quantity, until }];
    });
  }
}
