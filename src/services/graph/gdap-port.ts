import type { PartnerAccount } from '../../domain/partner-account.ts';

/** Where a relationship is in its life (Graph contract 2.4). `unknown`: a value Microsoft added later. */
export type GdapStatus =
  | 'created'
  | 'approval-pending'
  | 'approved'
  | 'activating'
  | 'active'
  | 'expiring'
  | 'expired'
  | 'termination-requested'
  | 'terminating'
  | 'terminated'
  | 'unknown';

/** A delegated admin relationship between an account's tenant and a customer's (Graph contract 2.2). */
export interface GdapRelationship {
  /** Two GUIDs with a hyphen between them, lower case. */
  readonly id: string;
  readonly displayName: string;
  /** Undefined in one that any customer could approve, and until then. */
  readonly customer: { readonly tenantId: string; readonly displayName: string } | undefined;
  /** Template ids of the directory roles asked for, lower case. */
  readonly roleIds: readonly string[];
  readonly status: GdapStatus;
  readonly durationDays: number;
  /** True when Microsoft extends it by 180 days at its end. */
  readonly autoExtends: boolean;
  /** Milliseconds since 1970, as are the next two. */
  readonly createdAt: number | undefined;
  readonly activatedAt: number | undefined;
  /** Undefined before it is active. */
  readonly endsAt: number | undefined;
  /** For a change with If-Match; undefined where an answer carries none. */
  readonly etag: string | undefined;
}

export interface WantedGdapRelationship {
  /** 1 to 50 characters, unique over all of the partner's relationships. */
  readonly displayName: string;
  readonly customerTenantId: string;
  readonly roleIds: readonly string[];
  /** 1 to 730. */
  readonly durationDays: number;
  readonly autoExtends: boolean;
}

/** Which security group of the partner's tenant works with which of a relationship's roles (Graph contract 2.2). */
export interface GdapAccessAssignment {
  readonly id: string;
  readonly groupId: string;
  readonly roleIds: readonly string[];
  readonly status: 'pending' | 'active' | 'deleting' | 'deleted' | 'error' | 'unknown';
  readonly etag: string | undefined;
}

/**
 * Delegated admin relationships with the app-only token of the account's own tenant (Graph contract 2). Every method
 * rejects with a Problem: `rejected` with code `no-gdap-in-this-cloud` before any call for an account in China,
 * `unauthorised` (403) when rights, multi-factor authentication or the application's principal are missing,
 * `outcome-unknown` when the answer of a call that must not be repeated was lost.
 */
export interface GdapAtGraph {
  /**
   * Creates a relationship in `created`; it may be missing from reads for about a second. After `outcome-unknown`:
   * `byName` before another try. `rejected` may mean that the name is taken (not documented how): `byName` tells. Code
   * `invalid-relationship`, before any call: name, duration or roles Microsoft would refuse, or Global Administrator
   * among the roles, which is never asked for.
   */
  create(account: PartnerAccount, wanted: WantedGdapRelationship): Promise<GdapRelationship>;
  byId(
    account: PartnerAccount,
    id: string,
  ): Promise<
    { readonly kind: 'found'; readonly relationship: GdapRelationship } | { readonly kind: 'not-found' }
  >;
  /** After a lost answer of `create`: names are unique over all of the partner's relationships (contract 2.2). */
  byName(account: PartnerAccount, displayName: string): Promise<GdapRelationship | undefined>;
  /**
   * Freezes it and makes the approval link work; `byId` says `approval-pending` once Microsoft has done so. After
   * `outcome-unknown`, and after `rejected`: `byId` tells whether it is locked already. `not-found` may come
   * for about a second after `create`.
   */
  lockForApproval(account: PartnerAccount, id: string): Promise<void>;
  /** Asks Microsoft to end an active relationship; `byId` says when it has, and after `outcome-unknown` whether. */
  terminate(account: PartnerAccount, id: string): Promise<void>;
  /** Only in `created` or `active`. A relationship read too long ago is `rejected` with status 412: read it again. */
  setAutoExtend(
    account: PartnerAccount,
    relationship: GdapRelationship,
    on: boolean,
  ): Promise<GdapRelationship>;
  /** Deletes one in `created`; one that is gone already is no error. 412 as for `setAutoExtend`. */
  remove(account: PartnerAccount, relationship: GdapRelationship): Promise<void>;
  /** Every relationship of the account's tenant, page by page; a page may be empty. */
  all(account: PartnerAccount): AsyncIterable<readonly GdapRelationship[]>;
  /** What the customer's Global Administrator opens to approve (contract 2.4). Throws Problem `rejected` for no id. */
  approvalLink(id: string): string;
  /** Which groups work with the relationship; deleted ones may still be listed. */
  accessAssignments(account: PartnerAccount, id: string): Promise<readonly GdapAccessAssignment[]>;
  /** Gives a security group of the account's tenant some of an active relationship's roles; `pending` at first. */
  createAccessAssignment(
    account: PartnerAccount,
    id: string,
    wanted: { readonly groupId: string; readonly roleIds: readonly string[] },
  ): Promise<GdapAccessAssignment>;
}
