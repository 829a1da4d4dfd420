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

/**
 * Which of the limited resources an endpoint belongs to: customers, orders (with carts) and subscriptions have a limit
 * each; everything else has none that is published (contract 3.7).
 */
export function resourceOf(path: string): 'customer' | 'order' | 'subscription' | undefined {
  if (/^\/v1\/customers(\/:customerId)?$/.test(path)) return 'customer';
  if (/^\/v1\/customers\/:customerId\/(orders|carts)(\/|$)/.test(path)) return 'order';
  if (/^\/v1\/customers\/:customerId\/subscriptions(\/:subscriptionId(\/addons)?)?$/.test(path)) {
    return 'subscription';
  }
  return undefined;
}
