import { isProblem } from '../../../errors.ts';
import { openStates, type Invitation } from '../../../domain/invitation.ts';
import { invitationById } from '../../../services/store/invitations.ts';
import { accountById, type InvitationContext } from '../context.ts';
import type { Checked } from '../port.ts';
import { requestProof } from '../repair/queues.ts';
import { recordAcceptance } from './record-acceptance.ts';
import { recordRemoval } from './record-removal.ts';

/**
 * Asks Partner Center about one invitation now: first the account that was meant, then the provider's other accounts
 * of the same cloud, so that an acceptance at the wrong one is found as well. At most one call an account.
 * Rejects with the meant account's Problem; trouble at another account is only logged.
 */
export async function checkInvitation(context: InvitationContext, invitation: Invitation): Promise<Checked> {
  if (invitation.state === 'accepted') {
    await context.database.withTransaction((tx) => requestProof(context, tx, invitation));
    return { kind: 'accepted', invitation };
  }
  if (invitation.state === 'removed') return { kind: 'ended', invitation };

  const meant = accountById(context, invitation.accountId);
  const others = context.accounts.filter((a) => a.cloud === meant.cloud && a.id !== meant.id);
  for (const account of [meant, ...others]) {
    const askedAt = context.clock.now();
    try {
      const answer = await context.partnerCenter.customer(account, invitation.customer.tenantId);
      if (answer.kind === 'found' && answer.customer.isReseller) {
        await recordAcceptance(context, account.id, answer.customer, 'asked');
        if (account === meant) break;
      } else if (account.id === invitation.acceptedAccountId) {
        await recordRemoval(context, account.id, invitation.customer.tenantId, askedAt);
      }
    } catch (error) {
      if (account === meant || !isProblem(error)) throw error;
      context.log.warn({ account: account.id, kind: error.kind }, 'another account could not be asked');
    }
  }
  const now = (await invitationById(context.database.db, invitation.id)) ?? invitation;
  if (now.state === 'accepted') return { kind: 'accepted', invitation: now };
  if (now.state === 'wrong-account') return { kind: 'wrong-account', invitation: now };
  return openStates.includes(now.state)
    ? { kind: 'not-yet', invitation: now }
    : { kind: 'ended', invitation: now };
}
