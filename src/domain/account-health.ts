/** What is wrong, or will soon be, with the connection to one account at Partner Center. */
export type AccountTrouble = 'sign-in-refused' | 'token-ends' | 'token-ended' | 'never-answered' | 'silent';

/** When something last happened; milliseconds since 1970 UTC, undefined when never. */
export interface AccountTimes {
  readonly tokenRenewedAt: number | undefined;
  /** Since when the agent's sign-in has failed each time; undefined while it works. */
  readonly refusedSince: number | undefined;
  readonly comparedAt: number | undefined;
}

const dayMs = 86_400_000;
/** Entra forgets a refresh token that is not used for 90 days (Partner Center contract 2.1). */
const tokenLifeMs = 90 * dayMs;
const warnMs = 60 * dayMs;
/** So many looks in a row that Partner Center did not answer are an outage of ours or of theirs. */
const missedLooks = 6;

/** The troubles of an account whose customers are compared every `sweepMinutes`. Pure. */
export function accountTroubles(
  { tokenRenewedAt, refusedSince, comparedAt }: AccountTimes,
  { now, sweepMinutes }: { readonly now: number; readonly sweepMinutes: number },
): readonly AccountTrouble[] {
  const age = tokenRenewedAt === undefined ? 0 : now - tokenRenewedAt;
  const token: readonly AccountTrouble[] =
    age > tokenLifeMs
      ? ['token-ended']
      : refusedSince !== undefined
        ? ['sign-in-refused']
        : age > warnMs
          ? ['token-ends']
          : [];
  if (comparedAt === undefined) return [...token, 'never-answered'];
  return now - comparedAt > missedLooks * sweepMinutes * 60_000 ? [...token, 'silent'] : token;
}
