import type { Invitation } from '../../domain/invitation.ts';
import type { InvitingPerson } from './letters-port.ts';

export type Repaired =
  { readonly kind: 'done' | 'too-late'; readonly invitation: Invitation } | { readonly kind: 'unknown' };

/**
 * What is done when Microsoft shows something else than was asked for: another account, another tenant, only one of two
 * relationships, or none any more.
 */
export interface InvitationRepairs {
  /** Prepares the right link again and puts it before the customer: on their card where there is one, else by mail. */
  sendRightLink(id: string, version: number, by: InvitingPerson): Promise<Repaired>;
  /**
   * By staff: the tenant that accepted uninvited is the customer meant; the invitation is about that tenant from now on.
   */
  isSameCustomer(id: string, version: number, by: InvitingPerson): Promise<Repaired>;
  /** By staff: it is somebody else; the invitation goes on waiting. */
  isOtherCustomer(id: string, version: number, by: InvitingPerson): Promise<Repaired>;
  /** By staff: it has removed what was not needed, or says it stays. */
  settleTask(id: string, version: number, by: InvitingPerson): Promise<Repaired>;
}
