/** How long a step took for the last orders of its kind. Durations in milliseconds. */
export interface Expectation {
  readonly count: number;
  /** Half of them took no longer; undefined when there are too few to say. */
  readonly usual: number | undefined;
  /** Nine of ten took no longer. */
  readonly nineOfTen: number | undefined;
}

/** How many of the latest durations are looked at. */
export const remembered = 50;
/** Fewer than this promise nothing. */
const fewest = 5;

const minute = 60_000;
/** Microsoft refreshes the state of provisioning every 15 minutes (Partner Center contract 3.8): news may be so old. */
const refresh = 15 * minute;
/** What is taken as nine of ten while nothing is known. */
const withoutHistory = 15 * minute;
/** After a day in the same state somebody has to look (error path 22). */
export const stuckAfter = 24 * 60 * minute;

/** The expectation from durations in milliseconds, the newest first; more than the last fifty are not looked at. */
export function expectationOf(durations: readonly number[]): Expectation {
  const sorted = durations
    .filter((duration) => Number.isFinite(duration) && duration >= 0)
    .slice(0, remembered)
    .sort((a, b) => a - b);
  const count = sorted.length;
  if (count < fewest) return { count, usual: undefined, nineOfTen: undefined };
  return { count, usual: ranked(sorted, 0.5), nineOfTen: ranked(sorted, 0.9) };
}

/** The smallest value that this share of them does not exceed. */
const ranked = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

/** `slow`: longer than Microsoft's refresh can explain. `stuck`: so long that a person should look. */
export type Pace = 'normal' | 'slow' | 'stuck';

/** What to say about a wait of `elapsed` milliseconds. */
export function judge(expectation: Pick<Expectation, 'nineOfTen'>, elapsed: number): Pace {
  const slowAfter = slowFrom(expectation);
  if (elapsed >= Math.max(stuckAfter, slowAfter)) return 'stuck';
  return elapsed > slowAfter ? 'slow' : 'normal';
}

/** The age in milliseconds past which a wait is called slow: when to speak next. */
export function slowFrom(expectation: Pick<Expectation, 'nineOfTen'>): number {
  return (expectation.nineOfTen ?? withoutHistory) + refresh;
}
