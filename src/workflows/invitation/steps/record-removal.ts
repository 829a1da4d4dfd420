import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import {
  addInvitationEvent,
  invitationsOfCustomer,
  lockCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import { recordRemoved, seenCustomer } from '../../../services/store/seen-customers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { refreshCustomerCards } from '../../customer-status/refresh.ts';
import { take, type InvitationContext } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import { refreshBothSides } from '../tell.ts';
import { uninvitedCase } from './uninvited.ts';

/**
 * Records that Microsoft no longer shows a relationship: the customer (or the provider) took it back. Running
 * licences stay; new orders are not possible (Partner Center contract 4.4). Called only after a direct question to
 * Partner Center said so, with the time just before that question: an acceptance recorded since then counts more.
 * Tells both sides once.
 */
export async function recordRemoval(
  context: InvitationContext,
  accountId: string,
  customerTenantId: string,
  askedAt: number,
): Promise<'removed' | 'known'> {
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, customerTenantId);
    if (!(await recordRemoved(tx, accountId, customerTenantId, askedAt))) return 'known';
    await context.orders?.removed(tx, { accountId, tenantId: customerTenantId });
    await refreshCustomerCards(context.news, tx, customerTenantId, 'relationship');
    const invitations = await invitationsOfCustomer(tx, customerTenantId);
    const settled = await settleRemoval(context, tx, invitations, accountId);
    const held = invitations.find(
      (i) => (i.state === 'accepted' || i.state === 'wrong-account') && i.acceptedAccountId === accountId,
    );
    if (held === undefined) {
      // A customer from before our time: nobody was invited, and staff has to know all the same.
      if (settled) return 'removed';
      const customer = await seenCustomer(tx, accountId, customerTenantId);
      const happened = {
        state: 'removed',
        acceptedBy: undefined,
        acceptedAt: undefined,
        name: 'remove',
        event: 'removed',
      } as const;
      if (customer !== undefined) await uninvitedCase(context, tx, accountId, customer, happened);
      return 'removed';
    }

    const wasWrong = held.state === 'wrong-account';
    const after = await take(context, tx, held, 'remove', {
      removal: undefined,
      proveAt: undefined,
      proven: held.proven && { ...held.proven, provider: false, readAt: context.clock.now() },
      ...(wasWrong ? { acceptedAccountId: undefined, acceptedAt: undefined, acceptedBy: undefined } : {}),
      facts: { account: accountId },
    });
    const item = { caseId: after.id, event: 'removed' };
    if (wasWrong) {
      // The repair is going well: the cards change, nobody needs a message.
      await refreshBothSides(context.news, tx, after.id, 'removed');
      return 'removed';
    }
    await context.news.tellReaders(tx, { ...item, flow: 'accept' }, after.administrator);
    await tellInviters(context.news, tx, after, { event: 'removed' }, true);
    return 'removed';
  });
}

/**
 * The relationship that was to be removed, because nobody needs it, is gone: the provider's task is done, without a
 * word. True when an invitation that was accepted elsewhere since had that task.
 */
async function settleRemoval(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitations: readonly Invitation[],
  accountId: string,
): Promise<boolean> {
  const tasks = invitations.filter((i) => i.removal?.accountId === accountId && i.state !== 'wrong-account');
  for (const invitation of tasks) {
    const now = context.clock.now();
    await saveInvitation(tx, { ...invitation, removal: undefined, updatedAt: now });
    await addInvitationEvent(tx, {
      invitationId: invitation.id,
      at: now,
      name: 'settle',
      facts: { accountId },
    });
    await context.news.refreshCards(tx, { flow: 'invite', caseId: invitation.id, event: 'settled' });
  }
  return tasks.length > 0;
}
