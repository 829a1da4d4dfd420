/** Random numbers that a seed repeats, so that a bad run can be run again. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number from 0 to `most`. */
  upTo(most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
}

/** The generator mulberry32: small, good enough to choose moments. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    upTo: (most) => Math.floor(next() * (most + 1)),
    chance: (probability) => next() < probability,
  };
}
