import type { Gdap } from '../../domain/gdap.ts';
import type { GdapTemplate } from '../../domain/gdap-roles.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { CardPlace, CustomerFacts } from '../invitation/port.ts';

export interface GdapRequest {
  /** The stamp of the card that was pressed: pressing twice asks once. */
  readonly requestId: string;
  readonly customer: CustomerFacts;
  readonly by: PersonKey;
  /** The partner account whose people are to get the rights. */
  readonly accountId: string;
  readonly template: GdapTemplate;
  /** 1 to 730. */
  readonly durationDays: number;
  readonly autoExtends: boolean;
  readonly card?: CardPlace;
}

/** `already`: one with these roles waits for the customer, or is active. */
export type GdapRequested =
  { readonly kind: 'requested'; readonly gdap: Gdap } | { readonly kind: 'already'; readonly gdap: Gdap };

/** What a change by a person came to: done, or too late because the case had moved on. */
export type GdapChanged =
  | { readonly kind: 'done'; readonly gdap: Gdap }
  | { readonly kind: 'too-late'; readonly gdap: Gdap }
  | { readonly kind: 'unknown' };

/**
 * How the provider's security group stands in active admin rights. `asked`: given just now. `pending`: Microsoft is still
 * at it. `active`: its members can work there. `fewer-roles`: it has some of the roles only. `faulty`: Microsoft says that
 * it did not work, or is taking it away. `refused`: Microsoft would not give it, `code` says why. `no-group`: the provider
 * file names none.
 */
export type GdapAccess =
  | { readonly kind: 'asked' | 'pending' | 'active' | 'fewer-roles' | 'faulty'; readonly gdap: Gdap }
  | { readonly kind: 'refused'; readonly gdap: Gdap; readonly code: string }
  | { readonly kind: 'no-group' | 'too-late'; readonly gdap: Gdap }
  | { readonly kind: 'unknown' };

/** Who asks. Staff sees every case, people of a customer their own; anybody else's id answers as an unknown one. */
export type GdapAsker = PersonKey & { readonly staff: boolean };

/**
 * Admin rights at customers (GDAP): asked for by the provider's staff, granted by the customer's administrator at
 * Microsoft, followed to their end. Everything here is durable; what is done at Microsoft is done by jobs, so that a
 * dialog may vanish after any call. Only staff changes anything: for others every id is unknown. `check`, `extend` and `letEnd` may reject with a Problem of Graph.
 */
export interface GdapRequests {
  /** Writes the request down; the card in the staff's chat becomes its case card and shows the link once it is there. */
  request(request: GdapRequest): Promise<GdapRequested>;
  find(id: string, asker: GdapAsker): Promise<Gdap | undefined>;
  /** Where the customer's administrator approves, while that is possible. */
  approvalLink(gdap: Gdap): string | undefined;
  /** Puts the case card into the asker's chat: on the card that is there, or as a new one. Nothing for others. */
  show(id: string, asker: GdapAsker, card?: CardPlace): Promise<void>;
  /** Of the asker's own tenant; of any for staff. Newest first. */
  ofCustomer(customerTenantId: string, asker: GdapAsker): Promise<readonly Gdap[]>;
  /** The most recently changed ones of all customers, open ones first; for staff. */
  latest(limit: number): Promise<readonly Gdap[]>;
  count(): Promise<number>;
  /** Asks Microsoft now; undefined for an id the asker may not see. */
  check(id: string, asker: GdapAsker): Promise<Gdap | undefined>;
  /** After a refusal: once more, now. */
  retry(id: string, by: GdapAsker): Promise<GdapChanged>;
  /** Lets Microsoft extend active rights by 180 days at their end, again and again. */
  extend(id: string, by: GdapAsker): Promise<GdapChanged>;
  /** The opposite: active rights end when their time is over. */
  letEnd(id: string, by: GdapAsker): Promise<GdapChanged>;
  /**
   * Gives the provider's security group the roles of active rights, unless it has them; says how that stands at Microsoft.
   * Rejects with Graph's Problem.
   */
  giveAccess(id: string, by: GdapAsker): Promise<GdapAccess>;
  /** A new request in the place of one that has ended or ends soon; `done` carries the new one. */
  renew(id: string, by: GdapAsker, requestId: string): Promise<GdapChanged>;
  /** Takes a request back, or ends the rights at Microsoft. */
  drop(id: string, by: GdapAsker): Promise<GdapChanged>;
}
