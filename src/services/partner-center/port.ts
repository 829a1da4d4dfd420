import type { PartnerAccount } from '../../domain/partner-account.ts';

/** A customer as one of our partner accounts sees it (contract 5.1). */
export interface Customer {
  /** Entra tenant id, lower-case GUID. */
  readonly tenantId: string;
  readonly companyName: string;
  /** Default domain, usually `….onmicrosoft.com`. */
  readonly domain: string;
  /** True when `relationshipToPartner` is `reseller`. */
  readonly isReseller: boolean;
}

/** A reseller (or provider) that stands in a relationship with a customer (contract 4.3). */
export interface PartnerRelationship {
  readonly tenantId: string;
  readonly name: string;
  readonly mpnId: string | undefined;
  readonly state: string | undefined;
}

/** A code with which customers of one government organisation can be qualified (contract 5.2). */
export interface ValidationCode {
  readonly organisation: string;
  readonly code: string;
  /** How many customers it may be used for, and how many are left. */
  readonly allowed: number | undefined;
  readonly left: number | undefined;
}

export interface WebhookRegistration {
  readonly url: string;
  readonly events: readonly string[];
}

export interface PresentWebhook extends WebhookRegistration {
  /** Undefined when the answer does not say whether the signature comes in a header of its own (contract 11.2). */
  readonly signsInOwnHeader: boolean | undefined;
}

/**
 * Partner Center for one account at a time. Problems: `unauthorised` (401, 403/900329, MFA), `throttled`,
 * `unavailable`, `rejected` with Microsoft's code. Ids that are not GUIDs are refused before any call.
 */
export interface PartnerCenter {
  /** Contract 4.1, app+user. The link is one per account, reusable, and validated (host, partnerId) before it is returned. */
  relationshipLink(account: PartnerAccount, reseller?: { tenantId: string }): Promise<string>;
  /** Contract 4.6 (2). `not-yet` covers the candidates 403/20002, 404/1000, 404/60003 and any other 404. */
  customer(
    account: PartnerAccount,
    tenantId: string,
  ): Promise<{ kind: 'found'; customer: Customer } | { kind: 'not-yet' }>;
  /** Contract 4.6 (3): customers whose domain starts with the given one. */
  customersByDomain(account: PartnerAccount, domain: string): Promise<readonly Customer[]>;
  /** Every customer of the account, page by page (contract 3.4); cost grows with customers, not with invitations. */
  allCustomers(account: PartnerAccount): AsyncIterable<readonly Customer[]>;
  /** Contract 4.3, app+user: the resellers of a customer. */
  resellersOf(account: PartnerAccount, tenantId: string): Promise<readonly PartnerRelationship[]>;
  /** Contract 5.2: the codes of the Government Community Cloud the account has been given. */
  validationCodes(account: PartnerAccount): Promise<readonly ValidationCode[]>;
  /** Contract 11: the account's one registration as it is; undefined when there is none. */
  webhook(account: PartnerAccount): Promise<PresentWebhook | undefined>;
  /** Contract 11: makes the account's one registration what it should be (GET, then POST or PUT only when different). */
  ensureWebhook(
    account: PartnerAccount,
    wanted: WebhookRegistration,
  ): Promise<'unchanged' | 'created' | 'updated'>;
  /** Event names available to the account. */
  webhookEvents(account: PartnerAccount): Promise<readonly string[]>;
  /** Asks Partner Center for a `test-created` event and returns the correlation id (at most 2 a minute). */
  requestValidationEvent(account: PartnerAccount): Promise<string>;
  validationEvent(
    account: PartnerAccount,
    correlationId: string,
  ): Promise<{ status: string; responseCodes: readonly string[] }>;
}
