/** Lets at most `places` pieces of work run at once; the others wait their turn in order. */
export function createTurnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // A place is handed over directly, so that a newcomer cannot take it in between.
      if (next === undefined) free += 1;
      else next();
    }
  };
}
