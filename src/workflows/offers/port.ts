import type { Money } from '../../domain/money.ts';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';

/** Whom an offer is made for; all but commercial only for customers who qualify. */
export type Segment = 'commercial' | 'education' | 'government' | 'nonprofit';

/** One way to buy an offer: how long, billed how, at what price (the price sheet's, without tax). */
export interface OfferPlan {
  readonly term: Term;
  readonly billing: BillingCycle;
  /** `UnitPrice` of one unit as the sheet gives it, untouched; `priceIsFor` says for how long. Undefined when it has none. */
  readonly termPrice: Money | undefined;
  /**
   * What `termPrice` pays: one billing period, or the whole term. Not documented for the sheet (contract 7), so it is
   * read off the other plans of the same sku; undefined when nothing tells. For a period it is the cart's
   * `pricing.price`, for a term the cart's `extendedPrice` of one unit, while nothing is prorated or discounted.
   */
  readonly priceIsFor?: 'period' | 'term' | undefined;
  /** Full refund within this many milliseconds after buying, by the availability's cancellation policy. */
  readonly returnWithin: number | undefined;
  /** Part of the price back within this many milliseconds after buying, where Microsoft names such a time beyond the full one. */
  readonly partlyWithin?: number | undefined;
}

/** Something that can be bought in a market, as the catalogue has it today. */
export interface Offer {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly description: string;
  readonly segment: Segment;
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

/** What keeps a customer from a promotion, as Microsoft tells it apart (contract 7). */
export type PromotionReason =
  | 'seat-count'
  | 'term'
  | 'prerequisite-missing'
  | 'redeemed-too-often'
  | 'bought-before'
  | 'unknown-item'
  | 'unknown-promotion'
  | 'other';

export type PromotionEligibility =
  | { readonly kind: 'eligible'; readonly promotion: Promotion }
  | {
      readonly kind: 'not-eligible';
      readonly promotion: Promotion;
      readonly reason: PromotionReason;
      /** Fewest and most licences it is for, when that is the reason. */
      readonly seats?: { readonly minimum: number | undefined; readonly maximum: number | undefined };
    }
  | { readonly kind: 'none' };

/**
 * What can be bought: Microsoft's catalogue of one market, cached for hours because availability ids play no part in
 * it; the cart looks those up freshly. Rejects with a Problem when there is neither cache nor answer.
 */
export interface Offers {
  /**
   * Among what is made for these segments; commercial when none is named. Of several that the words name alike, the one
   * the customer owns is meant.
   */
  search(
    accountId: string,
    market: string,
    words: string,
    segments?: readonly Segment[],
    owned?: readonly { readonly productId: string; readonly skuId: string }[],
  ): Promise<OfferSearch>;
  /** Undefined when it is no longer sold there, to these segments; to any when none is named. */
  offer(
    accountId: string,
    market: string,
    productId: string,
    skuId: string,
    segments?: readonly Segment[],
  ): Promise<Offer | undefined>;
  /**
   * The best promotion for a line, and whether this customer may have it; `none` without a tenant, or while the tenant
   * is not a customer. The caller has checked that the tenant is the asker's to ask about.
   */
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

/** The names of what is sold in a market. */
export interface CatalogueTitles {
  /**
   * Names of products sold to companies there that contain these words, in whatever case, by the alphabet. Rejects with
   * a Problem when there is neither a copy of the catalogue nor an answer.
   */
  titlesWith(accountId: string, market: string, words: string): Promise<readonly string[]>;
}
