/** One try of sending never takes longer, in milliseconds; whoever holds a mail for sending holds it longer than this. */
export const longestTryMs = 45_000;

/** One mail, ready to send. */
export interface Mail {
  /** Letters, digits and dashes, the same for every try: becomes the Message-ID, so that receivers know a repeat. */
  readonly id: string;
  /** A bare address: `anna@contoso.com`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same content as a small HTML page. */
  readonly html: string;
  /** When it was written, milliseconds since 1970 UTC; the same for every try. */
  readonly at: number;
}

/**
 * Hands mails to the provider's mail server. Resolves when the server has taken the mail, which says nothing about
 * whether somebody reads it. Rejects with a Problem: `rejected` (this address or mail is refused for good),
 * `unauthorised` (the server does not let us send), `unavailable` (nothing was sent, try later), `outcome-unknown`
 * (the connection broke; the mail may have been taken).
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
