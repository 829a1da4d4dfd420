import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type {
  AskedTenant,
  Reseller,
  ResellerFindings,
  ResellerPerson,
  ResellerRole,
} from '../../domain/reseller.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { CardPlace } from '../invitation/port.ts';

export type { ResellerFindings };

/** What somebody says about the company they register. */
export interface Registration {
  readonly by: PersonKey & { readonly name: string };
  readonly company: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly partnerId: string;
  readonly sellingDomain: string;
  /** Domain of a separate tenant for own licences, when there is one. */
  readonly ownUseDomain?: string | undefined;
}

export interface RegisterRequest extends Registration {
  /** Stamp of the card: registering twice from one card registers once. */
  readonly requestId: string;
  readonly card?: CardPlace | undefined;
}

/** Why somebody cannot be registered as they say. */
export type NotRegistered =
  /** Their own company is registered already. That somebody else’s is, nobody but staff gets to know. */
  | { readonly kind: 'already'; readonly reseller: Reseller }
  | { readonly kind: 'unknown-domain'; readonly domain: string }
  | { readonly kind: 'not-a-domain'; readonly domain: string }
  /** Neither domain belongs to the tenant the person is signed in at: nobody registers somebody else's company. */
  | { readonly kind: 'not-your-tenant'; readonly domain: string }
  /** The partner id is not known at Microsoft. */
  | { readonly kind: 'unknown-partner' }
  /** No account of the provider sells in that country. */
  | { readonly kind: 'not-sold-there' }
  /** One of the provider's own tenants, or selling and own-use tenant are the same. */
  | { readonly kind: 'same-tenant' }
  /** The provider registers resellers itself. */
  | { readonly kind: 'closed' };

/** What a registration would come to: who it is about, and what Partner Center says. Nothing is kept. */
export type Looked =
  | {
      readonly kind: 'possible';
      readonly accountId: string;
      /** The tenant the person is signed in at: only that one is proven. */
      readonly tenants: Reseller['tenants'];
      /** The other one they named: to be confirmed by staff. */
      readonly asked: readonly AskedTenant[];
      readonly findings: ResellerFindings;
    }
  | NotRegistered;

export type Registered =
  | { readonly kind: 'requested'; readonly reseller: Reseller; readonly findings: ResellerFindings }
  | NotRegistered;

export type Decided =
  | { readonly kind: 'done'; readonly reseller: Reseller }
  | { readonly kind: 'too-late'; readonly reseller: Reseller }
  /** Partner Center does not allow it yet, as the findings say; or staff has something to settle first. */
  | { readonly kind: 'not-possible'; readonly reseller: Reseller; readonly findings: ResellerFindings }
  | { readonly kind: 'unknown' };

/** Nobody could admit people any more. */
export type LastOwner = { readonly kind: 'last-owner'; readonly reseller: Reseller };

export type TenantAdded =
  | Decided
  /** Waits for the provider: anybody could name anybody's tenant. */
  | { readonly kind: 'asked'; readonly reseller: Reseller }
  | {
      readonly kind: 'not-a-domain' | 'unknown-domain' | 'same-tenant';
    }
  /** Another reseller has the tenant the owner is signed in at. */
  | { readonly kind: 'taken' };

/** Another reseller has the tenant by now. */
export type TenantTaken = { readonly kind: 'taken'; readonly reseller: Reseller };

/** Another reseller that has, or says it has, what this one says is its own. For staff only. */
export interface Rival {
  readonly over: { readonly kind: 'partner-id' } | { readonly kind: 'tenant'; readonly tenant: AskedTenant };
  readonly reseller: Reseller;
}

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
  /** Asks Microsoft about a company before it is registered. */
  look(registration: Registration): Promise<Looked>;
  register(request: RegisterRequest): Promise<Registered>;
  /** By the verified tenant and user. */
  membership(person: PersonKey): Promise<Membership | undefined>;
  find(id: string, asker: PersonKey & { readonly staff: boolean }): Promise<Reseller | undefined>;
  /** Registrations and tenants that wait for the provider, the oldest first; nothing for anybody but staff. */
  waiting(asker: PersonKey & { readonly staff: boolean }, limit: number): Promise<readonly Reseller[]>;
  /** Every reseller, those first about which something is to be decided; nothing for anybody but staff. */
  latest(asker: PersonKey & { readonly staff: boolean }, limit: number): Promise<readonly Reseller[]>;
  /** Who else has, or says it has, what this one says is its own; nothing for anybody but staff. */
  rivals(id: string, asker: PersonKey & { readonly staff: boolean }): Promise<readonly Rival[]>;
  /**
   * What Partner Center says now. When all was well within the last hour, that is the answer. For the provider's
   * own work on an order: it takes no asker, and what it says goes to nobody as it is.
   */
  findings(id: string): Promise<ResellerFindings>;
  /** Asks Partner Center again for somebody of the reseller or staff; the cards of the registration change. */
  check(id: string, asker: PersonKey & { readonly staff: boolean }): Promise<Decided>;
  confirm(id: string, by: PersonKey & { readonly staff: boolean }): Promise<Decided>;
  refuse(id: string, because: string, by: PersonKey & { readonly staff: boolean }): Promise<Decided>;
  /** Stops new orders of a confirmed reseller, with a reason its people get to read; what is on its way goes on. */
  suspend(id: string, because: string, by: PersonKey & { readonly staff: boolean }): Promise<Decided>;
  /** Lets a stopped reseller order again. */
  resume(id: string, by: PersonKey & { readonly staff: boolean }): Promise<Decided>;
  /** Puts the reseller's card into the chat of somebody of it, or of staff; in place of the card given, or as a new one. */
  show(id: string, reader: PersonKey & { readonly staff: boolean }, card?: CardPlace): Promise<void>;
  /** Everybody who is admitted or asks to be; for admitted people of the reseller, and for staff. */
  people(id: string, asker: PersonKey & { readonly staff?: boolean }): Promise<readonly ResellerPerson[]>;
  /** A colleague from one of the reseller's tenants asks to be admitted; its owners get a card. */
  askToJoin(by: PersonKey & { readonly name: string }): Promise<'asked' | 'already' | 'no-reseller'>;
  /** By an owner: admits who asks, or gives somebody admitted other roles; `roles` is not empty. */
  admit(
    id: string,
    person: PersonKey,
    roles: readonly ResellerRole[],
    by: PersonKey,
  ): Promise<Decided | LastOwner>;
  /** By an owner: somebody leaves, or is not admitted. */
  remove(id: string, person: PersonKey, by: PersonKey): Promise<Decided | LastOwner>;
  /**
   * By an owner: adds a tenant for own licences; the selling tenant is refused. Unless the owner is signed in at that
   * tenant, it waits for the provider and is not usable before.
   */
  addOwnUseTenant(id: string, domain: string, by: PersonKey): Promise<TenantAdded>;
  /** By staff: the tenant a reseller asked for is its own, or it is not. Too late when that has been decided. */
  decideTenant(
    id: string,
    tenantId: string,
    isTheirs: boolean,
    by: PersonKey & { readonly staff: boolean },
  ): Promise<Decided | TenantTaken>;
  /** Admitted people with this role, to be told something. */
  withRole(id: string, role: ResellerRole): Promise<readonly PersonKey[]>;
}

/** What the order workflow tells of a reseller. */
export interface MadeTenants {
  /** A tenant made by an order for the reseller itself becomes its own, in the caller's transaction; once. */
  keepMadeTenant(
    tx: Kysely<Tables>,
    id: string,
    made: { readonly tenantId: string; readonly domain: string },
    by: PersonKey,
  ): Promise<void>;
}
