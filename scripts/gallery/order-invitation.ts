import type { Invitation, InvitationState } from '../../src/domain/invitation.ts';
import { fabrikam } from './order-drafts.ts';

const sentAt = Date.UTC(2026, 8, 14, 9, 2);

/** The invitation an order of the samples waits for. */
export const invitationOfFabrikam = (
  state: InvitationState,
  more: Partial<Invitation> = {},
): Partial<Invitation> & { readonly state: InvitationState } => ({
  state,
  customer: fabrikam,
  reseller: { id: 'R-1001', company: 'Northwind IT Ltd', tenantId: '', partnerId: '4711982' },
  letter: { to: 'katrin.vogel@fabrikam.de', toName: 'Katrin Vogel', language: 'de' },
  orderId: 'F-1042',
  ...(state === 'created'
    ? {}
    : { delivery: { way: 'email', by: { tenantId: '', userId: '' }, at: sentAt, mail: 'sent' } }),
  ...(state === 'sent' || state === 'opened' ? { nudgeAt: sentAt + 2 * 86_400_000 } : {}),
  ...more,
});
