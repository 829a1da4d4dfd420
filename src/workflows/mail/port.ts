import type { Kysely } from 'kysely';
import type { Letter } from '../../services/mail/letter.ts';
import type { Tables } from '../../services/store/tables.ts';

export interface MailRequest {
  /** What kind of mail it is; decides who hears of its end. */
  readonly kind: 'contact-code' | 'first-sign-in' | 'approval' | 'invitation' | 'staff-news';
  /** Id of what it is about, for whoever hears of its end. */
  readonly about: string;
  /** A bare address. */
  readonly to: string;
  readonly letter: Letter;
  /** Milliseconds since 1970 UTC; not sent any more after this. */
  readonly usefulUntil: number;
}

/** How a mail ended: taken by the mail server, refused for good, or given up because nobody needs it any more. */
export interface MailEnd {
  readonly id: string;
  readonly about: string;
  readonly state: 'sent' | 'refused' | 'failed';
}

/**
 * Mails that leave after the commit of the transaction they are written in, at least once; a repeat carries the same
 * Message-ID. Their content is sealed while they wait, and forgotten afterwards.
 */
export interface Mails {
  /** False when no mail server is configured: nothing may be posted then. */
  readonly possible: boolean;
  /** Returns the id of the mail. */
  post(tx: Kysely<Tables>, request: MailRequest): Promise<string>;
}
