import type { Money } from './money.ts';
import type { DraftField } from './order-draft.ts';

/** Why an order stands still, for its card and its next step; codes are Microsoft's. */
export interface Standstill {
  readonly cause: StandstillCause;
  readonly code?: number | undefined;
  readonly correlationId?: string | undefined;
  /** The part of the draft to put right. */
  readonly field?: DraftField | undefined;
  /** Numbers of the lines concerned. */
  readonly lines?: readonly number[] | undefined;
  /** What has become dearer. */
  readonly prices?: readonly PriceChange[] | undefined;
}

/** A line whose price is not the one that was shown. */
export interface PriceChange {
  readonly line: number;
  /** For a billing period, or for all licences of a whole term; undefined when none was shown. */
  readonly before: Money | undefined;
  readonly now: Money;
}

export type StandstillCause =
  | 'relationship-missing'
  /** The customer has accepted the provider, and no reseller. */
  | 'reseller-relationship-missing'
  | 'agreement-missing'
  | 'under-review'
  | 'not-allowed'
  | 'credit'
  | 'reseller-papers'
  | 'provider-papers'
  | 'region'
  | 'prefix-taken'
  | 'tenant-burnt'
  | 'address'
  | 'email'
  | 'phone'
  | 'registration-number'
  | 'company-name'
  | 'agreement-details'
  | 'price-changed'
  | 'promotion'
  | 'quantity'
  | 'term'
  | 'base-missing'
  | 'not-sold'
  | 'limit'
  | 'in-progress'
  | 'partly-ordered'
  | 'provisioning-failed'
  | 'provisioning-stuck'
  | 'purchase-order-document'
  /** A value Microsoft cannot read; which one it does not say. */
  | 'details'
  /** Microsoft does not let this customer, or us, do this and gives no reason. */
  | 'refused'
  | 'attestation'
  | 'currency'
  | 'sandbox'
  /** Our credentials or roles at Partner Center. */
  | 'our-rights'
  /** Microsoft's own trouble. */
  | 'service'
  | 'unknown';

/** What only the customer's administrator can put right, by accepting. */
const acceptances = ['relationship-missing', 'reseller-relationship-missing'] as const;
export type RelationshipCause = (typeof acceptances)[number];

export const isAcceptance = (cause: StandstillCause | undefined): cause is RelationshipCause =>
  acceptances.some((one) => one === cause);

/** What the customer answers: by accepting, or by signing. */
export const isAnswerable = (cause: StandstillCause | undefined): boolean =>
  isAcceptance(cause) || cause === 'agreement-missing';
