import { priceBasis } from '../../domain/price-basis.ts';
import { refundPromise } from '../../domain/return-window.ts';
import type { Plan, Segment, Sku } from '../../services/partner-center/catalogue-port.ts';
import type { KeptPrice } from '../../services/store/tables-offers.ts';
import type { Offer, OfferPlan } from './port.ts';

/** A sku with its plans and what the sheet says of their prices at a moment. */
export function assembleOffer(
  sku: Sku,
  segment: Segment,
  plans: readonly Plan[],
  prices: readonly KeptPrice[],
  now: number,
): Offer {
  const valid = prices.filter((price) => isValid(price, now));
  return {
    productId: sku.productId,
    skuId: sku.skuId,
    title: sku.title,
    description: sku.description,
    segment,
    isTrial: sku.isTrial,
    isAddon: sku.isAddon,
    bases: sku.prerequisites,
    minimum: sku.min,
    maximum: sku.max,
    plans: plans.map((plan) => planOf(plan, valid)),
  };
}

function planOf(plan: Plan, valid: readonly KeptPrice[]): OfferPlan {
  const { term, billing } = plan;
  const listed = valid.map(({ minor, currency, ...of }) => ({
    term: of.term,
    billing: of.billing,
    price: { minor, currency },
    from: of.fromQuantity ?? 0,
  }));
  // Where the sheet has steps, what the first licence costs.
  const own = listed
    .filter((price) => price.term === term && price.billing === billing)
    .sort((a, b) => a.from - b.from)[0];
  const { fullFor, partlyFor } = refundPromise(plan.refunds);
  return {
    term,
    billing,
    termPrice: own?.price,
    priceIsFor: own === undefined ? undefined : priceBasis(own, listed),
    returnWithin: fullFor,
    partlyWithin: partlyFor !== undefined && partlyFor > (fullFor ?? 0) ? partlyFor : undefined,
  };
}

const isValid = ({ startsAt, endsAt }: KeptPrice, now: number): boolean =>
  (startsAt ?? 0) <= now && now < (endsAt ?? Infinity);
