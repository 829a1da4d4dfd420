import { tenantOf, type Order, type OrderProgress, type PlacedSubscription } from '../../../domain/order.ts';
import { expectationOf, judge, remembered } from '../../../domain/expectation.ts';
import { nextLook } from '../../../domain/provisioning-pace.ts';
import type { Subscription } from '../../../services/partner-center/orders-port.ts';
import { lastDurations } from '../../../services/store/order-lists.ts';
import { kindOf } from '../../../services/store/orders.ts';
import { accountOf, type OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';

/** A new order may be unknown for so long without anything being wrong (error path 23). */
const hiddenMs = 15 * 60_000;
/** So long nothing at all is to be seen of it. */
const notYetMs = 5_000;

/**
 * Looks once whether the licences are there: the orders, then their subscriptions. Asks seldom enough that a pending
 * order costs a bounded number of calls; Microsoft refreshes this state every 15 minutes (contract 3.8).
 */
export async function lookAtProvisioning(context: OrderContext, order: Order): Promise<Outcome> {
  const { purchasing, clock } = context;
  const account = accountOf(context, order);
  const tenant = tenantOf(order);
  if (tenant === undefined) throw new Error(`order ${order.id} has no tenant`);
  const now = clock.now();
  const orderedAt = order.progress.orderedAt ?? now;
  const { looks = 0 } = order.progress;
  // Microsoft hides an order that it has just taken: asking at once is asking in vain.
  if (looks === 0 && now - orderedAt < notYetMs)
    return { kind: 'wait', until: now + nextLook(now - orderedAt, Math.random()) };
  const subscriptions: PlacedSubscription[] = [];
  const orders = [];
  let isPending = false;

  for (const one of order.progress.orders ?? []) {
    const found = await purchasing.order(account, tenant.tenantId, one.id);
    if (found.kind === 'not-there') {
      if (now - orderedAt > hiddenMs)
        return { kind: 'person', standstill: { cause: 'provisioning-failed', lines: one.lines } };
      isPending = true;
      orders.push(one);
      continue;
    }
    const { status } = found.order;
    orders.push({ ...one, status });
    const failed = status === 'error' || status === 'cancelled' || status === 'po-review-rejected';
    if (failed || status === 'partial-success') {
      const cause = failed ? 'provisioning-failed' : 'partly-ordered';
      return { kind: 'person', standstill: { cause, lines: one.lines } };
    }
    if (status === 'pending-po-upload')
      return { kind: 'person', standstill: { cause: 'purchase-order-document', lines: one.lines } };
    if (status !== 'completed') {
      // Its subscriptions could not end the wait.
      isPending = true;
      continue;
    }
    const there = await purchasing.subscriptions(account, tenant.tenantId, { orderId: one.id });
    subscriptions.push(...there.map(seen));
    const isReady =
      there.length >= found.order.lines.length &&
      there.every((subscription) => subscription.status === 'active');
    if (!isReady) isPending = true;
  }

  const progress: OrderProgress = {
    ...order.progress,
    orders,
    subscriptions,
    looks: looks + 1,
  };
  if (!isPending) return ended(order, progress, now);
  return stillPending(context, order, progress, orderedAt);
}

/** Licences of every line are there; or of some, when the rest was refused at the checkout. */
function ended(order: Order, progress: OrderProgress, now: number): Outcome {
  const covered = (progress.orders ?? []).flatMap((one) => one.lines);
  const lines = order.draft.lines.map((line) => line.number).filter((number) => !covered.includes(number));
  return lines.length === 0
    ? { kind: 'done', progress: { ...progress, doneAt: now } }
    : { kind: 'person', progress, standstill: { cause: 'partly-ordered', lines } };
}

/** Waits on, says once that it takes longer than usual, and calls a person after a day. */
async function stillPending(
  context: OrderContext,
  order: Order,
  progress: OrderProgress,
  orderedAt: number,
): Promise<Outcome> {
  const now = context.clock.now();
  const durations = await lastDurations(context.database.db, kindOf(order.draft), remembered);
  const pace = judge(expectationOf(durations), now - orderedAt);
  const until = now + nextLook(now - orderedAt, Math.random());
  // Microsoft may still deliver: it is looked at on, seldom, while somebody asks there.
  if (pace === 'stuck')
    return { kind: 'person', progress, standstill: { cause: 'provisioning-stuck' }, until };
  if (pace === 'slow' && order.progress.toldSlow !== true)
    return { kind: 'wait', until, progress: { ...progress, toldSlow: true }, tell: 'slow' };
  return { kind: 'wait', until, progress };
}

function seen(subscription: Subscription): PlacedSubscription {
  return {
    id: subscription.id,
    title: subscription.title,
    quantity: subscription.quantity,
    status: subscription.status,
    returnUntil: subscription.cancellableUntil,
    renewsOn: subscription.committedUntil,
  };
}
