import type { Invitation } from '../../domain/invitation.ts';
import type { InvitingPerson } from './letters-port.ts';

export interface InvitationQuery {
  /** Of the customer's name, domain, or the invitation's number. */
  readonly words?: string | undefined;
  /** `attention`: needs somebody (wrong account, declined, reseller missing, mail refused, resembling tenant, expiring soon). */
  readonly which: 'open' | 'attention' | 'ended' | 'all';
  /** Pages from 0. */
  readonly page: number;
  readonly pageSize: number;
}

export interface InvitationPage {
  readonly invitations: readonly Invitation[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Invitations as lists show them: all for staff, those of their own reseller for its people, none for anybody else. */
export interface InvitationLists {
  list(query: InvitationQuery, asker: InvitingPerson): Promise<InvitationPage>;
  /** How many are open, and how many of all need somebody. */
  counts(asker: InvitingPerson): Promise<{ readonly open: number; readonly attention: number }>;
}
