/** The value below which this share of the numbers lies (nearest rank); `share` from 0 to 1. NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Spread {
  readonly runs: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Median and spread in whole units of whatever was measured. */
export function spreadOf(numbers: readonly number[]): Spread {
  const at = (share: number) => Math.round(quantile(numbers, share));
  return { runs: numbers.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}
