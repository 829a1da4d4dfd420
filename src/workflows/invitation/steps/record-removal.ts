import { invitationsOfCustomer, lockCustomer } from '../../../services/store/invitations.ts';
import { recordRemoved, seenCustomer } from '../../../services/store/seen-customers.ts';
import { take, type InvitationContext } from '../context.ts';
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
    const invitations = await invitationsOfCustomer(tx, customerTenantId);
    const held = invitations.find(
      (i) => (i.state === 'accepted' || i.state === 'wrong-account') && i.acceptedAccountId === accountId,
    );
    if (held === undefined) {
      // A customer from before our time: nobody was invited, and staff has to know all the same.
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
      ...(wasWrong ? { acceptedAccountId: undefined, acceptedAt: undefined, acceptedBy: undefined } : {}),
      facts: { account: accountId },
    });
    const item = { caseId: after.id, event: 'removed' };
    if (wasWrong) {
      // The repair is going well: the cards change, nobody needs a message.
      await context.news.refreshCards(tx, { ...item, flow: 'accept' });
      await context.news.refreshCards(tx, { ...item, flow: 'invite' });
      return 'removed';
    }
    await context.news.tellReaders(tx, { ...item, flow: 'accept' }, after.administrator);
    await context.news.tellStaff(tx, { ...item, flow: 'invite' }, after.createdBy);
    return 'removed';
  });
}
