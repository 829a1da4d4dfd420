import type { Cloud, PartnerAccount } from '../../domain/partner-account.ts';
import type { AccountProposal } from '../../domain/region.ts';
import type { CustomerFacts } from '../invitation/port.ts';

/** A customer's tenant and the partner account that fits it, read afresh from Microsoft. */
export interface CustomerPicture {
  readonly facts: CustomerFacts;
  readonly proposal: AccountProposal;
}

export type CustomerLookup =
  | { readonly kind: 'found'; readonly picture: CustomerPicture }
  /** No tenant of any cloud has this domain. */
  | { readonly kind: 'unknown-domain' }
  /** The text is not a domain name. */
  | { readonly kind: 'not-a-domain' }
  /** One of the provider's own tenants; it cannot be its own customer. */
  | { readonly kind: 'own-tenant' };

/** What may be known of a person's own tenant once they have signed in; all of it from their token, none from the chat. */
export interface SignedInFacts {
  readonly countryCode: string | undefined;
  readonly displayName: string;
  readonly defaultDomain: string | undefined;
}

/** Who a customer is, in which cloud, and which of our accounts sells there: known before any link is shown. */
export interface Customers {
  /** By any verified domain, as typed. Problem('unavailable') when Microsoft does not answer. */
  byDomain(domain: string): Promise<CustomerLookup>;
  /** By the tenant of the verified activity; `signedIn` adds the country. */
  byTenant(tenantId: string, signedIn?: SignedInFacts): Promise<CustomerLookup>;
  /** The cloud a tenant is in; the public one for a tenant nobody knows. Asks no directory. */
  cloudOf(tenantId: string): Promise<Cloud>;
  /** Accounts a customer of this cloud could be with, for choosing another one. */
  accountsIn(cloud: Cloud): readonly PartnerAccount[];
  account(id: string): PartnerAccount | undefined;
}
