import type { Customers } from '../../workflows/customer/port.ts';
import type { GdapRequests } from '../../workflows/gdap/port.ts';
import type { PeopleHelp } from '../../workflows/help/port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';

/** Exactly what asking for admin rights needs from below. */
export interface GdapServices {
  readonly gdap: GdapRequests;
  readonly customers: Customers;
  readonly invitations: Pick<Invitations, 'relationshipsOf'>;
  readonly help: Pick<PeopleHelp, 'handOver'>;
  readonly provider: string;
  /** The deep link that opens a customer's chat with the bot, words ready to send. */
  readonly chatLink: (message: string) => string;
}
