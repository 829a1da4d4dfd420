import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import { isComplete, isToBeProven } from '../../../domain/invitation-proof.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { InvitationContext } from '../context.ts';

/** Names of the jobs that follow an acceptance; each carries the id of an invitation and may run twice. */
export const repairQueues = {
  proof: 'invitation-proof',
  likeness: 'invitation-likeness',
  letter: 'invitation-right-link',
} as const;

/** Has Microsoft asked for what an invitation was meant to bring besides, unless everything is there already. */
export async function requestProof(
  { jobs }: Pick<InvitationContext, 'jobs'>,
  tx: Kysely<Tables>,
  invitation: Invitation,
  late = false,
): Promise<void> {
  if (!isToBeProven(invitation) || isComplete(invitation, invitation.proven)) return;
  const { id } = invitation;
  await jobs.send(tx, repairQueues.proof, { id, late }, { singletonKey: id });
}

/** Has somebody look whether the customer who has accepted is one that waits elsewhere under another tenant. */
export async function requestLikeness(
  { jobs }: Pick<InvitationContext, 'jobs'>,
  tx: Kysely<Tables>,
  { id }: Invitation,
): Promise<void> {
  await jobs.send(tx, repairQueues.likeness, { id }, { singletonKey: id });
}
