import { setTimeout as delay } from 'node:timers/promises';

/** A limit on waiting. Counts on the monotonic clock, because a rehearsal moves the wall clock by days. */
export interface Patience {
  /** Sleeps for a moment; answers false, without sleeping, once the limit has passed. */
  pause(milliseconds: number): Promise<boolean>;
}

export function patienceOf(limitMilliseconds: number): Patience {
  const end = performance.now() + limitMilliseconds;
  return {
    pause: async (milliseconds) => {
      if (performance.now() >= end) return false;
      await delay(milliseconds);
      return true;
    },
  };
}
