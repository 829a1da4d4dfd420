/** Counts calls in windows of fixed length; refused calls count too (contract 3.7). */
export interface Limiter {
  /** Counts one call; undefined when it is within the limit, else the seconds until the window ends. */
  take(key: string, now: number): number | undefined;
}

export function createLimiter(limit: number, windowMs: number): Limiter {
  const windows = new Map<string, { start: number; calls: number }>();
  return {
    take: (key, now) => {
      const current = windows.get(key);
      const window =
        current === undefined || now >= current.start + windowMs || now < current.start
          ? { start: now, calls: 0 }
          : current;
      window.calls += 1;
      windows.set(key, window);
      return window.calls <= limit
        ? undefined
        : Math.max(1, Math.ceil((window.start + windowMs - now) / 1000));
    },
  };
}
