import type { LetterLanguage } from '../../services/mail/letter.ts';
import type { PersonKey } from '../../domain/person.ts';

export interface ContactCheckRequest {
  /** The person who asks, from the verified activity. */
  readonly by: PersonKey;
  /** As typed. */
  readonly address: string;
  /** For whom the asker works, as registered: the mail says who wants to know. */
  readonly company: string;
  /** Language of the person who gets the mail. */
  readonly language: LetterLanguage;
}

export type ContactCheckBegun =
  /** Not the form of one address. */
  | { readonly kind: 'not-an-address' }
  /** The domain does not exist or takes no mail: stop here (error path 12). */
  | { readonly kind: 'cannot-receive'; readonly address: string; readonly domain: string }
  /** A code is on its way; it is good until then (milliseconds since 1970 UTC). */
  | { readonly kind: 'sent'; readonly address: string; readonly expiresAt: number }
  /** Somebody of the asker's company has proven it lately: nothing is sent. */
  | { readonly kind: 'proven'; readonly address: string; readonly at: number }
  /** Too many mails; the next one is possible then. */
  | { readonly kind: 'wait'; readonly address: string; readonly until: number }
  /** This installation sends no mail: the seller has to vouch for the address. `domain` says what is known of it. */
  | { readonly kind: 'not-possible'; readonly address: string; readonly domain: 'yes' | 'unknown' };

export type ContactVerified =
  | { readonly kind: 'proven'; readonly address: string; readonly at: number }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** Wrong too often: only a new code helps. */
  | { readonly kind: 'too-many' }
  | { readonly kind: 'expired' }
  /** The mail server refused the address: as good as `cannot-receive`. */
  | { readonly kind: 'undeliverable'; readonly address: string }
  /** No code was asked for by this person and address. */
  | { readonly kind: 'none' };

/** How far the check of an address has come, for a card that is drawn again. */
export type ContactStanding =
  | { readonly kind: 'none' | 'expired' | 'undeliverable' }
  /** `mailed`: the mail server has taken it. */
  | { readonly kind: 'waiting'; readonly mailed: boolean; readonly expiresAt: number }
  | { readonly kind: 'proven'; readonly at: number };

/**
 * Proves that somebody reads the mail of an address, before the call that can burn a domain name. Six digits go to the
 * address; who knows them proves it. A code belongs to one asker and one address, is good for half an hour and five
 * tries; a proof counts for everybody of the asker's tenant, for thirty days.
 */
export interface ContactChecks {
  begin(request: ContactCheckRequest): Promise<ContactCheckBegun>;
  /** `code` as typed: spaces and dashes do not matter. */
  verify(by: PersonKey, address: string, code: string): Promise<ContactVerified>;
  standing(by: PersonKey, address: string): Promise<ContactStanding>;
}
