const dayMs = 24 * 3_600_000;

/** How long what nobody has settled otherwise is kept, in days (docs/data.md). */
export const quietDays = 90;

/** The end of so many years after a moment, by the calendar; both in milliseconds since 1970 UTC. */
export function evidenceEnds(endedAt: number, years: number): number {
  const date = new Date(endedAt);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.getTime();
}

/** Before these moments what has ended is forgotten; milliseconds since 1970 UTC. */
export interface Cutoffs {
  /** Chats, delivered news, webhooks. */
  readonly quiet: number;
  /** Cases that prove nothing. */
  readonly cases: number;
  /** Orders, approvals and agreements. */
  readonly evidence: number;
}

export const cutoffsAt = (
  now: number,
  { keepDays, evidenceYears }: { readonly keepDays: number; readonly evidenceYears: number },
): Cutoffs => ({
  quiet: now - quietDays * dayMs,
  cases: now - keepDays * dayMs,
  evidence: evidenceEnds(now, -evidenceYears),
});
