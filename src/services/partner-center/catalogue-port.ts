import type { BillingCycle, Term } from '../../domain/order-draft.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';

/** Whose catalogue is read: a country's, or a customer's (then Microsoft knows the country). */
export type Market = { readonly country: string } | { readonly customerTenantId: string };

/** Contract 7: `nonprofit` shows only when asked for. */
export type Segment = 'commercial' | 'education' | 'government' | 'nonprofit';

/** A new-commerce licence product; others are left out. */
export interface Product {
  readonly productId: string;
  readonly title: string;
  readonly description: string;
}

/** What can be bought of a product. */
export interface Sku {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly description: string;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  /** `productId:skuId` of products one of which the customer must own; empty when none. */
  readonly prerequisites: readonly string[];
  /** Fewest and most licences of one subscription; Number.MAX_SAFE_INTEGER when Microsoft names no most. */
  readonly min: number;
  readonly max: number;
  /** The buyer has to accept terms of the product itself before it can be ordered. */
  readonly needsAttestation: boolean;
}

/** How long the money comes back after buying: `P1D` all of it, later a part. */
export interface RefundOption {
  readonly type: 'full' | 'partial';
  /** ISO 8601 duration from the purchase; undefined when Microsoft gives none. */
  readonly expiresAfter: string | undefined;
}

/** One term with one billing cycle, buyable today. Its ids change: read them again right before filling a cart. */
export interface Plan {
  readonly availabilityId: string;
  /** `{productId}:{skuId}:{availabilityId}`, what a cart line names. */
  readonly catalogItemId: string;
  readonly segment: Segment;
  readonly term: Term;
  readonly billing: BillingCycle;
  readonly isRenewable: boolean;
  /** In Microsoft's order; empty when nothing is said. */
  readonly refunds: readonly RefundOption[];
}

/** A sku with the plans of one segment. */
export interface Offer extends Sku {
  readonly segment: Segment;
  readonly plans: readonly Plan[];
}

/** A discount for some products, plans and quantities (contract 7). */
export interface Promotion {
  readonly promotionId: string;
  readonly name: string;
  readonly description: string;
  /** Milliseconds since 1970 UTC; undefined = open. */
  readonly startsAt: number | undefined;
  readonly endsAt: number | undefined;
  readonly products: readonly {
    readonly productId: string;
    readonly skuId: string;
    readonly term: Term | undefined;
    readonly billing: BillingCycle | undefined;
    /** Percent: 16.7. Undefined when the discount is of another kind. */
    readonly percentOff: number | undefined;
  }[];
  readonly minSeats: number | undefined;
  readonly maxSeats: number | undefined;
}

export interface PromotionQuestion {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly term: Term;
  readonly billing: BillingCycle;
  readonly promotionId: string;
}

export interface PromotionVerdict {
  readonly catalogItemId: string;
  readonly promotionId: string;
  readonly isEligible: boolean;
  readonly because: readonly PromotionObstacle[];
}

export interface PromotionObstacle {
  readonly kind:
    | 'seat-count'
    | 'term'
    | 'prerequisite-missing'
    | 'redeemed-too-often'
    | 'bought-before'
    | 'unknown-item'
    | 'unknown-promotion'
    | 'other';
  readonly minSeats: number | undefined;
  readonly maxSeats: number | undefined;
}

/** A day a new subscription may end on, instead of a whole term from today. */
export interface CustomEnd {
  /** ISO date, UTC. */
  readonly endsOn: string;
  readonly kind: 'calendar-month' | 'subscription';
  /** Subscriptions that end then. */
  readonly subscriptionIds: readonly string[];
}

/** What Microsoft sells, to whom (contract 7). `gone`: Microsoft does not know the id (any more). */
export interface Catalogue {
  products(account: PartnerAccount, market: Market, segment?: Segment): Promise<readonly Product[]>;
  skus(
    account: PartnerAccount,
    market: Market,
    productId: string,
    segment?: Segment,
  ): Promise<{ kind: 'found'; skus: readonly Sku[] } | { kind: 'gone' }>;
  /** The plans that can be bought; without a segment, of every segment but nonprofit. */
  availabilities(
    account: PartnerAccount,
    market: Market,
    productId: string,
    skuId: string,
    segment?: Segment,
  ): Promise<{ kind: 'found'; plans: readonly Plan[] } | { kind: 'gone' }>;
  /** One sku with its plans, in two calls. */
  offer(
    account: PartnerAccount,
    market: Market,
    productId: string,
    skuId: string,
    segment: Segment,
  ): Promise<{ kind: 'found'; offer: Offer } | { kind: 'gone' }>;
  promotions(account: PartnerAccount, country: string, segment: Segment): Promise<readonly Promotion[]>;
  /** In the order of the questions; a question Microsoft does not answer is not eligible, `other`. */
  promotionEligibility(
    account: PartnerAccount,
    tenantId: string,
    questions: readonly PromotionQuestion[],
  ): Promise<readonly PromotionVerdict[]>;
  customTermEndDates(account: PartnerAccount, tenantId: string, term: Term): Promise<readonly CustomEnd[]>;
}
