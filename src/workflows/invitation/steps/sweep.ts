import {
  beginSweep,
  finishSweep,
  recordSeen,
  stampKnown,
  unseen,
} from '../../../services/store/seen-customers.ts';
import { accountById, type InvitationContext } from '../context.ts';
import { recordAcceptance } from './record-acceptance.ts';
import { recordRemoval } from './record-removal.ts';

/** More than this many customers missing at once is an incomplete answer, not a change of mind. */
const removalsPerSweep = 25;

/**
 * Compares the customers Partner Center lists for one account with those on record. It lists once, page by page, and
 * does work only for what changed, so its cost does not grow with the number of open invitations. Finds what a lost
 * webhook would have told, and relationships that were taken back (no event exists for those).
 */
export async function sweepAccount(
  context: InvitationContext,
  accountId: string,
): Promise<'done' | 'not-due'> {
  const account = accountById(context, accountId);
  const db = context.database.db;
  const now = context.clock.now();
  const sweep = await beginSweep(db, accountId, now, now + context.sweepMinutes * 60_000);
  if (sweep === undefined) return 'not-due';

  let found = 0;
  for await (const page of context.partnerCenter.allCustomers(account)) {
    const resellers = page.filter((customer) => customer.isReseller);
    const unknown = await stampKnown(
      db,
      accountId,
      resellers.map((c) => ({ tenantId: c.tenantId, name: c.companyName, domain: c.domain })),
      sweep.number,
    );
    const unknownIds = new Set(unknown.map((customer) => customer.tenantId));
    for (const customer of resellers.filter((c) => unknownIds.has(c.tenantId))) {
      await recordAcceptance(context, accountId, customer, 'sweep', sweep.baseline);
      found += 1;
    }
  }

  // Absence from a list is only a hint: each one is asked for directly before anybody is told.
  const missing = await unseen(db, accountId, sweep.number, removalsPerSweep + 1);
  if (missing.length > removalsPerSweep) {
    context.log.error(
      { account: accountId, missing: missing.length },
      'too many customers missing from the list; none treated as removed',
    );
  } else {
    for (const customer of missing) {
      const answer = await context.partnerCenter.customer(account, customer.tenantId);
      if (answer.kind === 'found' && answer.customer.isReseller)
        await recordSeen(db, accountId, customer, now);
      else await recordRemoval(context, accountId, customer.tenantId);
    }
  }
  await finishSweep(db, accountId, now);
  context.log.info({ account: accountId, found, missing: missing.length }, 'sweep finished');
  return 'done';
}
