import { randomUUID } from 'node:crypto';
import type { OrderLine } from '../../../domain/order-draft.ts';
import { refundPromise } from '../../../domain/return-window.ts';
import { tenantOf, type Order, type PriceChange } from '../../../domain/order.ts';
import type { PartnerAccount } from '../../../domain/partner-account.ts';
import type { Cart, CartLineRequest } from '../../../services/partner-center/orders-port.ts';
import type { Refused } from '../../../services/partner-center/call-ids.ts';
import { beginCall, endCall } from '../../../services/store/order-calls.ts';
import { accountOf, type OrderContext, type StageContext } from '../context.ts';
import { boughtSinceBackup } from './after-restore.ts';
import type { Outcome } from './outcome.ts';
import { afterBadLine, afterRefusal } from './refusal.ts';
import { dearerThanShown } from './shown-prices.ts';

/** How often Microsoft's check of a customer is looked at. */
const reviewLookMs = 15 * 60_000;

/** Fills a cart with fresh availability ids, and buys on only if it says what the seller was shown. */
export async function fillCart(context: StageContext, order: Order): Promise<Outcome> {
  const { database, clock, customers } = context;
  const account = accountOf(context, order);
  const tenant = tenantOf(order);
  if (tenant === undefined) throw new Error(`order ${order.id} has no tenant yet`);
  const now = clock.now();
  const status = await customers.accountStatus(account, tenant.tenantId);
  if (status === 'under-review' || status === 'unknown')
    return { kind: 'park', standstill: { cause: 'under-review' }, until: now + reviewLookMs };
  if (status === 'not-allowed') return { kind: 'person', standstill: { cause: 'not-allowed' } };
  const bought = await boughtSinceBackup(context, order);
  if (bought !== undefined) return bought;

  const ids = await beginCall(database.db, context.held, 'fill-cart', now);
  const filled = await cartFor(context, account, tenant.tenantId, order, ids);
  await endCall(database.db, ids.requestId, filled.kind, clock.now());
  if (filled.kind === 'gone') return { kind: 'ask', standstill: goneLine(filled.line) };
  if (filled.kind === 'refused') return afterRefusal(context, order, filled);

  const { cart } = filled;
  const bad = cart.lines.find((line) => line.error !== undefined);
  if (bad?.error !== undefined) {
    const outcome = afterBadLine(context, order, bad.number, bad.error.code);
    return outcome.kind === 'ask' && outcome.standstill.cause === 'promotion'
      ? withPrices(outcome, await pricesWithoutPromotions(context, account, tenant.tenantId, order))
      : outcome;
  }
  const dearer = dearerThanShown(order, cart);
  if (dearer !== undefined)
    return withPrices({ kind: 'ask', standstill: { cause: 'price-changed', field: 'price' } }, dearer);
  return {
    kind: 'go',
    event: 'cart-filled',
    facts: { cart: cart.id },
    // Written before the checkout is sent: from here on nothing is bought again without looking.
    progress: {
      ...order.progress,
      cart: { id: cart.id, filledAt: now },
      checkoutAt: now,
      fullRefundFor: filled.fullRefundFor,
    },
  };
}

export type FilledCart =
  | {
      readonly kind: 'filled';
      readonly cart: Cart;
      /** For how long after the purchase everything comes back, milliseconds; undefined when one line has no promise. */
      readonly fullRefundFor: number | undefined;
    }
  | { readonly kind: 'gone'; readonly line: OrderLine }
  | Refused;

/** A cart of the order's lines, with the availability ids of this moment. Buys nothing. */
export async function cartFor(
  context: OrderContext,
  account: PartnerAccount,
  tenantId: string,
  order: Order,
  ids: { requestId: string; correlationId: string },
): Promise<FilledCart> {
  const requests: CartLineRequest[] = [];
  const promises: (number | undefined)[] = [];
  for (const line of order.draft.lines) {
    const found = await context.catalogue.availabilities(
      account,
      { customerTenantId: tenantId },
      line.productId,
      line.skuId,
      line.segment,
    );
    const plan =
      found.kind === 'found'
        ? found.plans.find((candidate) => candidate.term === line.term && candidate.billing === line.billing)
        : undefined;
    if (plan === undefined) return { kind: 'gone', line };
    promises.push(refundPromise(plan.refunds).fullFor);
    requests.push({
      number: line.number,
      catalogItemId: plan.catalogItemId,
      quantity: line.quantity,
      term: line.term,
      billing: line.billing,
      promotionId: line.promotionId,
      endsOn: line.endsOn,
    });
  }
  const reseller = await context.resellers.find(order.resellerId, { ...order.createdBy, staff: true });
  const created = await context.purchasing.createCart(
    account,
    tenantId,
    requests,
    { resellerPartnerId: reseller?.partnerId },
    ids,
  );
  if (created.kind === 'refused') return created;
  const promised = promises.filter((one) => one !== undefined);
  const fullRefundFor = promised.length === promises.length ? Math.min(...promised) : undefined;
  return { ...created, fullRefundFor };
}

export const goneLine = (line: OrderLine) =>
  ({ cause: 'not-sold', field: 'product', lines: [line.number] }) as const;

/** What the lines would cost without their promotions; undefined when they would cost no more, or it cannot be told. */
async function pricesWithoutPromotions(
  context: OrderContext,
  account: PartnerAccount,
  tenantId: string,
  order: Order,
): Promise<readonly PriceChange[] | undefined> {
  const lines = order.draft.lines.map(({ promotionId: _ended, ...line }) => line);
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const without = { ...order, draft: { ...order.draft, lines } };
  const filled = await cartFor(context, account, tenantId, without, ids);
  return filled.kind === 'filled' ? dearerThanShown(order, filled.cart) : undefined;
}

/** The question, with what is dearer than before. */
const withPrices = (
  { standstill }: Extract<Outcome, { kind: 'ask' }>,
  prices: readonly PriceChange[] | undefined,
): Outcome => ({ kind: 'ask', standstill: { ...standstill, ...(prices === undefined ? {} : { prices }) } });
