import type { GraphForUser } from '../../services/graph/port.ts';
import type { Customers } from '../../workflows/customer/port.ts';
import type { PeopleHelp } from '../../workflows/help/port.ts';
import type { InvitationLetters } from '../../workflows/invitation/letters-port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';

/** Exactly what this flow needs from below. */
export interface AcceptServices {
  readonly invitations: Invitations;
  readonly invitationLetters: Pick<InvitationLetters, 'mute' | 'decline'>;
  readonly customers: Customers;
  readonly graph: GraphForUser;
  readonly help: Pick<PeopleHelp, 'handOver'>;
  /** The provider's name as customers know it. */
  readonly provider: string;
  readonly botAppId: string;
}
