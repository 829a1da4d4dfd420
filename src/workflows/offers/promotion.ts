import { isProblem } from '../../errors.ts';
import type { Promotion } from '../../services/partner-center/catalogue-port.ts';
import type { OffersContext, Shelf } from './context.ts';
import type { Copies } from './copies.ts';
import type { Offer, Offers, PromotionEligibility } from './port.ts';

type Line = Parameters<Offers['promotion']>[2];

/** The promotion that takes off most for the line, and Microsoft's answer whether this customer may have it. */
export async function bestPromotion(
  context: OffersContext,
  copies: Copies,
  shelf: Shelf,
  line: Line,
  offer: Offer,
  customerTenantId: string,
): Promise<PromotionEligibility> {
  const running = await copies.promotions(shelf, offer.segment);
  const [best] = running
    .filter((promotion) => isFor(promotion, line, context.clock.now()))
    .sort(
      (a, b) =>
        Number(fitsSeats(b, line.quantity)) - Number(fitsSeats(a, line.quantity)) ||
        percentOf(b, line) - percentOf(a, line),
    );
  if (best === undefined) return { kind: 'none' };
  const { promotionId: id, name, description, endsAt } = best;
  const promotion = { id, name, description, endsAt };
  const verdict = await askMicrosoft(context, shelf, line, offer, customerTenantId, id);
  if (verdict === undefined) return { kind: 'none' };
  if (verdict.isEligible) return { kind: 'eligible', promotion };
  const [obstacle] = verdict.because;
  if (obstacle?.kind !== 'seat-count')
    return { kind: 'not-eligible', promotion, reason: obstacle?.kind ?? 'other' };
  const seats = {
    minimum: obstacle.minSeats ?? best.minSeats,
    maximum: obstacle.maxSeats ?? best.maxSeats,
  };
  return { kind: 'not-eligible', promotion, reason: 'seat-count', seats };
}

/** Undefined when the line cannot be bought by the customer, or Microsoft does not tell about them (not a customer yet). */
async function askMicrosoft(
  { catalogue }: OffersContext,
  { account }: Shelf,
  line: Line,
  { segment }: Offer,
  customerTenantId: string,
  promotionId: string,
) {
  const { productId, skuId, term, billing, quantity } = line;
  try {
    // The customer's own availability ids of this moment; the copy has none.
    const found = await catalogue.availabilities(account, { customerTenantId }, productId, skuId, segment);
    const plan =
      found.kind === 'found'
        ? found.plans.find((candidate) => candidate.term === term && candidate.billing === billing)
        : undefined;
    if (plan === undefined) return undefined;
    const { catalogItemId } = plan;
    const question = { catalogItemId, quantity, term, billing, promotionId };
    const [verdict] = await catalogue.promotionEligibility(account, customerTenantId, [question]);
    return verdict;
  } catch (error) {
    if (isProblem(error, 'rejected') || isProblem(error, 'not-found') || isNoRelationship(error))
      return undefined;
    throw error;
  }
}

/** 403/20002 (contract 4.6). */
const isNoRelationship = (error: unknown): boolean =>
  isProblem(error) && error.facts.status === 403 && error.facts.code === '20002';

const percentOf = (promotion: Promotion, line: Line): number =>
  Math.max(0, ...partsFor(promotion, line).map(({ percentOff }) => percentOff ?? 0));

function isFor(promotion: Promotion, line: Line, now: number): boolean {
  const { startsAt = 0, endsAt = Infinity } = promotion;
  return startsAt <= now && now < endsAt && partsFor(promotion, line).length > 0;
}

const partsFor = (promotion: Promotion, { productId, skuId, term, billing }: Line) =>
  promotion.products.filter(
    (part) =>
      part.productId === productId &&
      part.skuId === skuId &&
      (part.term ?? term) === term &&
      (part.billing ?? billing) === billing,
  );

const fitsSeats = ({ minSeats = 0, maxSeats = Infinity }: Promotion, quantity: number): boolean =>
  minSeats <= quantity && quantity <= maxSeats;
