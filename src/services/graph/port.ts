import type { Cloud } from '../../domain/partner-account.ts';

/** A tenant as found by one of its domains, without any relationship (Graph contract 1). */
export interface TenantInformation {
  readonly tenantId: string;
  readonly displayName: string;
  readonly defaultDomain: string;
}

/** The signed-in user's own organisation; most fields are null with little consent (Graph contract 4). */
export interface Organization {
  readonly tenantId: string;
  readonly displayName: string;
  /** ISO 3166 alpha-2, when the consent allows reading it. */
  readonly countryCode: string | undefined;
  readonly defaultDomain: string | undefined;
  readonly initialDomain: string | undefined;
}

/**
 * What the user's own directory roles say (Graph contract 3). `unknown`: roles came back without their template
 * ids, or reading was refused; never treated as "no".
 */
export type AdministratorCheck =
  { kind: 'global-administrator' } | { kind: 'other-roles' } | { kind: 'no-roles' } | { kind: 'unknown' };

export interface SignedInUser {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}

/** Calls with the customer user's own token (from the bot's OAuth connection). */
export interface GraphForUser {
  me(token: string, cloud: Cloud): Promise<SignedInUser>;
  organization(token: string, cloud: Cloud): Promise<Organization>;
  administratorCheck(token: string, cloud: Cloud): Promise<AdministratorCheck>;
}

/** Calls with the provider's app-only token. */
export interface GraphForProvider {
  /** `not-found` when no tenant of this cloud has the domain. */
  tenantByDomain(
    domain: string,
  ): Promise<{ kind: 'found'; tenant: TenantInformation } | { kind: 'not-found' }>;
  /** The same by tenant id. */
  tenantById(tenantId: string): Promise<{ kind: 'found'; tenant: TenantInformation } | { kind: 'not-found' }>;
  /** Which of these Entra groups the user is in, transitively (at most 20 ids a call). */
  memberGroups(userObjectId: string, groupIds: readonly string[]): Promise<readonly string[]>;
}
