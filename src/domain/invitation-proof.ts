import { cloudWays } from './cloud-ways.ts';
import { openStates, type Invitation, type ProvenRelationships } from './invitation.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** After so many days nobody expects Microsoft to show what is missing by itself. */
const mostDays = 14;

/**
 * Whether it matters what Microsoft shows besides the provider's own relationship: somebody invited, and waits to hear
 * it. Of an open one only the reseller's half is looked at, which no list of customers tells. Pure.
 */
export function isToBeProven({ state, origin, reseller }: Invitation): boolean {
  if (openStates.includes(state)) return reseller !== undefined && state !== 'wrong-account';
  return state === 'accepted' && (reseller !== undefined || origin === 'provider' || origin === 'reseller');
}

/** Whether everything is there that the invitation was meant to bring. Clouds without the agreement bring none. Pure. */
export function isComplete(
  { reseller, cloud }: Invitation,
  proven: Pick<ProvenRelationships, 'reseller' | 'agreement'> | undefined,
): boolean {
  if (proven === undefined) return false;
  const isAgreed = proven.agreement === 'there' || !cloudWays[cloud].customerAgreement;
  return isAgreed && (reseller === undefined || proven.reseller === true);
}

/**
 * When to look again while something is missing: ten minutes after the acceptance (or after it went out), an hour
 * after, then every day for two weeks; undefined from then on. Milliseconds since 1970 UTC. Pure.
 */
export function nextLook(invitation: Invitation, now: number): number | undefined {
  const since = invitation.acceptedAt ?? invitation.delivery?.at ?? invitation.createdAt;
  const age = now - since;
  const after = age < 10 * minute ? 10 * minute : age < hour ? hour : (Math.floor(age / day) + 1) * day;
  return after > mostDays * day ? undefined : since + after;
}
