import type { Money } from '../../domain/money.ts';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';

/** One way to buy an offer: how long, billed how, at what price (the price sheet's, without tax). */
export interface OfferPlan {
  readonly term: Term;
  readonly billing: BillingCycle;
  /** Price of one unit for the whole term as the sheet gives it; undefined when the sheet has none. */
  readonly termPrice: Money | undefined;
  /** Full refund within this many milliseconds after buying, by the availability's cancellation policy. */
  readonly returnWithin: number | undefined;
}

/** Something that can be bought in a market, as the catalogue has it today. */
export interface Offer {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly description: string;
  readonly segment: 'commercial' | 'education' | 'government' | 'nonprofit';
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  /** `productId:skuId` of the offers one of which the customer must own or buy along. */
  readonly bases: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
  readonly plans: readonly OfferPlan[];
}

export type OfferSearch =
  | { readonly kind: 'certain'; readonly offer: Offer }
  /** Up to five, the likeliest first. */
  | { readonly kind: 'choose'; readonly offers: readonly Offer[] }
  | { readonly kind: 'none' };

export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly endsAt: number | undefined;
}

export type PromotionEligibility =
  | { readonly kind: 'eligible'; readonly promotion: Promotion }
  | { readonly kind: 'not-eligible'; readonly promotion: Promotion; readonly reason: string }
  | { readonly kind: 'none' };

/**
 * What can be bought: Microsoft's catalogue of one market, cached for hours because availability ids play no part in
 * it; the cart looks those up freshly. Rejects with a Problem when there is neither cache nor answer.
 */
export interface Offers {
  search(accountId: string, market: string, words: string): Promise<OfferSearch>;
  /** Undefined when it is no longer sold there. */
  offer(accountId: string, market: string, productId: string, skuId: string): Promise<Offer | undefined>;
  /** The best promotion for a line, and whether this customer may have it; `none` without a tenant. */
  promotion(
    accountId: string,
    market: string,
    line: {
      readonly productId: string;
      readonly skuId: string;
      readonly quantity: number;
      readonly term: Term;
      readonly billing: BillingCycle;
    },
    customerTenantId: string | undefined,
  ): Promise<PromotionEligibility>;
}
