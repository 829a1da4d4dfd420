import { after, type Invitation, type InvitationStep } from '../../../domain/invitation.ts';
import type { PersonKey } from '../../../domain/person.ts';
import {
  addInvitationEvent,
  countInvitationEvents,
  invitationById,
  lockCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import { take, type InvitationContext } from '../context.ts';
import type { CardPlace, Changed } from '../port.ts';
import { overtakeOthers } from './overtake.ts';

type Changing = (invitation: Invitation) => Partial<Invitation> & { facts?: Record<string, unknown> };

/** Loads an invitation under the customer's lock, so that deciding and writing are one. */
async function locked<T>(
  context: InvitationContext,
  id: string,
  work: (
    tx: Parameters<Parameters<InvitationContext['database']['withTransaction']>[0]>[0],
    invitation: Invitation,
  ) => Promise<T>,
): Promise<T | { kind: 'unknown' }> {
  return context.database.withTransaction(async (tx) => {
    const before = await invitationById(tx, id);
    if (before === undefined) return { kind: 'unknown' as const };
    await lockCustomer(tx, before.customer.tenantId);
    const current = await invitationById(tx, id);
    return work(tx, current ?? before);
  });
}

/** Takes a step on somebody's word and refreshes both sides' cards; `too-late` when the case has moved on. */
export async function changeByPerson(
  context: InvitationContext,
  id: string,
  step: InvitationStep,
  by: PersonKey,
  changing: Changing = () => ({}),
): Promise<Changed> {
  return locked<Changed>(context, id, async (tx, invitation) => {
    const next = after(invitation.state, step);
    if (next === undefined) return { kind: 'too-late', invitation };
    // Saying twice that it has gone out is saying it once.
    if (step === 'send' && next === invitation.state) return { kind: 'done', invitation };
    const saved = await take(context, tx, invitation, step, { ...changing(invitation), by });
    const item = { caseId: id, event: step };
    await context.news.refreshCards(tx, { ...item, flow: 'accept' });
    await context.news.refreshCards(tx, { ...item, flow: 'invite' });
    return { kind: 'done', invitation: saved };
  });
}

/**
 * Puts the case card into the chat of somebody of the customer's tenant; under the lock, so that no news passes it by.
 * Who is the first of them is who works on it from then on.
 */
export async function showTo(
  context: InvitationContext,
  id: string,
  reader: PersonKey,
  card: CardPlace | undefined,
): Promise<void> {
  const { tenantId, userId } = reader;
  await locked(context, id, async (tx, invitation) => {
    if (invitation.customer.tenantId !== tenantId) return;
    const item = { caseId: id, event: 'shown' };
    await context.news.adopt(tx, { ...item, flow: 'accept' }, { tenantId, userId }, card);
    if (invitation.administrator !== undefined) return;
    // The first reader on the customer's side: staff's cards say that nobody has been told until now.
    const administrator = { tenantId, userId };
    await saveInvitation(tx, { ...invitation, administrator, updatedAt: context.clock.now() });
    await context.news.refreshCards(tx, { ...item, flow: 'invite' });
  });
}

/** Changes a field that is not the state (a reminder), without a step of the state machine. */
export async function setReminder(
  context: InvitationContext,
  id: string,
  at: number,
  by: PersonKey,
): Promise<Changed> {
  return locked<Changed>(context, id, async (tx, invitation) => {
    if (invitation.state !== 'opened') return { kind: 'too-late', invitation };
    const now = context.clock.now();
    const saved = await saveInvitation(tx, {
      ...invitation,
      remindAt: at,
      remindAbout: 'asked',
      updatedAt: now,
    });
    await addInvitationEvent(tx, { invitationId: id, at: now, name: 'remind', by, facts: { remindAt: at } });
    await context.news.refresh(tx, { flow: 'accept', caseId: id, event: 'remind' }, by);
    return { kind: 'done', invitation: saved };
  });
}

/** After an acceptance at another account: the customer says that one was right. Staff hears the reason. */
export async function keepAccepted(
  context: InvitationContext,
  id: string,
  reason: string,
  by: PersonKey,
): Promise<Changed> {
  return locked<Changed>(context, id, async (tx, invitation) => {
    if (invitation.state !== 'wrong-account' || invitation.acceptedAccountId === undefined) {
      return { kind: 'too-late', invitation };
    }
    const saved = await take(context, tx, invitation, 'accept', {
      accountId: invitation.acceptedAccountId,
      accountReason: reason,
      by,
      facts: { meant: invitation.accountId, kept: invitation.acceptedAccountId },
    });
    await overtakeOthers(context, tx, saved);
    await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'kept' });
    await context.news.tellStaff(tx, { flow: 'invite', caseId: id, event: 'kept' }, saved.createdBy);
    return { kind: 'done', invitation: saved };
  });
}

/** Notes that somebody without the role tried to accept; the second time the staff hears of it (error path 1). */
export async function noteNotAdministrator(
  context: InvitationContext,
  id: string,
  by: PersonKey,
): Promise<void> {
  await locked(context, id, async (tx, invitation) => {
    await addInvitationEvent(tx, {
      invitationId: id,
      at: context.clock.now(),
      name: 'not-administrator',
      by,
    });
    if ((await countInvitationEvents(tx, id, 'not-administrator')) === 2) {
      await context.news.tellStaff(
        tx,
        { flow: 'invite', caseId: id, event: 'not-administrator' },
        invitation.createdBy,
      );
    }
  });
}
