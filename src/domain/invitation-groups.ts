import type { Invitation, InvitationState } from './invitation.ts';

/** What needs somebody first, then what is awaited, then what is over. */
const urgency: Readonly<Record<InvitationState, number>> = {
  'wrong-account': 0,
  opened: 1,
  sent: 2,
  created: 3,
  removed: 4,
  declined: 5,
  accepted: 6,
  expired: 7,
  withdrawn: 8,
};

/** Invitations as a list shows them: those of one state together, the newest of each first. Pure. */
export function groupedByState(
  invitations: readonly Invitation[],
): readonly { readonly state: InvitationState; readonly invitations: readonly Invitation[] }[] {
  const newestFirst = invitations.toSorted((a, b) => b.updatedAt - a.updatedAt);
  return [...Map.groupBy(newestFirst, (one) => one.state)]
    .map(([state, together]) => ({ state, invitations: together }))
    .sort((a, b) => urgency[a.state] - urgency[b.state]);
}
