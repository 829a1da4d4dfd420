import type { PersonKey } from './person.ts';

/** `requested`: waits for the provider's staff. `suspended`: may look, not order. */
export type ResellerState = 'requested' | 'confirmed' | 'refused' | 'suspended';

/** What Partner Center says about somebody who wants to sell for the provider (Partner Center contract 13, 4.3). */
export interface ResellerFindings {
  /** Name of the partner location at Microsoft; undefined when the id is unknown there. */
  readonly nameAtMicrosoft?: string | undefined;
  readonly agreement: 'signed' | 'unsigned' | 'other-region' | 'no-reseller-account' | 'unknown';
  /** Whether the selling tenant stands in an active indirect reseller relationship with the account. */
  readonly relationship: 'active' | 'missing' | 'unknown';
  /** Partner location id by which Microsoft keeps that relationship; another one of the same company is possible. */
  readonly partnerIdThere?: string | undefined;
}

/** Whether Partner Center lets somebody with these findings order; everything else would be refused at the order. */
export function maySell(findings: ResellerFindings): boolean {
  const { nameAtMicrosoft, agreement, relationship } = findings;
  return nameAtMicrosoft !== undefined && agreement === 'signed' && relationship === 'active';
}

/** A tenant that belongs to a reseller. Nothing may be bought for the one it sells from (Partner Center contract 0). */
export interface ResellerTenant {
  readonly tenantId: string;
  readonly domain: string;
  readonly use: 'selling' | 'own-use';
}

/** A tenant a reseller says is its own. Until the provider has confirmed it, nothing follows from it. */
export interface AskedTenant {
  readonly tenantId: string;
  /** As the public directory has it; for the provider's eyes. */
  readonly domain: string;
  /** As the reseller typed it: all that its people get to see. */
  readonly said: string;
  readonly use: ResellerTenant['use'];
}

/** What a person of a reseller may do. Both may look; sellers order, owners also decide and admit people. */
export type ResellerRole = 'seller' | 'owner';

export interface ResellerPerson extends PersonKey {
  /** As Teams named them when they were admitted. */
  readonly name: string;
  readonly roles: readonly ResellerRole[];
  readonly state: 'asked' | 'admitted' | 'left';
}

/** An IT company that sells for the provider. */
export interface Reseller {
  /** `R-1001`; shown to people. */
  readonly id: string;
  readonly version: number;
  readonly state: ResellerState;
  readonly company: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** Partner location id (PLA), digits. */
  readonly partnerId: string;
  /** The provider's account of the same region. */
  readonly accountId: string;
  readonly tenants: readonly ResellerTenant[];
  /** Tenants that wait for the provider's word: for own licences, or the one it says it sells from. */
  readonly asked?: readonly AskedTenant[] | undefined;
  readonly refusedBecause?: string | undefined;
  /** Why its orders are stopped, while they are. */
  readonly suspendedBecause?: string | undefined;
  /** What Partner Center said when it was asked last, and when; milliseconds since 1970 UTC. */
  readonly checked?: { readonly at: number; readonly findings: ResellerFindings } | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The tenant it sells from: where its relationship with the provider is. */
export function sellingTenant(reseller: Reseller): ResellerTenant | undefined {
  return reseller.tenants.find((tenant) => tenant.use === 'selling');
}

/** Whether the tenant it sells from is known to be its own: by a sign-in there, or by the provider's word. */
export const isProven = ({ tenants }: Pick<Reseller, 'tenants'>): boolean =>
  tenants.some((tenant) => tenant.use === 'selling');

/** The tenant it sells from, or the one somebody only says it sells from, while that waits for the provider's word. */
export function claimedSellingTenant(
  reseller: Pick<Reseller, 'tenants' | 'asked'>,
): { readonly tenantId: string; readonly domain: string } | undefined {
  const all = [...reseller.tenants, ...(reseller.asked ?? [])];
  return all.find((tenant) => tenant.use === 'selling');
}

/** Whether its people may look at its orders; new ones only while they are not stopped. */
export const hasOrders = ({ state }: Pick<Reseller, 'state'>): boolean =>
  state === 'confirmed' || state === 'suspended';
