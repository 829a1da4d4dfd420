import type { Clock } from '../../clock.ts';
import type { Customers } from '../../workflows/customer/port.ts';
import type { GdapRequests } from '../../workflows/gdap/port.ts';
import type { InvitationLetters } from '../../workflows/invitation/letters-port.ts';
import type { InvitationLists } from '../../workflows/invitation/list-port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';
import type { InvitationRepairs } from '../../workflows/invitation/repair-port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what this flow needs from below. */
export interface InviteServices {
  readonly invitations: Pick<
    Invitations,
    'invite' | 'find' | 'ofCustomer' | 'check' | 'withdraw' | 'reissue'
  >;
  readonly invitationLetters: Pick<InvitationLetters, 'view' | 'change' | 'send' | 'noteSent' | 'nudge'>;
  readonly invitationLists: InvitationLists;
  readonly invitationRepairs: InvitationRepairs;
  readonly gdap: Pick<GdapRequests, 'request' | 'ofCustomer' | 'show'>;
  readonly customers: Pick<Customers, 'byDomain' | 'accountsIn' | 'account'>;
  readonly resellers: Pick<Resellers, 'membership' | 'find' | 'latest'>;
  readonly clock: Clock;
  /** The provider's name as customers know it. */
  readonly provider: string;
  readonly isHomeTenant: (tenantId: string) => boolean;
}
