import type { Customers } from '../../workflows/customer/port.ts';
import type { InvitationBatches } from '../../workflows/invitation/batch-port.ts';
import type { InvitationLists } from '../../workflows/invitation/list-port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what this flow needs from below. */
export interface InvitationsServices {
  readonly invitations: Pick<Invitations, 'find' | 'show'>;
  readonly invitationLists: InvitationLists;
  readonly invitationBatches: InvitationBatches;
  readonly customers: Pick<Customers, 'account' | 'accountsIn'>;
  readonly resellers: Pick<Resellers, 'find' | 'latest'>;
  readonly isHomeTenant: (tenantId: string) => boolean;
}
