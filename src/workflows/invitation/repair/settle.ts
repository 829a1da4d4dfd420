import {
  addInvitationEvent,
  invitationById,
  lockCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import { keyOf } from '../audience.ts';
import type { InvitingPerson } from '../letters-port.ts';
import { proveRelationship } from '../relationship.ts';
import type { Repaired } from '../repair-port.ts';
import type { RepairContext } from './context.ts';

/** See InvitationRepairs.settleTask. Only the provider removes relationships with its accounts. */
export async function settleTask(
  context: RepairContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<Repaired> {
  const { database, clock, news } = context;
  const before = await invitationById(database.db, id);
  if (before === undefined || !by.staff) return { kind: 'unknown' };
  return database.withTransaction(async (tx) => {
    await lockCustomer(tx, before.customer.tenantId);
    const invitation = (await invitationById(tx, id)) ?? before;
    const { removal } = invitation;
    if (invitation.version !== version || removal === undefined) return { kind: 'too-late', invitation };
    const at = clock.now();
    const saved = await saveInvitation(tx, { ...invitation, removal: undefined, updatedAt: at });
    const event = { name: 'settle', at, by: keyOf(by), facts: { account: removal.accountId } };
    await addInvitationEvent(tx, { invitationId: id, ...event });
    await proveRelationship(tx, saved, event);
    await news.refreshCards(tx, { flow: 'invite', caseId: id, event: 'settled' });
    return { kind: 'done', invitation: saved };
  });
}
