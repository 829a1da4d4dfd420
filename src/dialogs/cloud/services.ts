import type { NationalClouds } from '../../workflows/cloud/port.ts';
import type { Customers } from '../../workflows/customer/port.ts';
import type { PeopleHelp } from '../../workflows/help/port.ts';
import type { InvitationLetters } from '../../workflows/invitation/letters-port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';

/** Exactly what this flow needs from below. */
export interface CloudServices {
  readonly customers: Customers;
  readonly nationalClouds: NationalClouds;
  readonly help: Pick<PeopleHelp, 'handOver'>;
  readonly invitations: Pick<Invitations, 'invite'>;
  readonly invitationLetters: Pick<InvitationLetters, 'noteSent'>;
  /** The provider's name as customers know it. */
  readonly provider: string;
}
