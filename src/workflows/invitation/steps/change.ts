import { after, type Invitation, type InvitationStep } from '../../../domain/invitation.ts';
import type { PersonKey } from '../../../domain/person.ts';
import {
  addInvitationEvent,
  countInvitationEvents,
  invitationById,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import { keyOf } from '../audience.ts';
import { take, type InvitationContext } from '../context.ts';
import { mayHandle, tellInviters } from '../inviters.ts';
import type { InvitingPerson } from '../letters-port.ts';
import type { CardPlace, Changed } from '../port.ts';
import { refreshBothSides } from '../tell.ts';
import { locked, lockedFor } from './locked.ts';
import { overtakeOthers } from './overtake.ts';

type Changing = (invitation: Invitation) => Partial<Invitation>;

/** Takes a step on the word of who invites and refreshes both sides' cards; `too-late` when the case has moved on. */
export async function changeByPerson(
  context: InvitationContext,
  id: string,
  step: InvitationStep,
  by: InvitingPerson,
  changing: Changing = () => ({}),
): Promise<Changed> {
  return lockedFor<Changed>(context, id, by, async (tx, invitation) => {
    if (after(invitation.state, step) === undefined) return { kind: 'too-late', invitation };
    const saved = await take(context, tx, invitation, step, { ...changing(invitation), by: keyOf(by) });
    await refreshBothSides(context.news, tx, id, step);
    return { kind: 'done', invitation: saved };
  });
}

/**
 * Puts the case card into the chat of who invites, or of somebody of the customer's tenant; under the lock, so that no
 * news passes it by. Who is the first of the customer's is who works on it from then on.
 */
export async function showTo(
  context: InvitationContext,
  id: string,
  reader: InvitingPerson,
  card: CardPlace | undefined,
): Promise<void> {
  const { tenantId, userId } = reader;
  const known = await invitationById(context.database.db, id);
  if (known === undefined) return;
  const isCustomer = known.customer.tenantId === tenantId;
  const handles = !isCustomer && (await mayHandle(context.resellers, known, reader));
  await locked(context, id, async (tx, invitation) => {
    const item = { caseId: id, event: 'shown' };
    if (invitation.customer.tenantId !== tenantId) {
      if (handles) await context.news.adopt(tx, { ...item, flow: 'invite' }, { tenantId, userId }, card);
      return;
    }
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
    if (invitation.customer.tenantId !== by.tenantId) return { kind: 'unknown' };
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
    if (invitation.customer.tenantId !== by.tenantId) return { kind: 'unknown' };
    if (invitation.state !== 'wrong-account' || invitation.acceptedAccountId === undefined) {
      return { kind: 'too-late', invitation };
    }
    const saved = await take(context, tx, invitation, 'accept', {
      accountId: invitation.acceptedAccountId,
      accountReason: reason,
      removal: undefined,
      by,
      facts: { meant: invitation.accountId, kept: invitation.acceptedAccountId },
    });
    await overtakeOthers(context, tx, saved);
    await context.news.refreshCards(tx, { flow: 'accept', caseId: id, event: 'kept' });
    await tellInviters(context.news, tx, saved, { event: 'kept' }, true);
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
    if (invitation.customer.tenantId !== by.tenantId) return;
    await addInvitationEvent(tx, {
      invitationId: id,
      at: context.clock.now(),
      name: 'not-administrator',
      by,
    });
    if ((await countInvitationEvents(tx, id, 'not-administrator')) === 2) {
      await tellInviters(context.news, tx, invitation, { event: 'not-administrator' }, true);
    }
  });
}
