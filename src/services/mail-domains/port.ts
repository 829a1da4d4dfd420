/**
 * `yes`: the domain takes mail, as far as its name servers say. `no`: it does not exist, or says that it takes none.
 * `unknown`: nobody could be asked in time.
 */
export type ReceivesMail = 'yes' | 'no' | 'unknown';

/** Tells whether mail to a domain can arrive at all. */
export interface MailDomains {
  /** `domain` in any case, with or without umlauts. Never rejects. */
  receives(domain: string): Promise<ReceivesMail>;
}
