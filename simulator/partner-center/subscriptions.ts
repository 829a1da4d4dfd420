import { findProduct, findSku } from '../commerce/products.ts';
import { addMonths, dayOf } from '../commerce/term-ends.ts';
import type { SimulatorContext } from '../context.ts';
import type { SimSubscription } from '../world/commerce-types.ts';
import { collection, failure, link, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { hasAddons, provisioningIdOf } from './catalogue-items.ts';
import { findCustomer } from './customers.ts';
import { guidFrom } from './ids.ts';
import { isInPreparation, settleCustomer } from './provisioning.ts';

const dayMs = 24 * 3600 * 1000;

/** `GET /v1/customers/{c}/subscriptions`, of one order (`order_id`) or one reseller (`mpn_id`) if asked. */
export function listSubscriptions(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer.answer;
  const orderId = call.query.get('order_id')?.toLowerCase();
  const mpnId = call.query.get('mpn_id');
  const listed = visibleTo(context, call, customer.tenant.id).filter(
    (subscription) =>
      (orderId === undefined || subscription.orderId === orderId) &&
      (mpnId === null || subscription.mpnId === mpnId),
  );
  return collection(listed.map((subscription) => describe(context, subscription)));
}

/** `GET …/subscriptions/{s}` */
export function subscriptionById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findSubscription(context, call);
  return found.kind === 'refused' ? found.answer : ok(describe(context, found.subscription));
}

/** `GET …/subscriptions/{s}/addons`: what the customer owns that builds on this one. */
export function listAddons(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findSubscription(context, call);
  if (found.kind === 'refused') return found.answer;
  const base = keyOf(found.subscription);
  const addons = visibleTo(context, call, found.subscription.customerTenantId).filter((subscription) =>
    skuOf(subscription)?.sku.bases.includes(base),
  );
  return collection(addons.map((subscription) => describe(context, subscription)));
}

/** `GET …/subscriptions/{s}/provisioningstatus` */
export function subscriptionProvisioning(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findSubscription(context, call);
  if (found.kind === 'refused') return found.answer;
  const { subscription } = found;
  const offer = skuOf(subscription);
  return ok({
    skuId: offer === undefined ? guidFrom(keyOf(subscription)) : provisioningIdOf(offer.product, offer.sku),
    status: subscription.provisioning,
    quantity: subscription.quantity,
    endDate: `${subscription.termEndDay}T00:00:00Z`,
    attributes: { objectType: 'SubscriptionProvisioningStatus' },
  });
}

/** What this account sees of a customer's subscriptions now: those of a fresh order appear a little later. */
function visibleTo(
  context: SimulatorContext,
  call: PartnerCall,
  customerTenantId: string,
): SimSubscription[] {
  settleCustomer(context, customerTenantId);
  const { orders, subscriptions } = context.world.state.commerce;
  return subscriptions.filter((subscription) => {
    if (subscription.customerTenantId !== customerTenantId) return false;
    if (subscription.accountId !== call.account.id) return false;
    const order = orders.find(({ id }) => id === subscription.orderId);
    return subscription.status !== 'pending' || order === undefined || isInPreparation(context, order);
  });
}

function findSubscription(
  context: SimulatorContext,
  call: PartnerCall,
): { kind: 'found'; subscription: SimSubscription } | { kind: 'refused'; answer: PartnerAnswer } {
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer;
  const id = call.params['subscriptionId']?.toLowerCase();
  const subscription = visibleTo(context, call, customer.tenant.id).find((candidate) => candidate.id === id);
  return subscription === undefined
    ? { kind: 'refused', answer: failure(404, 20003, `Subscription with ID ${id} not found.`) }
    : { kind: 'found', subscription };
}

function describe(context: SimulatorContext, subscription: SimSubscription): Record<string, unknown> {
  const { world } = context;
  const now = world.now().getTime();
  const { termEndDay, customerTenantId } = subscription;
  const [productId, skuId, availabilityId] = subscription.catalogItemId.split(':');
  const product = `/products/${productId}`;
  const country = world.state.tenants.find(({ id }) => id === customerTenantId)?.country;
  const refundable = subscription.refundable.filter(({ until }) => Date.parse(until) > now);
  const start = Date.parse(subscription.termStart);
  const monthEnd = billingEnd(subscription, new Date(now));
  return {
    id: subscription.id,
    offerId: subscription.catalogItemId,
    offerName: subscription.title,
    friendlyName: subscription.title,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    quantity: subscription.quantity,
    unitType: 'Licenses',
    hasPurchasableAddons: hasAddons(keyOf(subscription)),
    creationDate: subscription.createdAt,
    effectiveStartDate: subscription.termStart,
    commitmentEndDate: `${termEndDay}T00:00:00Z`,
    commitmentEndDateTime: `${termEndDay}T23:59:59Z`,
    cancellationAllowedUntilDate: new Date(start + 7 * dayMs).toISOString(),
    billingCycleEndDate: `${monthEnd}T00:00:00Z`,
    billingCycleEndDateTime: `${monthEnd}T23:59:59Z`,
    status: subscription.status,
    autoRenewEnabled: subscription.autoRenew,
    isTrial: subscription.isTrial,
    billingType: 'license',
    billingCycle: subscription.billingCycle,
    termDuration: subscription.termDuration,
    renewalTermDuration: subscription.autoRenew ? subscription.termDuration : '',
    refundOptions: [
      { type: 'Full', expiresAt: new Date(start + dayMs).toISOString() },
      { type: 'Partial', expiresAt: new Date(start + 7 * dayMs).toISOString() },
    ],
    isMicrosoftProduct: true,
    partnerId: subscription.mpnId ?? '',
    ...(subscription.promotionId === null ? {} : { promotionId: subscription.promotionId }),
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: {
      product: link(`${product}?country=${country}`),
      sku: link(`${product}/skus/${skuId}?country=${country}`),
      availability: link(`${product}/skus/${skuId}/availabilities/${availabilityId}?country=${country}`),
      self: link(`/customers/${customerTenantId}/subscriptions/${subscription.id}`),
    },
    publisherName: 'Microsoft Corporation',
    refundableQuantity: {
      totalQuantity: refundable.reduce((sum, { quantity }) => sum + quantity, 0),
      details: refundable.map(({ quantity, until }) => ({ quantity, allowedUntilDateTime: until })),
    },
    orderId: subscription.orderId,
    attributes: { etag: etagOf(subscription), objectType: 'Subscription' },
  };
}

/** Last day of the running billing period: of the term, or of the month counted from its first day. */
function billingEnd(subscription: SimSubscription, now: Date): string {
  if (subscription.billingCycle !== 'monthly') return subscription.termEndDay;
  const end = new Date(`${subscription.termEndDay}T00:00:00Z`);
  let last = end;
  for (let earlier = 1; ; earlier += 1) {
    const candidate = new Date(addMonths(new Date(end.getTime() + dayMs), -earlier).getTime() - dayMs);
    if (dayOf(candidate) < dayOf(now)) return dayOf(last);
    last = candidate;
  }
}

const keyOf = ({ catalogItemId }: SimSubscription) => catalogItemId.split(':').slice(0, 2).join(':');

function skuOf(subscription: SimSubscription) {
  const [productId = '', skuId = ''] = subscription.catalogItemId.split(':');
  const product = findProduct(productId);
  const sku = product === undefined ? undefined : findSku(product, skuId);
  return product === undefined || sku === undefined ? undefined : { product, sku };
}

/** Another one after every change. */
function etagOf(subscription: SimSubscription): string {
  return Buffer.from(guidFrom(JSON.stringify(subscription))).toString('base64url');
}
