import type { Customers } from '../../workflows/customer/port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';

/** Exactly what this flow needs from below. */
export interface InviteServices {
  readonly invitations: Invitations;
  readonly customers: Customers;
  readonly provider: string;
  /** The deep link that opens a customer's chat with the bot, words ready to send. */
  readonly chatLink: (message: string) => string;
}
