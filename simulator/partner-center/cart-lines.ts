import { z } from 'zod';
import { findItem, type Availability } from '../commerce/availability.ts';
import { priceLine } from '../commerce/line-price.ts';
import { ownedBy, seatsOf } from '../commerce/owned.ts';
import { obstacles, promotionsNow } from '../commerce/promotions.ts';
import { allowedEnds } from '../commerce/term-ends.ts';
import type { SimulatorContext } from '../context.ts';
import type {
  SimBillingCycle,
  SimCartLine,
  SimLineError,
  SimPricing,
  SimSubscription,
} from '../world/commerce-types.ts';
import type { SimPartnerAccount, SimTenant } from '../world/types.ts';
import { failure, type PartnerAnswer } from './answer.ts';

/** A line as it is sent (contract 8.1). */
export const cartLineShape = z.object({
  catalogItemId: z.string(),
  quantity: z.number().int(),
  billingCycle: z.string().transform((text) => text.toLowerCase()),
  termDuration: z.string().optional(),
  friendlyName: z.string().optional(),
  currencyCode: z.string().optional(),
  participants: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  promotionId: z.string().nullish(),
  customTermEndDate: z.string().nullish(),
  attestationAccepted: z.boolean().nullish(),
});
type SentLine = z.infer<typeof cartLineShape>;

interface Buyer {
  readonly account: SimPartnerAccount;
  readonly tenant: SimTenant;
}

/** The lines of a cart with their prices and errors; 404/400019 as soon as one has an old availability id. */
export function checkLines(
  context: SimulatorContext,
  buyer: Buyer,
  sent: readonly SentLine[],
): { kind: 'lines'; lines: SimCartLine[] } | { kind: 'refused'; answer: PartnerAnswer } {
  const items = sent.map((line) => findItem(context.world, line.catalogItemId, buyer.tenant.country));
  if (items.some(({ kind }) => kind === 'stale')) {
    return {
      kind: 'refused',
      answer: failure(404, 400019, 'Availability not found; read it again and retry.'),
    };
  }
  if (sent.some(({ quantity }) => quantity < 1)) {
    return { kind: 'refused', answer: failure(400, 800017, 'The quantity is not available for this item') };
  }
  const inCart = items.flatMap((item) => (item.kind === 'found' ? [keyOf(item.availability)] : []));
  const owned = ownedBy(context.world, buyer.tenant.id);
  const groups = [...new Set(sent.map(({ billingCycle }) => billingCycle))];
  const lines = sent.map((line, id): SimCartLine => {
    const item = items[id]!;
    const verdict =
      item.kind === 'found'
        ? examine(context, buyer, line, item.availability, { inCart, owned })
        : refuse(10001, 'Catalog item ID is not valid');
    return {
      id,
      catalogItemId: line.catalogItemId,
      quantity: line.quantity,
      termDuration: line.termDuration ?? '',
      billingCycle: line.billingCycle,
      currencyCode: line.currencyCode ?? buyer.account.currency,
      orderGroup: String(groups.indexOf(line.billingCycle)),
      participants: line.participants ?? [],
      ...(line.friendlyName === undefined ? {} : { friendlyName: line.friendlyName }),
      ...(line.promotionId ? { promotionId: line.promotionId } : {}),
      ...(line.customTermEndDate ? { customTermEndDate: line.customTermEndDate } : {}),
      ...(line.attestationAccepted === true ? { attestationAccepted: true } : {}),
      ...verdict,
    };
  });
  return { kind: 'lines', lines };
}

type Verdict = { pricing: SimPricing | null; error: SimLineError | null };

const refuse = (
  errorCode: number,
  errorDescription: string,
  additionalInformation?: SimLineError['additionalInformation'],
): Verdict => ({
  pricing: null,
  error: {
    errorCode,
    errorDescription,
    ...(additionalInformation === undefined ? {} : { additionalInformation }),
  },
});

/** The first thing wrong with the line, in the codes of errors.json (scope CartLineItem), or its prices. */
function examine(
  context: SimulatorContext,
  buyer: Buyer,
  line: SentLine,
  availability: Availability,
  around: { inCart: readonly string[]; owned: readonly SimSubscription[] },
): Verdict {
  const { sku, product, term } = availability;
  const { world } = context;
  const now = world.now();
  if (product.kind === 'OnlineServices') return refuse(500600, 'The old offer is not sold any more');
  if (!sku.isPurchasable) return refuse(10003, 'Inventory is not available for the selected offer');
  const currency = line.currencyCode?.toUpperCase() ?? buyer.account.currency;
  if (currency !== buyer.account.currency && currency !== availability.currency) {
    return refuse(10000, 'Currency is not supported for the market');
  }
  const billing = availability.cycles.find((cycle) => cycle === line.billingCycle);
  if (line.termDuration !== term || billing === undefined) {
    return refuse(10013, 'Billing plan is not supported for the catalog item');
  }
  const purchasedQuantity = seatsOf(around.owned, keyOf(availability));
  const availableQuantity = Math.max(0, sku.maximum - purchasedQuantity);
  if (line.quantity > availableQuantity) {
    const numbers = { availableQuantity, purchasedQuantity };
    return refuse(10015, 'Requested number of seats exceeds the limit', numbers);
  }
  if (line.quantity < sku.minimum) return refuse(10010, `The smallest quantity is ${sku.minimum}`);
  if (sku.bases.length > 0 && !hasBase(sku.bases, around)) {
    return refuse(400041, 'The add-on cannot be bought without a base product');
  }
  if (sku.attestation && line.attestationAccepted !== true) {
    return refuse(10012, 'Attestation has not been accepted');
  }
  if (line.participants?.some(({ value }) => value === buyer.account.partnerId) === true) {
    return refuse(10004, 'Setting participants is not supported for this partner');
  }
  const percent = discount(context, buyer, line, { product: product.id, sku: sku.id, billing });
  if (percent === undefined) return refuse(10014, 'Promotion ID is not valid for this line');
  const lastDay = line.customTermEndDate?.slice(0, 10) ?? null;
  if (lastDay !== null && sku.isTrial) return refuse(10016, 'The product takes no custom term end date');
  const ends = lastDay === null ? [] : allowedEnds(now, term, around.owned);
  if (lastDay !== null && !ends.some(({ day }) => day === lastDay)) {
    return refuse(10017, 'Custom term end date is not one of the allowed ones');
  }
  const { quantity } = line;
  const { dearerPercent: dearer } = context.world.state.switches;
  return {
    pricing: priceLine(sku, { term, billing, currency, quantity, percent, dearer, now, lastDay }),
    error: null,
  };
}

/** Hundredths a promotion takes off, 0 without one, undefined when it does not apply. */
function discount(
  context: SimulatorContext,
  buyer: Buyer,
  line: SentLine,
  offer: { product: string; sku: string; billing: SimBillingCycle },
): number | undefined {
  if (!line.promotionId) return 0;
  const promotion = promotionsNow(context.world).find(({ id }) => id === line.promotionId);
  if (promotion?.productId !== offer.product || promotion.skuId !== offer.sku) return undefined;
  const inTheWay = obstacles(context.world, promotion, {
    customerTenantId: buyer.tenant.id,
    quantity: line.quantity,
    term: line.termDuration ?? '',
    billing: offer.billing,
  });
  return inTheWay.length === 0 ? promotion.percent : undefined;
}

function hasBase(
  bases: readonly string[],
  { inCart, owned }: { inCart: readonly string[]; owned: readonly SimSubscription[] },
): boolean {
  return bases.some((base) => inCart.includes(base) || seatsOf(owned, base) > 0);
}

const keyOf = ({ product, sku }: Availability) => `${product.id}:${sku.id}`;
