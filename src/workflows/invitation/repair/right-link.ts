import type { Invitation } from '../../../domain/invitation.ts';
import {
  addInvitationEvent,
  invitationById,
  lockCustomer,
  saveInvitation,
} from '../../../services/store/invitations.ts';
import { keyOf } from '../audience.ts';
import { accountById } from '../context.ts';
import { mayHandle } from '../inviters.ts';
import type { InvitingPerson } from '../letters-port.ts';
import { proveRelationship } from '../relationship.ts';
import type { Repaired } from '../repair-port.ts';
import type { RepairContext } from './context.ts';
import { repairQueues } from './queues.ts';

/** Whether Microsoft shows something else than the link was for, so that it has to be opened once more. */
const needsLink = ({ state, proven }: Invitation): boolean =>
  state === 'wrong-account' || (state === 'accepted' && proven?.reseller === false);

/** See InvitationRepairs.sendRightLink. Rejects with a Problem when Microsoft gives no link; nothing has changed then. */
export async function sendRightLink(
  context: RepairContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<Repaired> {
  const before = await invitationById(context.database.db, id);
  if (before === undefined || !(await mayHandle(context.resellers, before, by))) return { kind: 'unknown' };
  if (before.version !== version || !needsLink(before)) return { kind: 'too-late', invitation: before };
  const { reseller } = before;
  const link = await context.partnerCenter.relationshipLink(
    accountById(context, before.accountId),
    ...(reseller === undefined ? [] : [{ tenantId: reseller.tenantId }]),
  );
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, before.customer.tenantId);
    const invitation = (await invitationById(tx, id)) ?? before;
    if (invitation.version !== version) return { kind: 'too-late', invitation };
    const at = context.clock.now();
    const key = keyOf(by);
    // A letter of a moment ago did not keep them from going wrong: it holds up none with the right link.
    const schedule = invitation.schedule && { ...invitation.schedule, writtenAt: undefined };
    const saved = await saveInvitation(tx, { ...invitation, link, schedule, updatedAt: at });
    const event = { name: 'right-link', at, by: key, facts: { account: saved.accountId } };
    await addInvitationEvent(tx, { invitationId: id, ...event });
    await proveRelationship(tx, saved, event);
    const item = { caseId: id, event: 'right-link' };
    await context.news.tellReaders(tx, { ...item, flow: 'accept' }, saved.administrator);
    await context.news.refreshCards(tx, { ...item, flow: 'invite' });
    if (saved.delivery?.way === 'email') {
      const data = { id, version: saved.version, by: { ...key, staff: by.staff } };
      await context.jobs.send(tx, repairQueues.letter, data, { singletonKey: id });
    }
    return { kind: 'done', invitation: saved };
  });
}
