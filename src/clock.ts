/** The time, injected everywhere it is needed; `Date.now()` is called nowhere else. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

/** A clock that can be moved, for the rehearsal's time jump. Starts at the real time. */
export interface MovableClock extends Clock {
  /** Sets how far this clock is ahead of the real one, in milliseconds. */
  setOffset(milliseconds: number): void;
}

export function systemClock(): MovableClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    setOffset: (milliseconds) => {
      offset = milliseconds;
    },
  };
}
