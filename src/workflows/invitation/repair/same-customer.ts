import type { Kysely } from 'kysely';
import { openStates, type Invitation } from '../../../domain/invitation.ts';
import { readersOfCase } from '../../../services/store/case-cards.ts';
import {
  addInvitationEvent,
  invitationById,
  invitationsOfCustomer,
  lockCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { take } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import type { InvitingPerson } from '../letters-port.ts';
import { keyOf } from '../audience.ts';
import { proveRelationship } from '../relationship.ts';
import type { Repaired } from '../repair-port.ts';
import { overtakeOthers } from '../steps/overtake.ts';
import { refreshBothSides } from '../tell.ts';
import type { RepairContext } from './context.ts';
import { requestProof } from './queues.ts';

type Pair = { readonly invitation: Invitation; readonly other: Invitation };

/** The invitation and the case of the other tenant under both customers' locks, which are always taken in one order. */
async function ofBoth(
  context: RepairContext,
  id: string,
  version: number,
  by: InvitingPerson,
  work: (tx: Kysely<Tables>, pair: Pair) => Promise<Repaired>,
): Promise<Repaired> {
  const { database } = context;
  const before = await invitationById(database.db, id);
  // Whose tenant it is may be no business of a reseller, and would be theirs by a press.
  if (before === undefined || !by.staff) return { kind: 'unknown' };
  const marked = before.resembles;
  if (marked === undefined) return { kind: 'too-late', invitation: before };
  return database.withTransaction(async (tx) => {
    for (const tenantId of [before.customer.tenantId, marked.tenantId].toSorted())
      await lockCustomer(tx, tenantId);
    const invitation = (await invitationById(tx, id)) ?? before;
    const other = await invitationById(tx, marked.invitationId);
    const isAsShown =
      invitation.version === version && invitation.resembles?.invitationId === marked.invitationId;
    if (!isAsShown || other === undefined) return { kind: 'too-late', invitation };
    return work(tx, { invitation, other });
  });
}

/** See InvitationRepairs.isOtherCustomer. */
export function isOtherCustomer(
  context: RepairContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<Repaired> {
  return ofBoth(context, id, version, by, async (tx, { invitation, other }) => {
    const step = { name: 'other-customer', by, facts: { other: other.id } };
    return { kind: 'done', invitation: await forget(context, tx, invitation, step) };
  });
}

/** See InvitationRepairs.isSameCustomer. */
export function isSameCustomer(
  context: RepairContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<Repaired> {
  return ofBoth(context, id, version, by, async (tx, pair) => {
    const { invitation, other } = pair;
    const facts = { other: other.id };
    // Taken back since, or taken over by another invitation: there is nothing to take over. Nor is there a place to take
    // it to where the other tenant has been invited in the same way already.
    const isGone = other.state !== 'accepted' || !openStates.includes(invitation.state);
    if (isGone || (await isInvitedBesides(tx, pair)))
      return {
        kind: 'too-late',
        invitation: await forget(context, tx, invitation, { name: 'not-taken-over', by, facts }),
      };
    return { kind: 'done', invitation: await takeOver(context, tx, pair, by) };
  });
}

/** Whether another invitation waits for the other tenant at the same account, for the same reseller or for none. */
async function isInvitedBesides(tx: Kysely<Tables>, { invitation, other }: Pair): Promise<boolean> {
  const theirs = await invitationsOfCustomer(tx, other.customer.tenantId);
  return theirs.some(
    (one) =>
      one.id !== other.id &&
      openStates.includes(one.state) &&
      one.accountId === invitation.accountId &&
      one.reseller?.id === invitation.reseller?.id,
  );
}

/** The invitation goes on waiting, and is asked about no more. */
async function forget(
  context: RepairContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  step: { readonly name: string; readonly by: InvitingPerson; readonly facts: Record<string, unknown> },
): Promise<Invitation> {
  const now = context.clock.now();
  const saved = await saveInvitation(tx, { ...invitation, resembles: undefined, updatedAt: now });
  const event = { ...step, by: keyOf(step.by), at: now };
  await addInvitationEvent(tx, { invitationId: saved.id, ...event });
  await proveRelationship(tx, saved, event);
  await refreshBothSides(context.news, tx, saved.id, step.name);
  return saved;
}

/** The invitation is about the tenant that accepted from now on, and its case is closed in favour of this one. */
async function takeOver(
  context: RepairContext,
  tx: Kysely<Tables>,
  { invitation, other }: Pair,
  by: InvitingPerson,
): Promise<Invitation> {
  const { clock, news } = context;
  const accountId = other.acceptedAccountId ?? other.accountId;
  const isMeant = invitation.accountId === accountId;
  const step = isMeant ? 'accept' : 'accept-elsewhere';
  const key = keyOf(by);
  await closeOldReaders(context, tx, invitation);
  await take(context, tx, other, 'merge', {
    supersededBy: invitation.id,
    proveAt: undefined,
    by: key,
    facts: { supersededBy: invitation.id },
  });
  await refreshBothSides(news, tx, other.id, 'superseded');

  const facts = { account: accountId, source: other.acceptedBy, other: other.id };
  const saved = await take(context, tx, invitation, step, {
    customer: other.customer,
    country: other.country ?? invitation.country,
    administrator: other.administrator,
    acceptedAccountId: accountId,
    acceptedBy: other.acceptedBy,
    acceptedAt: clock.now(),
    remindAt: undefined,
    remindAbout: undefined,
    resembles: undefined,
    removal: isMeant ? invitation.removal : { accountId, since: clock.now() },
    by: key,
    facts,
  });
  await proveRelationship(tx, saved, {
    name: 'same-customer',
    at: clock.now(),
    by: key,
    facts: { ...facts, insteadOf: invitation.customer.tenantId },
  });
  await overtakeOthers(context, tx, saved);
  await context.accepted?.(tx, { accountId, tenantId: saved.customer.tenantId });
  const item = { flow: 'accept', caseId: saved.id, event: 'accepted' };
  if (saved.administrator !== undefined) await news.adopt(tx, item, saved.administrator, undefined);
  if (!isMeant) await tellInviters(news, tx, saved, { event: 'wrong-account' }, true);
  else if (saved.reseller === undefined) await tellInviters(news, tx, saved, { event: 'accepted' }, false);
  else await news.refreshCards(tx, { flow: 'invite', caseId: saved.id, event: 'accepted' });
  await requestProof(context, tx, saved);
  return saved;
}

/** Who read the case in the tenant that was meant first has nothing to do with it any more. */
async function closeOldReaders(
  { news }: RepairContext,
  tx: Kysely<Tables>,
  { id }: Invitation,
): Promise<void> {
  const item = { flow: 'accept', caseId: id, event: 'moved' };
  // Nobody of that tenant is shown the case, so that nothing takes the place of the card that goes.
  for (const reader of await readersOfCase(tx, 'accept', id)) await news.adopt(tx, item, reader, undefined);
}
