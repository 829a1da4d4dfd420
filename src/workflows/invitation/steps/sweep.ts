import type { PartnerAccount } from '../../../domain/partner-account.ts';
import { isProblem } from '../../../errors.ts';
import type { Customer } from '../../../services/partner-center/port.ts';
import {
  beginSweep,
  finishSweep,
  hastenSweep,
  recordOld,
  recordSeen,
  stampKnown,
  unseen,
  type Sweep,
} from '../../../services/store/seen-customers.ts';
import { accountById, type InvitationContext } from '../context.ts';
import { recordAcceptance } from './record-acceptance.ts';
import { recordRemoval } from './record-removal.ts';

/** More than this many customers missing at once is an incomplete answer, not a change of mind. */
const removalsPerSweep = 25;

/** A sweep that broke off is repeated after this long, or when Partner Center allows it. */
const repeatMs = 60_000;

/**
 * Compares the customers Partner Center lists for one account with those on record. It lists once, page by page, and
 * does work only for what changed, so its cost does not grow with the number of open invitations. Finds what a lost
 * webhook would have told, and relationships that were taken back (no event exists for those). Rejects with Partner
 * Center's Problem; nobody counts as removed then, and the next sweep comes soon.
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
  try {
    let found = 0;
    for await (const page of context.partnerCenter.allCustomers(account)) {
      found += await comparePage(context, accountId, page, sweep);
    }
    const missing = await askForMissing(context, account, sweep);
    await finishSweep(db, accountId, context.clock.now());
    context.log.info({ account: accountId, found, missing }, 'sweep finished');
    return 'done';
  } catch (error) {
    const retryAfter = isProblem(error) ? (error.facts.retryAfterSeconds ?? 0) * 1_000 : 0;
    await hastenSweep(db, accountId, context.clock.now() + Math.max(repeatMs, retryAfter));
    throw error;
  }
}

/** Records the customers of one page that are new. Returns how many there were. */
async function comparePage(
  context: InvitationContext,
  accountId: string,
  page: readonly Customer[],
  sweep: Sweep,
): Promise<number> {
  const db = context.database.db;
  const resellers = page.filter((customer) => customer.isReseller);
  let unknown = await stampKnown(
    db,
    accountId,
    resellers.map((c) => ({ tenantId: c.tenantId, name: c.companyName, domain: c.domain })),
    sweep.number,
  );
  const found = unknown.length;
  if (!sweep.baseline) unknown = await recordOld(db, accountId, unknown, sweep.number, context.clock.now());
  const unknownIds = new Set(unknown.map((customer) => customer.tenantId));
  for (const customer of resellers.filter((c) => unknownIds.has(c.tenantId))) {
    await recordAcceptance(context, accountId, customer, 'sweep');
  }
  return found;
}

/**
 * Asks directly for each customer the list left out, because absence from a list is only a hint. Returns how many
 * there were.
 */
async function askForMissing(
  context: InvitationContext,
  account: PartnerAccount,
  sweep: Sweep,
): Promise<number> {
  const db = context.database.db;
  const missing = await unseen(db, account.id, sweep.number, removalsPerSweep + 1);
  if (missing.length > removalsPerSweep) {
    context.log.error(
      { account: account.id, missing: missing.length },
      'too many customers missing from the list; none treated as removed',
    );
    return missing.length;
  }
  for (const customer of missing) {
    const askedAt = context.clock.now();
    const answer = await context.partnerCenter.customer(account, customer.tenantId);
    const stays = answer.kind === 'found' && answer.customer.isReseller;
    if (stays) await recordSeen(db, account.id, customer, askedAt);
    else await recordRemoval(context, account.id, customer.tenantId, askedAt);
  }
  return missing.length;
}
