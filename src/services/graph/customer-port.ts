import type { PartnerAccount } from '../../domain/partner-account.ts';

/** Licences of one product in a customer's tenant (Graph contract 4, `subscribedSkus`). */
export interface LicenceCount {
  /** As directories call the product: `SPE_E3`. */
  readonly partNumber: string;
  /** Lower-case GUID. */
  readonly skuId: string;
  readonly enabled: number;
  /** In their grace period: they can still be given to people. */
  readonly warning: number;
  readonly suspended: number;
  /** Given to people. */
  readonly used: number;
  /** Those that can be given away: enabled and warning, less what is used; never below zero. */
  readonly free: number;
  /** The subscriptions behind it. */
  readonly subscriptions: readonly HeldSubscription[];
}

/** A subscription as the customer's directory has it (Graph contract 4, `companySubscription`). */
export interface HeldSubscription {
  /** Partner Center's id of it; lower case. */
  readonly commerceId: string;
  /** The partner it was bought from, lower-case GUID; undefined when Microsoft sold it or does not say. */
  readonly partnerTenantId: string | undefined;
  readonly quantity: number;
  /** When it renews or ends; milliseconds since 1970 UTC. */
  readonly endsAt: number | undefined;
}

/** A service of Microsoft 365 that is not as it should be. */
export interface TroubledService {
  /** As Microsoft calls it: `Exchange Online`. */
  readonly name: string;
  /** `down`: cannot be used. `slow`: degraded, or coming back. `checked`: Microsoft is looking into a report. */
  readonly state: 'down' | 'slow' | 'checked';
}

/** The customer has not let our application in, or not this far. */
export interface NotPermitted {
  readonly kind: 'not-permitted';
  /** `no-app`: it is not in the tenant at all. `no-right`: it is, without this permission. */
  readonly because: 'no-app' | 'no-right';
}

/**
 * A customer's tenant as the partner account's application sees it, with an app-only token of that tenant. Problems as
 * usual for everything but missing consent.
 */
export interface GraphForCustomer {
  licences(
    account: PartnerAccount,
    customerTenantId: string,
  ): Promise<{ readonly kind: 'read'; readonly licences: readonly LicenceCount[] } | NotPermitted>;
  /** Services that are not operational; `services`: how many there are altogether. */
  health(
    account: PartnerAccount,
    customerTenantId: string,
  ): Promise<
    | { readonly kind: 'read'; readonly services: number; readonly troubled: readonly TroubledService[] }
    | NotPermitted
  >;
}
