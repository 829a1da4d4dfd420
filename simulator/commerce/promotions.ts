import type { SimBillingCycle, SimTerm } from '../world/commerce-types.ts';
import type { WorldStore } from '../world/store.ts';
import { ownedBy, seatsOf } from './owned.ts';

/** A discount on one plan of one sku. */
export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly productId: string;
  readonly skuId: string;
  readonly term: SimTerm;
  readonly billing: SimBillingCycle;
  /** Hundredths taken off. */
  readonly percent: number;
  /** Seats of one order line. */
  readonly seats?: { readonly minimum: number; readonly maximum: number };
  /** How often one customer may use it. */
  readonly redemptions?: number;
  /** Only for who never bought the sku. */
  readonly firstPurchase?: true;
  /** `product:sku` the customer must own. */
  readonly owned?: string;
  /** ISO 8601; the end is exclusive. */
  readonly start: string;
  readonly end: string;
}

const forever = { start: '2026-01-01T00:00:00.000Z', end: '9999-01-01T00:00:00.000Z' };

const lasting: readonly Promotion[] = [
  {
    id: '39NFJQT1PJQB:0001:39NFJQT1Q5KN',
    name: 'Visio Plan 1, one year at once',
    productId: 'CFQ7TTC0HD33',
    skuId: '0003',
    term: 'P1Y',
    billing: 'annual',
    percent: 5,
    ...forever,
  },
  {
    id: '39NFJQT1PM6C:0005:39NFJQT1Q5L7',
    name: 'Microsoft 365 E3 for newcomers',
    productId: 'CFQ7TTC0LFLX',
    skuId: '0001',
    term: 'P1Y',
    billing: 'annual',
    percent: 10,
    seats: { minimum: 10, maximum: 2400 },
    redemptions: 1,
    firstPurchase: true,
    ...forever,
  },
  {
    id: '39NFJQT1SNC7:0001:39NFJQT1Q5KM',
    name: 'Microsoft 365 E5 Security with Business Premium',
    productId: 'CFQ7TTC0LHQB',
    skuId: '0001',
    term: 'P1Y',
    billing: 'monthly',
    percent: 15,
    redemptions: 3,
    owned: 'CFQ7TTC0LCHC:0002',
    ...forever,
  },
];

/** Promotions that run now. The one for Copilot runs for a quarter; the next quarter’s is another one. */
export function promotionsNow(world: WorldStore): Promotion[] {
  if (world.state.switches.promotionsEnded) return [];
  const now = world.now();
  const year = now.getUTCFullYear();
  const quarter = Math.floor(now.getUTCMonth() / 3);
  const copilot: Promotion = {
    id: `39NFJQT1${'BCDF'[quarter]}${year % 1000}:0001:39NFJQT1Q5L8`,
    name: 'Microsoft 365 Copilot, this quarter',
    productId: 'CFQ7TTC0MM8R',
    skuId: '0002',
    term: 'P1Y',
    billing: 'annual',
    percent: 15,
    seats: { minimum: 5, maximum: 300 },
    start: new Date(Date.UTC(year, quarter * 3, 1)).toISOString(),
    end: new Date(Date.UTC(year, quarter * 3 + 3, 1)).toISOString(),
  };
  return [...lasting, copilot];
}

/** What stands between a purchase and a promotion; the names are Partner Center's (contract 7). */
export interface PromotionObstacle {
  readonly type:
    'PrerequisiteProductOwnership' | 'RedemptionLimit' | 'SeatCount' | 'OfferPurchasedPreviously' | 'Term';
  readonly description: string;
  readonly [detail: string]: unknown;
}

/** Everything that keeps this customer from this promotion for this line; empty when nothing does. */
export function obstacles(
  world: WorldStore,
  promotion: Promotion,
  line: { customerTenantId: string; quantity: number; term: string; billing: string },
): PromotionObstacle[] {
  const owned = ownedBy(world, line.customerTenantId).filter(({ isTrial }) => !isTrial);
  const owns = (productAndSku: string) => seatsOf(owned, productAndSku) > 0;
  const found: PromotionObstacle[] = [];
  if (line.term !== promotion.term || line.billing !== promotion.billing) {
    found.push({ type: 'Term', description: 'The promotion is for another term or billing cycle.' });
  }
  const { seats } = promotion;
  if (seats !== undefined && (line.quantity < seats.minimum || line.quantity > seats.maximum)) {
    found.push({
      minimumRequiredSeats: seats.minimum,
      maximumRequiredSeats: seats.maximum,
      availableSeats: seats.maximum,
      type: 'SeatCount',
      description: 'The promotion is for another number of seats.',
    });
  }
  if (promotion.firstPurchase === true && owns(`${promotion.productId}:${promotion.skuId}`)) {
    found.push({
      type: 'OfferPurchasedPreviously',
      description: 'The promotion is for who never bought this offer.',
    });
  }
  const used = owned.filter((subscription) => subscription.promotionId === promotion.id).length;
  if (promotion.redemptions !== undefined && used >= promotion.redemptions) {
    found.push({ type: 'RedemptionLimit', description: 'The promotion has been used as often as allowed.' });
  }
  if (promotion.owned !== undefined && !owns(promotion.owned)) {
    found.push({
      type: 'PrerequisiteProductOwnership',
      description: 'The promotion asks for another product that is owned already.',
    });
  }
  return found;
}
