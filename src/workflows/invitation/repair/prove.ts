import type { Kysely } from 'kysely';
import { openStates, type Invitation, type ProvenRelationships } from '../../../domain/invitation.ts';
import { isComplete, isToBeProven, nextLook } from '../../../domain/invitation-proof.ts';
import { invitationById, lockCustomer, saveInvitation } from '../../../services/store/invitations.ts';
import { bookProof } from '../../../services/store/invitation-proofs.ts';
import { accountsOfCustomer } from '../../../services/store/seen-customers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { take } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import { proveRelationship } from '../relationship.ts';
import { overtakeOthers } from '../steps/overtake.ts';
import { refreshBothSides } from '../tell.ts';
import type { RepairContext } from './context.ts';
import { lookAt, type Shown } from './look.ts';

/** Who invited hears of the acceptance after so many failed looks, without what could not be read. */
const mostRuns = 3;

/**
 * Looks what an acceptance has brought: the reseller's relationship and the agreement besides the provider's. Keeps it,
 * tells who invited in one message, and looks again later while something is missing. Safe to run twice. Rejects to be
 * run again soon when Microsoft does not answer and nobody has been told yet.
 */
export async function proveInvitation(
  context: RepairContext,
  id: string,
  run: { readonly attempt: number; readonly late: boolean },
): Promise<void> {
  const before = await invitationById(context.database.db, id);
  if (before === undefined) return;
  if (isSettled(before)) return unbook(context, before);
  const { shown, trouble } = await lookAt(context, before);
  if (trouble !== undefined && before.proven === undefined && run.attempt + 1 < mostRuns) throw trouble;
  await context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, before.customer.tenantId);
    const invitation = await invitationById(tx, id);
    // Somebody was quicker, or what was asked about is no longer what the case is about.
    if (invitation === undefined || isSettled(invitation)) return;
    if (invitation.customer.tenantId !== before.customer.tenantId) return;
    if (invitation.acceptedAccountId !== before.acceptedAccountId) return;
    if (openStates.includes(invitation.state)) await keepOfOpen(context, tx, invitation, shown);
    else await keep(context, tx, invitation, shown, run.late);
  });
}

const isSettled = (invitation: Invitation): boolean =>
  !isToBeProven(invitation) || isComplete(invitation, invitation.proven);

/** The case has ended, or all is there: nothing is looked at any more. */
async function unbook({ database }: RepairContext, { id, customer, proveAt }: Invitation): Promise<void> {
  if (proveAt === undefined) return;
  await database.withTransaction(async (tx) => {
    await lockCustomer(tx, customer.tenantId);
    const invitation = await invitationById(tx, id);
    if (invitation !== undefined && isSettled(invitation)) await bookProof(tx, id, undefined);
  });
}

/** What is known by now: what Microsoft did not say this time stays as it was. */
const known = (shown: Shown, earlier: ProvenRelationships | undefined, now: number): ProvenRelationships => ({
  provider: true,
  reseller: shown.reseller ?? earlier?.reseller,
  agreement: shown.agreement === 'unknown' ? (earlier?.agreement ?? 'unknown') : shown.agreement,
  readAt: now,
});

const isSame = (proven: ProvenRelationships, earlier: ProvenRelationships | undefined): boolean =>
  proven.reseller === earlier?.reseller && proven.agreement === earlier?.agreement;

/** What has become of an accepted invitation: kept, and told where it is news. */
async function keep(
  context: RepairContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  shown: Shown,
  late: boolean,
): Promise<void> {
  const now = context.clock.now();
  const { id, proven: earlier } = invitation;
  const proven = known(shown, earlier, now);
  const proveAt = isComplete(invitation, proven) ? undefined : nextLook(invitation, now);
  if (isSame(proven, earlier)) return bookProof(tx, id, proveAt);

  const saved = await saveInvitation(tx, { ...invitation, proven, proveAt });
  const { reseller, agreement } = proven;
  const facts = { account: saved.acceptedAccountId, reseller: reseller ?? null, agreement };
  await proveRelationship(tx, saved, { name: 'prove', at: now, facts });
  const isMissing = reseller === false && earlier?.reseller !== false;
  if (earlier === undefined && saved.reseller !== undefined) {
    // Held back until now, so that one message says all.
    const happened = { event: 'accepted', facts: late ? { late } : {} };
    await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'proven' });
    const elsewhere = await context.orders?.hearers(tx, saved);
    return tellInviters(context.news, tx, saved, happened, isMissing, elsewhere);
  }
  const hasCome =
    (reseller === true && earlier?.reseller === false) ||
    (agreement === 'there' && earlier?.agreement === 'missing');
  if (hasCome)
    await context.accepted?.(tx, { accountId: saved.accountId, tenantId: saved.customer.tenantId });
  if (!isMissing && !hasCome) return refreshBothSides(context.news, tx, id, 'proven');
  await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'proven' });
  const elsewhere = await context.orders?.hearers(tx, saved);
  await tellInviters(context.news, tx, saved, { event: 'proven' }, isMissing, elsewhere);
}

/**
 * An invitation that waits although the provider's relationship is there: only the reseller's half is missing, and no
 * list of customers shows when that comes.
 */
async function keepOfOpen(
  context: RepairContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  shown: Shown,
): Promise<void> {
  const now = context.clock.now();
  const { id, accountId, customer } = invitation;
  const isOurs = (await accountsOfCustomer(tx, [accountId], customer.tenantId)).length > 0;
  if (!isOurs) return bookProof(tx, id, undefined);
  const proven = known(shown, invitation.proven, now);
  if (proven.reseller !== true) {
    const proveAt = nextLook(invitation, now);
    if (isSame(proven, invitation.proven)) return bookProof(tx, id, proveAt);
    await saveInvitation(tx, { ...invitation, proven, proveAt });
    return refreshBothSides(context.news, tx, id, 'proven');
  }
  const acceptance = { state: 'accepted', acceptedAt: now } as const;
  const accepted = await take(context, tx, invitation, 'accept', {
    acceptedAccountId: accountId,
    acceptedBy: 'asked',
    acceptedAt: now,
    remindAt: undefined,
    remindAbout: undefined,
    proven,
    proveAt: isComplete(invitation, proven) ? undefined : nextLook({ ...invitation, ...acceptance }, now),
    facts: { account: accountId, source: 'asked' },
  });
  await overtakeOthers(context, tx, accepted);
  await context.accepted?.(tx, { accountId, tenantId: customer.tenantId });
  const item = { flow: 'accept', caseId: id, event: 'accepted' };
  await context.news.tellReaders(tx, item, accepted.administrator);
  const elsewhere = await context.orders?.hearers(tx, accepted);
  await tellInviters(context.news, tx, accepted, { event: 'accepted' }, false, elsewhere);
}
