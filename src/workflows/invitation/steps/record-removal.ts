import { invitationsOfCustomer, lockCustomer } from '../../../services/store/invitations.ts';
import { recordRemoved } from '../../../services/store/seen-customers.ts';
import { take, type InvitationContext } from '../context.ts';

/**
 * Records that Microsoft no longer shows a relationship: the customer (or the provider) took it back. Running
 * licences stay; new orders are not possible (Partner Center contract 4.4). Called only after a direct question to
 * Partner Center said so; tells both sides once.
 */
export async function recordRemoval(
  context: InvitationContext,
  accountId: string,
  customerTenantId: string,
): Promise<'removed' | 'known'> {
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, customerTenantId);
    const isNews = await recordRemoved(tx, accountId, customerTenantId);
    const invitations = await invitationsOfCustomer(tx, customerTenantId);
    const held = invitations.find(
      (i) => (i.state === 'accepted' || i.state === 'wrong-account') && i.acceptedAccountId === accountId,
    );
    if (held === undefined) return isNews ? 'removed' : 'known';

    const wasWrong = held.state === 'wrong-account';
    const after = await take(context, tx, held, 'remove', {
      ...(wasWrong ? { acceptedAccountId: undefined, acceptedAt: undefined, acceptedBy: undefined } : {}),
      facts: { account: accountId },
    });
    // A wrong account that is gone again is the repair going well: the cards change, nobody needs a message.
    const item = { caseId: after.id, event: 'removed' };
    if (wasWrong) {
      if (after.administrator !== undefined)
        await context.news.refresh(tx, { ...item, flow: 'accept' }, after.administrator);
      await context.news.refreshStaff(tx, { ...item, flow: 'invite' });
      return 'removed';
    }
    if (after.administrator !== undefined)
      await context.news.tell(tx, { ...item, flow: 'accept' }, after.administrator);
    await context.news.tellStaff(tx, { ...item, flow: 'invite' }, after.createdBy);
    return 'removed';
  });
}
