import type { SimBillingCycle, SimTerm } from '../world/commerce-types.ts';

/** A product of the simulated catalogue. */
export interface Product {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** New commerce, or the old offers that the same view still returns. */
  readonly kind: 'OnlineServicesNCE' | 'OnlineServices';
  readonly skus: readonly Sku[];
}

export type Segment = 'commercial' | 'education' | 'nonprofit';

export interface Plan {
  readonly term: SimTerm;
  readonly billing: SimBillingCycle;
}

export interface Sku {
  readonly id: string;
  readonly title: string;
  readonly segment: Segment;
  /** Suggested retail price per seat and month of a one-year term paid at once, in euro cents. */
  readonly retail: number;
  readonly plans: readonly Plan[];
  readonly minimum: number;
  readonly maximum: number;
  /** `product:sku` of the products one of which must be there already; empty for a product of its own. */
  readonly bases: readonly string[];
  readonly isTrial: boolean;
  readonly isPurchasable: boolean;
  /** The buyer has to confirm in the cart that the customer may have it. */
  readonly attestation: boolean;
  readonly upgrades: readonly string[];
}
