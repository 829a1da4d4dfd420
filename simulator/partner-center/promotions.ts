import { z } from 'zod';
import { findItem } from '../commerce/availability.ts';
import { obstacles, promotionsNow, type Promotion } from '../commerce/promotions.ts';
import { findProduct, findSku } from '../commerce/products.ts';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import { collection, failure, ok, toCamelCase, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { findCustomer } from './customers.ts';

/** `GET /v1/productpromotions?country=&segment=` (contract 7). */
export function listPromotions(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const segment = call.query.get('segment')?.toLowerCase();
  if (!/^[a-z]{2}$/i.test(call.query.get('country') ?? '')) return invalid('country');
  if (segment === undefined || !['commercial', 'education', 'nonprofit'].includes(segment)) {
    return invalid('segment');
  }
  const inSegment = promotionsNow(context.world).filter(({ productId, skuId }) => {
    const product = findProduct(productId);
    return product !== undefined && findSku(product, skuId)?.segment === segment;
  });
  return collection(inSegment.map(describe));
}

/** `GET /v1/productpromotions/{id}?country=` */
export function promotionById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  if (!/^[a-z]{2}$/i.test(call.query.get('country') ?? '')) return invalid('country');
  const promotion = promotionsNow(context.world).find(({ id }) => id === call.params['promotionId']);
  return promotion === undefined ? failure(404, 1000, 'Not found') : ok(describe(promotion));
}

const question = z.object({
  items: z
    .array(
      z.object({
        id: z.union([z.number(), z.string()]).optional(),
        catalogItemId: z.string(),
        quantity: z.number().int().min(1),
        termDuration: z.string(),
        billingCycle: z.string(),
        promotionId: z.string(),
      }),
    )
    .min(1),
});

/** `POST /v1/customers/{c}/promotionEligibilities`: 200 with the reasons, whatever they are. */
export async function promotionEligibilities(
  context: SimulatorContext,
  call: PartnerCall,
): Promise<PartnerAnswer> {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const parsed = question.safeParse(toCamelCase(await readJson(call.exchange)));
  if (!parsed.success) return failure(400, 800002, 'Invalid request input');
  const answers = parsed.data.items.map((item, index) => {
    const billingCycle = item.billingCycle.toLowerCase();
    const errors = reasons(context, { ...item, billingCycle }, found.tenant);
    return {
      id: item.id ?? index,
      catalogItemId: item.catalogItemId,
      quantity: item.quantity,
      billingCycle,
      termDuration: item.termDuration,
      eligibilities: [
        {
          promotionId: item.promotionId,
          isEligible: errors.length === 0,
          ...(errors.length === 0 ? {} : { errors }),
        },
      ],
      attributes: { objectType: 'PromotionEligibilities' },
    };
  });
  return collection(answers);
}

function reasons(
  context: SimulatorContext,
  item: {
    catalogItemId: string;
    quantity: number;
    termDuration: string;
    billingCycle: string;
    promotionId: string;
  },
  tenant: { id: string; country: string },
): readonly object[] {
  const offer = findItem(context.world, item.catalogItemId, tenant.country);
  if (offer.kind !== 'found') {
    return [{ type: 'InvalidCatalogItemId', description: 'There is no such catalogue item now.' }];
  }
  const { product, sku } = offer.availability;
  const promotion = promotionsNow(context.world).find(({ id }) => id === item.promotionId);
  if (promotion === undefined || promotion.productId !== product.id || promotion.skuId !== sku.id) {
    return [{ type: 'InvalidPromotion', description: 'There is no such promotion for this item now.' }];
  }
  return obstacles(context.world, promotion, {
    customerTenantId: tenant.id,
    quantity: item.quantity,
    term: item.termDuration,
    billing: item.billingCycle,
  });
}

function describe(promotion: Promotion): Record<string, unknown> {
  const { seats, redemptions, firstPurchase, owned } = promotion;
  const constraints = {
    ...(seats === undefined
      ? {}
      : {
          seatConstraints: [
            { minSeats: seats.minimum, maxSeats: seats.maximum, type: 'SubscriptionQuantity' },
          ],
        }),
    ...(redemptions === undefined
      ? {}
      : {
          assetOwnershipLimits: [{ minAssets: 0, maxAssets: redemptions, type: 'LifetimeRedemptionCount' }],
        }),
    ...(firstPurchase === true
      ? { eligibilityConstraints: [{ isApplicable: true, type: 'FirstPurchase' }] }
      : {}),
    ...(owned === undefined ? {} : { productOwnershipConstraints: [[{ bigId: owned.replace(':', '/') }]] }),
  };
  return {
    id: promotion.id,
    name: promotion.name,
    description: promotion.name,
    startDate: promotion.start.replace('.000Z', '+00:00'),
    endDate: promotion.end.replace('.000Z', '+00:00'),
    properties: { isAutoApplicable: true },
    requiredProducts: [
      {
        productId: promotion.productId,
        skuId: promotion.skuId,
        term: {
          duration: promotion.term,
          billingCycle: promotion.billing === 'annual' ? 'Annual' : 'Monthly',
        },
        pricingPolicies: [{ policyType: 'PercentDiscount', value: String(promotion.percent / 100) }],
      },
    ],
    ...(Object.keys(constraints).length === 0 ? {} : { promotionConstraints: constraints }),
  };
}

const invalid = (name: string) => failure(400, 3000, `Invalid property: ${name}`);
