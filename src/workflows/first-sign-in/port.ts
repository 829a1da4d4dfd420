import type { Kysely } from 'kysely';
import type { LetterLanguage } from '../../services/mail/letter.ts';
import type { MailState } from '../../services/store/tables-mail.ts';
import type { Tables } from '../../services/store/tables.ts';

/** The first administrator's sign-in to a new tenant, as Microsoft gave it once. */
export interface FirstSignInSecret {
  readonly orderId: string;
  readonly customerTenantId: string;
  /** `admin@fabrikam.onmicrosoft.com`; its domain names the tenant in the mail and on the page. */
  readonly userName: string;
  readonly password: string;
  /** The customer's contact, at an address that was proven or vouched for before. */
  readonly to: string;
  /** ISO 3166 alpha-2 of the customer; decides the language of mail and page, English without it. */
  readonly country?: string | undefined;
}

/** Something the seller should hear; times in milliseconds since 1970 UTC. */
export interface FirstSignInChange {
  readonly orderId: string;
  /**
   * `undeliverable`: the mail server refused the address. `not-mailed`: this installation sends no mail. In both cases
   * the secret waits until it expires.
   */
  readonly kind: 'opened' | 'expired' | 'undeliverable' | 'not-mailed';
  readonly at: number;
}

export type FirstSignInState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'waiting';
      readonly address: string;
      /** How far the last mail has come; undefined when none could be written. */
      readonly mail: MailState | undefined;
      readonly mails: number;
      readonly expiresAt: number;
    }
  | { readonly kind: 'opened' | 'expired'; readonly address: string; readonly at: number };

/** What stands behind a link. Nothing of it tells the secret. */
export type FirstSignInLook =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'waiting' | 'opened' | 'expired';
      readonly tenantDomain: string;
      readonly language: LetterLanguage;
      /** Until when it waits, or when it was opened or expired. */
      readonly at: number;
    };

export type FirstSignInRevealed =
  | {
      readonly kind: 'revealed';
      readonly tenantDomain: string;
      readonly language: LetterLanguage;
      readonly userName: string;
      readonly password: string;
    }
  | Exclude<FirstSignInLook, { kind: 'waiting' }>;

/**
 * Hands the first sign-in of a new tenant to the customer: a link by mail, good for 72 hours, that shows the secret
 * once to whoever presses its button. The secret is sealed while it waits and deleted with the first opening or at the
 * end of the time; it is never in a chat, a log or a journal. Who may ask about an order is for the caller to check.
 */
export interface FirstSignIns {
  /** In the transaction that notes the new tenant. An order that has one already keeps it: `exists`. */
  keep(tx: Kysely<Tables>, secret: FirstSignInSecret): Promise<'kept' | 'exists'>;
  state(orderId: string): Promise<FirstSignInState>;
  /** A new link to the same address in a new mail; the old link is dead. The time does not start anew. */
  sendAgain(
    orderId: string,
  ): Promise<'sent' | 'too-soon' | 'too-often' | 'ended' | 'not-possible' | 'unknown'>;
}

/** What the page behind the link needs. */
export interface FirstSignInDesk {
  /** Changes nothing: previews and link scanners may look as often as they like. */
  look(token: string): Promise<FirstSignInLook>;
  /** Shows the secret to the first who asks, and deletes it. */
  reveal(token: string): Promise<FirstSignInRevealed>;
}
