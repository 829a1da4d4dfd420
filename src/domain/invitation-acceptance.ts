import { after, openStates, type Invitation, type InvitationState } from './invitation.ts';

/** What an acceptance at one account means, given every invitation of that customer. */
export type AcceptanceMeaning =
  /** Already recorded; nothing changes. */
  | { readonly kind: 'known'; readonly invitation: Invitation }
  | { readonly kind: 'accept'; readonly invitation: Invitation }
  | { readonly kind: 'accept-elsewhere'; readonly invitation: Invitation }
  /** Nobody of ours asked for it. */
  | { readonly kind: 'uninvited' }
  /** It was there before, and no invitation waits for it: an earlier relationship of the customer, no mistake of today. */
  | { readonly kind: 'old' };

/** States in which Microsoft has not reported anything: such a case may be closed when another takes its place. */
const unanswered: readonly InvitationState[] = ['created', 'sent', 'opened'];

/**
 * The other cases that still wait when a customer has chosen, or accepted, the account of `chosen`. Those the customer
 * opened itself give way to it; those of whoever invited stay open until they decide, and only stop reminding. Pure.
 */
export function overtakenBy(
  chosen: Invitation,
  invitations: readonly Invitation[],
): { readonly closed: readonly Invitation[]; readonly hushed: readonly Invitation[] } {
  const others = invitations.filter((i) => i.id !== chosen.id && unanswered.includes(i.state));
  const isItsOwn = (i: Invitation) => i.origin === 'customer' && i.createdBy === undefined;
  const isHushed = (i: Invitation) =>
    i.remindAt !== undefined || (i.nudgeAt !== undefined && i.accountId !== chosen.accountId);
  return {
    closed: others.filter(isItsOwn),
    hushed: others.filter((i) => !isItsOwn(i) && isHushed(i)),
  };
}

/**
 * Invitations by staff or a reseller for another account that nobody has answered when the customer accepted `accepted`:
 * whoever invited has to know that they were about another region. Pure.
 */
export function invitedElsewhere(
  accepted: Invitation,
  invitations: readonly Invitation[],
): readonly Invitation[] {
  return invitations.filter(
    (i) => i.accountId !== accepted.accountId && i.createdBy !== undefined && unanswered.includes(i.state),
  );
}

/**
 * Decides which invitation an acceptance belongs to. An invitation for the very account wins over any other; an open
 * one over one that has ended, among those one for no reseller; the newest over older ones. One that was superseded takes
 * it only when nothing is open: while another account has been chosen since, the acceptance is one at the wrong account.
 * Pure.
 *
 * @param isNew false for a relationship that was on record already: only an invitation for that account may then take
 * it, or a customer of two regions would be told of a wrong account whenever somebody looks.
 */
export function meaningOfAcceptance(
  invitations: readonly Invitation[],
  accountId: string,
  isNew: boolean,
): AcceptanceMeaning {
  // One that waits for the reseller's relationship alone learns nothing from the provider's old one.
  const newestFirst = invitations
    .filter((i) => isNew || i.reseller?.alone !== true || !openStates.includes(i.state))
    .sort((a, b) => b.createdAt - a.createdAt);
  const holds = (i: Invitation) =>
    (i.state === 'accepted' || i.state === 'wrong-account') && i.acceptedAccountId === accountId;
  const known = newestFirst.find(holds);
  if (known !== undefined) return { kind: 'known', invitation: known };

  const isOpen = (i: Invitation) => openStates.includes(i.state);
  const meant = newestFirst.filter(
    (i) => i.accountId === accountId && after(i.state, 'accept') !== undefined,
  );
  const anyOpen = newestFirst.some(isOpen);
  const own = meant.find((i) => i.supersededBy === undefined);
  // What the provider asked for alone is there for certain; whether a reseller's half is, is looked at.
  const open = meant.find((i) => isOpen(i) && i.reseller === undefined) ?? meant.find(isOpen);
  const best = open ?? own ?? (anyOpen ? undefined : meant[0]);
  if (best !== undefined) return { kind: 'accept', invitation: best };

  if (!isNew) return { kind: 'old' };
  const other = newestFirst.find((i) => isOpen(i) && i.accountId !== accountId);
  return other === undefined ? { kind: 'uninvited' } : { kind: 'accept-elsewhere', invitation: other };
}
