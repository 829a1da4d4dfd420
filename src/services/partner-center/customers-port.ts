import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { CallIds, Refused } from './call-ids.ts';
import type { Customer } from './port.ts';

/** What Microsoft asks of companies in a country (contract 5.5). Patterns as Microsoft writes them, not compiled. */
export interface CountryRules {
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string;
  readonly defaultCulture: string | undefined;
  /** BCP 47, as listed: `en-IE`. */
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  readonly isStateRequired: boolean;
  readonly states: readonly string[];
  readonly isPostalCodeRequired: boolean;
  readonly postalCodePattern: string | undefined;
  readonly isCityRequired: boolean;
  readonly isPhoneRequired: boolean;
  readonly phonePattern: string | undefined;
  /** Digits, without plus. */
  readonly callingCodes: readonly string[];
  readonly isRegistrationNumberRequired: boolean;
  readonly registrationNumberPattern: string | undefined;
  readonly registrationNumberSample: string | undefined;
}

export interface PostalAddress {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string;
}

/**
 * Microsoft's opinion of an address (contract 5.4). `confirm`: one suggestion to say yes to; `choose`: up to three;
 * `unknown`: Microsoft does not know it and suggests nothing; `unreadable`: there is no opinion to be had, and the
 * address has to be checked again later. None of them stops an order by itself.
 */
export interface AddressOpinion {
  readonly kind: 'verified' | 'confirm' | 'choose' | 'unknown' | 'unreadable';
  readonly suggestions: readonly PostalAddress[];
}

/** A company to make a tenant for (contract 5.6). */
export interface NewCustomer {
  readonly companyName: string;
  /** Full: `fabrikam.onmicrosoft.com`. */
  readonly domain: string;
  readonly address: PostalAddress;
  /** BCP 47, of the country's list: `de-DE`. */
  readonly culture: string;
  /** Two letters. */
  readonly language: string;
  readonly contact: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phone?: string | undefined;
  };
  /** Only where the country asks for one: sent elsewhere, Microsoft refuses (600002). */
  readonly registrationNumber?: string | undefined;
  /** Tenant of the indirect reseller; without it the tenant becomes the provider's own customer. */
  readonly resellerTenantId?: string | undefined;
}

/** A tenant that was just made. The password is shown this once: hand it over, never log it. */
export interface CreatedCustomer {
  readonly kind: 'created';
  /** Lower-case GUID. */
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string;
  /** Whole sign-in name: `admin@fabrikam.onmicrosoft.com`. Undefined in the answer to a repetition. */
  readonly userName: string | undefined;
  readonly password: string | undefined;
}

/** A customer with everything Partner Center tells; what is undefined needs rights that we do not have. */
export interface CustomerDetails extends Customer {
  /** ISO 3166 alpha-2, upper case: of the company, else of its billing address. */
  readonly country: string | undefined;
  readonly address: PostalAddress | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly culture: string | undefined;
  readonly language: string | undefined;
  readonly customDomains: readonly string[];
}

/** Microsoft's review of a customer. Nothing can be bought while `under-review`, `not-allowed` or `unknown`. */
export type AccountStatus = 'allowed' | 'none' | 'under-review' | 'not-allowed' | 'unknown';

export interface Qualification {
  readonly name: 'education' | 'government-community-cloud' | 'state-owned-entity' | 'nonprofit' | 'other';
  /** Undefined where nothing is vetted. */
  readonly vetting: 'approved' | 'in-review' | 'denied' | undefined;
}

/** Customers at Partner Center as far as ordering needs them (contract 5). App or app+user as documented. */
export interface CustomerRegistry {
  /** Whether a tenant holds the domain, given in full (`fabrikam.onmicrosoft.com`). */
  domainIsTaken(account: PartnerAccount, fullDomain: string): Promise<boolean>;
  /** Undefined when Microsoft has no rules for the country. */
  countryRules(account: PartnerAccount, country: string): Promise<CountryRules | undefined>;
  /** Throws only when our sign-in is refused or calls are throttled; everything else is `unreadable`. */
  validateAddress(account: PartnerAccount, address: PostalAddress): Promise<AddressOpinion>;
  /**
   * Makes a tenant. Never repeated by itself: after a Problem `outcome-unknown` the domain may be gone, so look first
   * (`domainIsTaken`, `customersByDomain`) and repeat only with the same request id.
   */
  createCustomer(
    account: PartnerAccount,
    customer: NewCustomer,
    ids: CallIds,
  ): Promise<CreatedCustomer | Refused>;
  customerDetails(
    account: PartnerAccount,
    tenantId: string,
  ): Promise<{ kind: 'found'; customer: CustomerDetails } | { kind: 'not-yet' }>;
  /** `none` when Microsoft holds no status (404/600074): buying is possible then. */
  accountStatus(account: PartnerAccount, tenantId: string): Promise<AccountStatus>;
  qualifications(account: PartnerAccount, tenantId: string): Promise<readonly Qualification[]>;
  /** Page by page, the customers of one indirect reseller. */
  customersOfReseller(account: PartnerAccount, resellerTenantId: string): AsyncIterable<readonly Customer[]>;
  /** Page by page, customers of the whole account whose name starts so; whose they are is the caller's to check. */
  customersByName(account: PartnerAccount, prefix: string): AsyncIterable<readonly Customer[]>;
}
