import type { Invitation } from '../../domain/invitation.ts';
import type { Language } from '../../domain/language.ts';
import type { Cloud } from '../../domain/partner-account.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { InvitingPerson } from './letters-port.ts';

/** The customer an invitation is for, as read from Microsoft (never from the chat). */
export interface CustomerFacts {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  readonly country: string | undefined;
  readonly cloud: Cloud;
}

/** Where the asking person's live card is, so that the case card takes its place instead of a second one appearing. */
export interface CardPlace {
  readonly conversationId: string;
  readonly activityId: string;
}

export interface OpenRequest {
  /** The stamp of the card that was pressed: pressing twice opens once. */
  readonly requestId: string;
  readonly customer: CustomerFacts;
  readonly administrator: PersonKey;
  readonly accountId: string;
  /** The invitation they came by, when it is one of theirs; the newest open one counts otherwise. */
  readonly invitationId?: string | undefined;
  /** Present when the person chose another account than the proposed one: staff is told, once for a case. */
  readonly reason?: string;
  /** The proposed account, when there was one. */
  readonly expectedAccountId?: string;
  /** What Teams calls the administrator; nobody can be asked for it later. */
  readonly administratorName?: string;
  readonly card?: CardPlace;
}

export interface InviteRequest {
  readonly requestId: string;
  readonly customer: CustomerFacts;
  /** Staff, or somebody of a reseller: then it is for their reseller whatever else is said. */
  readonly by: PersonKey & { readonly staff: boolean };
  readonly accountId: string;
  readonly reason?: string;
  /** The reseller staff invites for. */
  readonly resellerId?: string | undefined;
  readonly letter?: {
    readonly to?: string | undefined;
    readonly toName?: string | undefined;
    readonly language?: Language | undefined;
  };
  readonly batchId?: string | undefined;
  /** The order that waits for it; of the same reseller. */
  readonly orderId?: string | undefined;
  readonly card?: CardPlace;
}

/** An invitation by staff or a reseller that cannot be. `other-region`: the reseller sells in another one (contract 17). */
export type Invited =
  | Opened
  | {
      readonly kind: 'not-allowed';
      readonly because: 'no-reseller' | 'reseller-not-active' | 'other-region';
    };

/** `already`: Microsoft shows the relationship, there is nothing to accept. */
export type Opened =
  | { readonly kind: 'opened'; readonly invitation: Invitation; readonly link: string }
  | { readonly kind: 'already'; readonly customerName: string };

export type Checked =
  | { readonly kind: 'accepted'; readonly invitation: Invitation }
  | { readonly kind: 'wrong-account'; readonly invitation: Invitation }
  | { readonly kind: 'not-yet'; readonly invitation: Invitation }
  /** The invitation has ended (withdrawn, expired, removed). */
  | { readonly kind: 'ended'; readonly invitation: Invitation };

/** What a change by a person came to: done, or too late because the case had moved on. */
export type Changed =
  | { readonly kind: 'done'; readonly invitation: Invitation }
  | { readonly kind: 'too-late'; readonly invitation: Invitation }
  | { readonly kind: 'unknown' };

/**
 * Invitations to accept the reseller relationship, from the first word to Microsoft's confirmation. Everything here
 * is durable: a dialog may vanish after any call. All methods may reject with a Problem of Partner Center.
 */
export interface Invitations {
  /** Finds or makes the invitation of this customer and account, fetches the link, and marks it opened. */
  open(request: OpenRequest): Promise<Opened>;
  /**
   * The provider's staff invites, or somebody of a reseller for it; the link is fetched so that a missing one is found
   * before anybody is asked. One of many (`batchId`) puts no card into the inviter's chat.
   */
  invite(request: InviteRequest): Promise<Invited>;
  /**
   * For somebody of the customer's tenant, of the inviting reseller, or the provider's staff; anybody else's id answers
   * as an unknown one.
   */
  find(id: string, asker: InvitingPerson): Promise<Invitation | undefined>;
  /**
   * Puts the case card into the chat of who invites, or of somebody of the customer's tenant, each with their own view:
   * on the card that is there, or as a new one.
   * An older one of theirs is retired. Does nothing for anybody else.
   */
  show(id: string, reader: InvitingPerson, card?: CardPlace): Promise<void>;
  ofCustomer(customerTenantId: string): Promise<readonly Invitation[]>;
  /** Ids of the accounts this customer's relationship is on record with, also from before our time; asks nobody. */
  relationshipsOf(customerTenantId: string): Promise<readonly string[]>;
  /**
   * Asks Microsoft now, at the meant account and then at the provider's others. For everybody who may `find` it; rejects
   * for an id that is unknown to them.
   */
  check(id: string, by: InvitingPerson): Promise<Checked>;
  withdraw(id: string, by: InvitingPerson): Promise<Changed>;
  /** Starts a new invitation in the place of one that has ended, for the same reseller. */
  reissue(id: string, by: InvitingPerson, requestId: string): Promise<Changed>;
  /** Reminds the administrator at the given time (milliseconds since 1970 UTC). */
  remindAt(id: string, at: number, by: PersonKey): Promise<Changed>;
  /** After an acceptance at another account: that one was right, with a reason. */
  keepAccepted(id: string, reason: string, by: PersonKey): Promise<Changed>;
  /** Somebody without the role tried; staff hears of it after the second time. */
  noteNotAdministrator(id: string, by: PersonKey): Promise<void>;
}
