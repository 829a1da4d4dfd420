import { openStates, type Invitation } from './invitation.ts';

const dayMs = 86_400_000;
/** An open invitation that expires within so many days is named. */
export const soonDays = 7;
/** For so many days after a no, or a relationship taken back, somebody should look at it. */
export const attentionDays = 30;

/** What about an invitation needs somebody. */
export type Attention =
  | 'wrong-account'
  | 'declined'
  | 'removed'
  | 'reseller-missing'
  | 'mail-refused'
  | 'resembles'
  | 'expires-soon';

/** Why somebody should look at an invitation, what is most urgent; undefined when it only waits, or is over. Pure. */
export function needsAttention(invitation: Invitation, now: number): Attention | undefined {
  const { state, updatedAt, proven, delivery, resembles, expiresAt } = invitation;
  if (state === 'wrong-account') return 'wrong-account';
  if (state === 'declined' || state === 'removed')
    return updatedAt >= now - attentionDays * dayMs ? state : undefined;
  if (state === 'accepted') return proven?.reseller === false ? 'reseller-missing' : undefined;
  if (!openStates.includes(state)) return undefined;
  if (resembles !== undefined) return 'resembles';
  if (delivery?.mail === 'refused' || delivery?.mail === 'failed') return 'mail-refused';
  return expiresAt <= now + soonDays * dayMs ? 'expires-soon' : undefined;
}
