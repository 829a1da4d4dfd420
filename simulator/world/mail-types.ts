/** One mail in a simulated mailbox. */
export interface SimMail {
  id: string;
  /** As the sender set it; a second mail with the same one counts as a copy. */
  messageId: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** ISO 8601, simulated time. */
  receivedAt: string;
  /** How often it arrived. */
  copies: number;
}

export interface MailSwitches {
  /**
   * Mail server and Graph alike: refuse every address for good, put everything off, do not let the bot send, take mails
   * and lose them, or deliver and then drop the connection before they say so.
   */
  mail: 'normal' | 'refused' | 'later' | 'not-allowed' | 'lost' | 'answer-lost';
  /** Every link in a mail is opened by a scanner before the mail is delivered, as many companies have it. */
  mailScanner: boolean;
  /** `silent`: name servers do not answer. */
  nameServer: 'normal' | 'silent';
}

export const normalMail = (): MailSwitches => ({ mail: 'normal', mailScanner: false, nameServer: 'normal' });

/** Domains that take mail besides those of the tenants: companies that have no tenant yet, and free mail. */
export const otherMailDomains = (): string[] => [
  'treyresearch.net',
  'alpineskihouse.com',
  'fourthcoffee.com',
  'relecloud.com',
  'vanarsdelltd.com',
  'thephone-company.com',
  'bellowscollege.com',
  'munsonspickles.com',
  'wideworldimporters.de',
  'outlook.com',
  'gmail.com',
];
