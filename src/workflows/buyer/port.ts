import type { NationalCloud } from '../../domain/cloud-ways.ts';
import type { LiveCountryRules } from '../../domain/country-fields.ts';
import type { Company } from '../../domain/order-draft.ts';
import type { PersonKey } from '../../domain/person.ts';

/** A customer of a reseller, as Partner Center lists it. */
export interface KnownCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
}

/**
 * What Microsoft says about buying for a tenant. What is there and hardly changes (the company, relationship, agreement)
 * is at most ten minutes old, account status and subscriptions two; what is missing or being checked is read afresh. A
 * part Microsoft does not tell is unknown.
 */
export interface BuyerStanding {
  readonly tenantId: string;
  readonly accountId: string;
  /** ISO 3166 alpha-2 of the tenant, when it may be read. */
  readonly country: string | undefined;
  /** Microsoft's record of the company; undefined without a relationship. */
  readonly nameAtMicrosoft: string | undefined;
  readonly domain: string;
  readonly providerRelationship: boolean;
  /** Undefined when it could not be read. */
  readonly resellerRelationship: boolean | undefined;
  readonly agreement:
    /** `at`: milliseconds since 1970 UTC; undefined when Microsoft gives no usable date. */
    | { readonly kind: 'confirmed'; readonly signer: string; readonly at: number | undefined }
    | { readonly kind: 'signed-online' }
    | { readonly kind: 'missing' }
    | { readonly kind: 'unknown' };
  readonly accountStatus: 'allowed' | 'none' | 'under-review' | 'not-allowed' | 'unknown';
  /** Segments the customer qualifies for besides commercial. */
  readonly segments: readonly ('education' | 'government' | 'nonprofit')[];
  /** Subscriptions that run, wait or are suspended; empty also when they could not be read (`ownedUnknown`). */
  readonly owned: readonly {
    readonly subscriptionId: string;
    readonly productId: string;
    readonly skuId: string;
    readonly title: string;
    readonly quantity: number;
    readonly status: string;
    readonly endsOn: number | undefined;
  }[];
  /** Present when Microsoft did not tell what is owned. */
  readonly ownedUnknown?: true;
}

export type BuyerLookup =
  | {
      readonly kind: 'found';
      readonly tenantId: string;
      readonly domain: string;
      readonly name: string;
      readonly accountId: string;
      readonly isCustomer: boolean;
    }
  | { readonly kind: 'not-a-domain' }
  | { readonly kind: 'unknown-domain' }
  /** The reseller's selling tenant, or one of the provider's (error path 29). */
  | { readonly kind: 'own-selling-tenant' }
  /** Run separately; nothing can be ordered from here (error paths 33 to 35). */
  | { readonly kind: 'other-cloud'; readonly cloud: NationalCloud }
  /** The account of that country is not the one the reseller works with (contract 17). */
  | { readonly kind: 'other-region'; readonly region: string | undefined };

export interface AddressAnswer {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country: string;
}

export type AddressCheck =
  | { readonly kind: 'verified' }
  | { readonly kind: 'suggestions'; readonly suggestions: readonly AddressAnswer[] }
  | { readonly kind: 'unknown' }
  /** The service does not answer properly: go on, it is checked again before the order (error path 10). */
  | { readonly kind: 'unreadable' };

export type PrefixCheck =
  | { readonly kind: 'free'; readonly prefix: string }
  /** Free ones to choose instead. */
  | { readonly kind: 'taken'; readonly prefix: string; readonly free: readonly string[] }
  | { readonly kind: 'not-allowed'; readonly reason: 'empty' | 'too-long' | 'characters' };

/** Where the customer agreement can be read. */
export type AgreementText =
  /** In the customer's language, for its country; `until`: milliseconds since 1970 UTC, a few minutes away. */
  | { readonly kind: 'document'; readonly url: string; readonly until: number }
  /** Microsoft's page with every language, when it does not hand out the text. */
  | { readonly kind: 'page'; readonly url: string };

/**
 * Whom one can order for. Every method takes the asker: only customers of the asker's reseller are ever named.
 * Rejects with a Problem when Microsoft does not answer.
 */
export interface Buyers {
  /** The reseller's customers whose name or domain resembles the words, the likeliest first, at most `limit`. */
  search(by: PersonKey, words: string, limit: number): Promise<readonly KnownCustomer[]>;
  /** By any verified domain. */
  byDomain(by: PersonKey, domain: string): Promise<BuyerLookup>;
  /** The asker's own tenants for own licences. */
  ownTenants(by: PersonKey): Promise<readonly KnownCustomer[]>;
  /** A tenant that is not the reseller's customer, another reseller's included, looks like one without any relationship. */
  standing(by: PersonKey, tenantId: string): Promise<BuyerStanding>;
  /** What Microsoft asks of companies in a country, a day old at most; undefined when it is silent or has no rules. */
  countryRules(accountId: string, country: string): Promise<LiveCountryRules | undefined>;
  /** Fetched for one reader at one press: the address must not be kept. */
  agreementText(accountId: string, country: string): Promise<AgreementText>;
  checkAddress(accountId: string, company: Partial<Company>): Promise<AddressCheck>;
  checkPrefix(accountId: string, prefix: string, companyName: string): Promise<PrefixCheck>;
  /** Customers of the same reseller that are probably the same company; others are never named (feature 23). */
  duplicates(by: PersonKey, companyName: string): Promise<readonly KnownCustomer[]>;
}
