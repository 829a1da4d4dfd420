import { stripVTControlCharacters } from 'node:util';

/** How many tests passed, failed and were skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Reads the tally from what mocha's spec reporter printed. `undefined` when there is none, which means that mocha did
 * not get to its end.
 */
export function tallyOf(output: string): Tally | undefined {
  const plain = stripVTControlCharacters(output);
  const last = (word: string) => plain.match(new RegExp(`^ {2}(\\d+) ${word}\\b`, 'gm'))?.at(-1);
  const passing = last('passing');
  if (passing === undefined) return undefined;
  return {
    passed: Number.parseInt(passing.trim(), 10),
    failed: Number.parseInt(last('failing')?.trim() ?? '0', 10),
    skipped: Number.parseInt(last('pending')?.trim() ?? '0', 10),
  };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
