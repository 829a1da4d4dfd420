import type { Money } from '../../domain/money.ts';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { CallIds, Refused } from './call-ids.ts';

/** A line to put into a cart (contract 8.1). */
export interface CartLineRequest {
  /** 0, 1, 2 …; comes back as `number`. */
  readonly number: number;
  /** Fresh from the catalogue. */
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly term: Term;
  readonly billing: BillingCycle;
  readonly promotionId?: string | undefined;
  /** One of the customer's custom term end dates, ISO date. */
  readonly endsOn?: string | undefined;
  /** The buyer accepted the product's own terms. */
  readonly attestationAccepted?: boolean | undefined;
}

/** Microsoft's prices of a line, without tax; the last one for the whole quantity and term. */
export interface LinePricing {
  readonly listPrice: Money | undefined;
  readonly discountedPrice: Money | undefined;
  readonly proratedPrice: Money | undefined;
  /** Of one licence. */
  readonly price: Money | undefined;
  readonly extendedPrice: Money | undefined;
}

export interface CartLine {
  readonly number: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly term: Term | undefined;
  readonly billing: BillingCycle | undefined;
  /** Lines with the same one become one order. */
  readonly group: string | undefined;
  /** Why the line cannot be ordered: errors.json, scope CartLineItem. Undefined when it can. */
  readonly error: { readonly code: number; readonly description: string | undefined } | undefined;
  readonly pricing: LinePricing | undefined;
}

export interface Cart {
  readonly id: string;
  /** `ordered` once checked out. */
  readonly state: 'active' | 'ordered' | 'unknown';
  /** Milliseconds since 1970 UTC. */
  readonly expiresAt: number | undefined;
  readonly lines: readonly CartLine[];
}

export type MicrosoftOrderStatus =
  | 'unknown'
  | 'completed'
  | 'pending'
  | 'cancelled'
  | 'suspended'
  | 'pending-review'
  | 'pending-po-upload'
  | 'po-upload-complete'
  | 'po-review-rejected'
  | 'partial-success'
  | 'error';

/** An order at Microsoft (contract 9); not ours. */
export interface MicrosoftOrder {
  readonly id: string;
  readonly status: MicrosoftOrderStatus;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number | undefined;
  readonly lines: readonly MicrosoftOrderLine[];
  readonly totalPrice: Money | undefined;
}

export interface MicrosoftOrderLine {
  readonly number: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly term: Term | undefined;
  /** Known once it is provisioned. Lower-case GUID. */
  readonly subscriptionId: string | undefined;
  /** `new`, `addquantity` …: lower case. */
  readonly transaction: string | undefined;
  readonly pricing: LinePricing | undefined;
}

/** How a checkout ended. Both lists have to be read: one group may be ordered and another refused. */
export interface CheckedOut {
  readonly kind: 'checked-out';
  readonly orders: readonly MicrosoftOrder[];
  readonly errors: readonly {
    readonly group: string | undefined;
    readonly code: number;
    readonly description: string | undefined;
  }[];
}

export interface LineProvisioning {
  readonly number: number;
  /** `unfulfilled`: cancelled. */
  readonly status: 'fulfilled' | 'unfulfilled' | 'pending' | 'unknown';
  /** Licences that are there. */
  readonly fulfilled: number;
}

/** A subscription at Microsoft (contract 10.1). Times in milliseconds since 1970 UTC. */
export interface Subscription {
  /** Lower-case GUID. */
  readonly id: string;
  readonly orderId: string | undefined;
  /** Undefined for subscriptions of before new commerce. */
  readonly catalogItemId: string | undefined;
  readonly title: string;
  readonly quantity: number;
  readonly status:
    'none' | 'active' | 'pending' | 'suspended' | 'expired' | 'disabled' | 'deleted' | 'unknown';
  readonly isTrial: boolean;
  readonly isNewCommerce: boolean;
  readonly autoRenews: boolean;
  readonly term: Term | undefined;
  readonly billing: BillingCycle | undefined;
  readonly startedAt: number | undefined;
  /** End of the term, when it renews or runs out. */
  readonly committedUntil: number | undefined;
  readonly cancellableUntil: number | undefined;
  /** Licences that can be given back, and until when. */
  readonly refundable: readonly { readonly quantity: number; readonly until: number }[];
  /** Partner location id of the reseller it is recorded for. */
  readonly resellerPartnerId: string | undefined;
  readonly promotionId: string | undefined;
}

export interface SubscriptionProvisioning {
  readonly status: 'success' | 'pending' | 'failed' | 'none' | 'unknown';
  readonly quantity: number | undefined;
  readonly endsAt: number | undefined;
}

/** Buying for a customer (contract 8, 9, 10.1). */
export interface Purchasing {
  /**
   * Fills a new cart; a cart buys nothing and expires by itself, so this may be repeated. Lines that cannot be
   * ordered carry an error although the cart is there. `resellerPartnerId`: the location id that is recorded as
   * reseller of every line. To be called once the seller has confirmed that partner (the attestation is sent as given).
   */
  createCart(
    account: PartnerAccount,
    tenantId: string,
    lines: readonly CartLineRequest[],
    options: { readonly resellerPartnerId?: string | undefined },
    ids: CallIds,
  ): Promise<{ kind: 'filled'; cart: Cart } | Refused>;
  /** `gone`: unknown or expired. */
  getCart(
    account: PartnerAccount,
    tenantId: string,
    cartId: string,
  ): Promise<{ kind: 'found'; cart: Cart } | { kind: 'gone' }>;
  /**
   * Orders what is in the cart. Never repeated by itself: after a Problem `outcome-unknown` look for the cart and the
   * orders first; repeating with the same cart and the same request id is then safe. `already-submitted` is
   * 400/800065: an earlier call worked, read the orders.
   */
  checkout(
    account: PartnerAccount,
    tenantId: string,
    cartId: string,
    ids: CallIds,
  ): Promise<CheckedOut | { kind: 'already-submitted' } | Refused>;
  /** With prices. `not-there`: Microsoft does not know the id (yet). */
  order(
    account: PartnerAccount,
    tenantId: string,
    orderId: string,
  ): Promise<{ kind: 'found'; order: MicrosoftOrder } | { kind: 'not-there' }>;
  /** All of the customer; a new one may be missing for 15 minutes. */
  orders(account: PartnerAccount, tenantId: string): Promise<readonly MicrosoftOrder[]>;
  /** App+user; refreshed by Microsoft every 15 minutes. `not-there`: no information yet (404/800007). */
  orderProvisioning(
    account: PartnerAccount,
    tenantId: string,
    orderId: string,
  ): Promise<{ kind: 'found'; lines: readonly LineProvisioning[] } | { kind: 'not-there' }>;
  subscriptions(
    account: PartnerAccount,
    tenantId: string,
    filter?: { readonly orderId?: string | undefined },
  ): Promise<readonly Subscription[]>;
  /** App+user with delegated rights at the customer. */
  subscriptionProvisioning(
    account: PartnerAccount,
    tenantId: string,
    subscriptionId: string,
  ): Promise<{ kind: 'found'; provisioning: SubscriptionProvisioning } | { kind: 'not-there' }>;
}
