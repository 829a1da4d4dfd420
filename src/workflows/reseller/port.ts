import type { PersonKey } from '../../domain/person.ts';
import type { Reseller, ResellerPerson, ResellerRole } from '../../domain/reseller.ts';
import type { CardPlace } from '../invitation/port.ts';

/** What Partner Center says about somebody who wants to sell for the provider (contract 13, 4.3). */
export interface ResellerFindings {
  /** Name of the partner location at Microsoft; undefined when the id is unknown there. */
  readonly nameAtMicrosoft: string | undefined;
  readonly agreement: 'signed' | 'unsigned' | 'other-region' | 'no-reseller-account' | 'unknown';
  /** Whether the selling tenant stands in an active indirect reseller relationship with the account. */
  readonly relationship: 'active' | 'missing' | 'unknown';
}

export interface RegisterRequest {
  /** Stamp of the card: registering twice from one card registers once. */
  readonly requestId: string;
  readonly by: PersonKey & { readonly name: string };
  readonly company: string;
  readonly country: string;
  readonly partnerId: string;
  readonly sellingDomain: string;
  /** Domain of a separate tenant for own licences, when there is one. */
  readonly ownUseDomain?: string | undefined;
  readonly card?: CardPlace;
}

export type Registered =
  | { readonly kind: 'requested'; readonly reseller: Reseller; readonly findings: ResellerFindings }
  /** This tenant or partner id is registered already. */
  | { readonly kind: 'already'; readonly reseller: Reseller }
  | { readonly kind: 'unknown-domain'; readonly domain: string }
  | { readonly kind: 'not-a-domain'; readonly domain: string }
  /** The partner id is not known at Microsoft. */
  | { readonly kind: 'unknown-partner' }
  /** No account of the provider sells in that country. */
  | { readonly kind: 'not-sold-there' }
  /** One of the provider's own tenants, or selling and own-use tenant are the same. */
  | { readonly kind: 'same-tenant' }
  /** The provider registers resellers itself. */
  | { readonly kind: 'closed' };

export type Decided =
  | { readonly kind: 'done'; readonly reseller: Reseller }
  | { readonly kind: 'too-late'; readonly reseller: Reseller }
  /** Partner Center does not allow it yet; the findings say why. */
  | { readonly kind: 'not-possible'; readonly reseller: Reseller; readonly findings: ResellerFindings }
  | { readonly kind: 'unknown' };

/** What somebody is at a reseller, for this turn. */
export interface Membership {
  readonly reseller: Reseller;
  /** Undefined for somebody of a reseller's tenant who has not been admitted. */
  readonly person: ResellerPerson | undefined;
}

/**
 * Resellers and their people. Every method that names a reseller checks that the asker belongs to it or is provider
 * staff; somebody else's ids answer like unknown ones. Rejects with a Problem of Partner Center where it asks there.
 */
export interface Resellers {
  register(request: RegisterRequest): Promise<Registered>;
  /** By the verified tenant and user. */
  membership(person: PersonKey): Promise<Membership | undefined>;
  /** Roles of an admitted person of a confirmed reseller; empty otherwise. One indexed read. */
  rolesOf(person: PersonKey): Promise<readonly ResellerRole[]>;
  find(id: string, asker: PersonKey & { readonly staff: boolean }): Promise<Reseller | undefined>;
  findings(id: string): Promise<ResellerFindings>;
  confirm(id: string, by: PersonKey): Promise<Decided>;
  refuse(id: string, because: string, by: PersonKey): Promise<Decided>;
  people(id: string, asker: PersonKey): Promise<readonly ResellerPerson[]>;
  /** A colleague from one of the reseller's tenants asks to be admitted; its owners get a card. */
  askToJoin(by: PersonKey & { readonly name: string }): Promise<'asked' | 'already' | 'no-reseller'>;
  admit(id: string, person: PersonKey, roles: readonly ResellerRole[], by: PersonKey): Promise<Decided>;
  remove(id: string, person: PersonKey, by: PersonKey): Promise<Decided>;
  /** Adds a tenant for own licences; the selling tenant is refused. */
  addOwnUseTenant(
    id: string,
    domain: string,
    by: PersonKey,
  ): Promise<Decided | { readonly kind: 'not-a-domain' | 'unknown-domain' | 'same-tenant' }>;
  /** Admitted people with this role, to be told something. */
  withRole(id: string, role: ResellerRole): Promise<readonly PersonKey[]>;
}
