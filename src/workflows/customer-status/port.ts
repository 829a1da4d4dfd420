import type { ApprovalState } from '../../domain/approval.ts';
import type { InvitationState } from '../../domain/invitation.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { CardPlace } from '../invitation/port.ts';

/** Who asks. Staff sees every customer; people of a reseller see their reseller's. */
export type StatusAsker = PersonKey & { readonly staff: boolean };

export interface ListedCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
}

export interface CustomerPage {
  readonly customers: readonly ListedCustomer[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** Nothing has these words in it: these only resemble them. */
  readonly isGuess: boolean;
}

/**
 * Why a part is not known. `no-app`: the customer has not let our application in. `no-right`: it has, without this right.
 * `no-relationship`: Microsoft tells nobody but the customer's partners. `our-access`: our own sign-in is refused.
 * `silent`: Microsoft does not answer.
 */
export type UnknownBecause = 'no-app' | 'no-right' | 'no-relationship' | 'our-access' | 'silent';

/** A part of the picture, or why it is missing; never a failure of the whole. */
export type Part<Value> =
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'unknown'; readonly because: UnknownBecause };

/** What a customer's relationship with one of our accounts is. Times in milliseconds since 1970 UTC. */
export interface AccountStanding {
  readonly accountId: string;
  /** `removed`: it was there, as far as is on record. */
  readonly provider: Part<'there' | 'missing' | 'removed'>;
  /** When it came about, if we saw it. */
  readonly since: number | undefined;
  /** The resellers the customer buys through; for people of a reseller only their own. */
  readonly resellers: Part<readonly { readonly name: string; readonly partnerId: string | undefined }[]>;
  readonly agreement: Part<
    | { readonly kind: 'confirmed'; readonly signer: string; readonly at: number | undefined }
    | { readonly kind: 'signed-online' }
    | { readonly kind: 'missing' }
  >;
}

/** Licences of one product. */
export interface LicenceLine {
  /** As Partner Center sells it, or as directories call it when it was not bought through us. */
  readonly title: string;
  /** Bought through us; undefined when Microsoft does not tell what was. */
  readonly bought: number | undefined;
  /** Bought from Microsoft itself or another partner: nothing we can change. */
  readonly elsewhere: number;
  /** Undefined where the customer's directory cannot be read. */
  readonly seats: { readonly used: number; readonly free: number } | undefined;
  /** The next end of a term. */
  readonly endsAt: number | undefined;
  /** Undefined for what was not bought through us. */
  readonly renews: boolean | undefined;
  /** True while Microsoft is preparing some of it. */
  readonly isPending: boolean;
}

export interface HealthReport {
  readonly services: number;
  readonly troubled: readonly { readonly name: string; readonly state: 'down' | 'slow' | 'checked' }[];
}

/** Admin rights (GDAP) at the customer. */
export type AdminRights =
  | { readonly kind: 'none' }
  | { readonly kind: 'asked'; readonly id: string }
  | {
      readonly kind: 'active';
      readonly id: string;
      readonly until: number | undefined;
      readonly extends: boolean;
    };

export interface OpenOrder {
  readonly order: Order;
  /** The reseller's name, for staff. */
  readonly reseller: string | undefined;
  /** What it waits for inside the reseller's company; `isPaused`: until a question is answered. */
  readonly approval:
    { readonly id: string; readonly state: ApprovalState; readonly isPaused: boolean } | undefined;
}

/** Everything about one customer for one reader. */
export interface CustomerStatus {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  /** As whom the reader sees it. */
  readonly seenBy: 'staff' | 'seller' | 'owner';
  /** One for each account that matters; the first is the one to order through. */
  readonly accounts: readonly AccountStanding[];
  readonly rights: AdminRights;
  /** What was bought through us, and whatever else the directory tells. */
  readonly licences: Part<readonly LicenceLine[]>;
  /** Why used and free seats are not known, when they are not. */
  readonly seatsUnknown: UnknownBecause | undefined;
  readonly health: Part<HealthReport>;
  readonly orders: readonly OpenOrder[];
  /** The newest that is not accepted. */
  readonly invitation:
    { readonly id: string; readonly state: InvitationState; readonly at: number } | undefined;
  /** When Microsoft was asked. */
  readonly readAt: number;
}

/**
 * Customers as they stand. Another reseller's customer, a tenant nobody has heard of and an asker who may know none of
 * them all answer alike. Rejects with a Problem only when it cannot be found out whose customer a tenant is.
 */
export interface CustomerStatuses {
  /** By words of the name or domain, ten a page; all of them for no words. Nothing for anybody but staff and resellers. */
  search(asker: StatusAsker, words: string, page: number): Promise<CustomerPage>;
  /** At most a minute old, unless it is to be read again. */
  of(
    asker: StatusAsker,
    tenantId: string,
    options?: { readonly again?: boolean },
  ): Promise<CustomerStatus | 'unknown'>;
  /** Makes the card on the screen, or a new one, the reader's live card of the customer. */
  show(tenantId: string, reader: StatusAsker, card?: CardPlace): Promise<'shown' | 'unknown'>;
}
