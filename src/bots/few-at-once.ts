export interface FewAtOnceOptions {
  readonly atOnce: number;
  /** So many more wait for their turn; beyond that nobody does. */
  readonly waiting: number;
}

/**
 * Lets few pieces of work run at once and some wait, in their order; undefined, at once, when too many wait already.
 * Rejects as the work does.
 */
export function fewAtOnce({ atOnce, waiting }: FewAtOnceOptions) {
  let running = 0;
  const queue: (() => void)[] = [];

  return async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return undefined;
      // Whoever ends hands over the place, so that nobody who comes just then takes it.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
