import { setTimeout as delay } from 'node:timers/promises';
import type { WorldStore } from '../../simulator/world/store.ts';
import type { Switches } from '../../simulator/world/types.ts';
import type { Random } from '../support/random.ts';

type Fault = Extract<
  keyof Switches,
  | 'loseAnswerNext'
  | 'failNext'
  | 'throttleNext'
  | 'loseCheckoutNext'
  | 'orderInProgressNext'
  | 'staleAtCartNext'
  | 'staleAtCheckoutNext'
  | 'createFailsLateNext'
>;

/** The last ones hit orders where it hurts: at the cart, at the check-out and where the tenant is made. */
const faults: readonly Fault[] = [
  'loseAnswerNext',
  'failNext',
  'throttleNext',
  'loseCheckoutNext',
  'orderInProgressNext',
  'staleAtCartNext',
  'staleAtCheckoutNext',
  'createFailsLateNext',
];
/** Chosen so much seldomer: an order whose lines go stale four times is handed to a person, as it should be. */
const rare: readonly Fault[] = ['staleAtCartNext', 'staleAtCheckoutNext'];
const rareness = 0.2;
const longestCalmMs = 1_600;

export interface Weather {
  /** How often each fault was switched on. */
  readonly faults: Readonly<Record<string, number>>;
  /** Clears the sky. */
  stop(): Promise<void>;
}

/** Partner Center loses answers, fails, throttles and forgets, one call at a time, at random moments. */
export function badWeather(world: WorldStore, random: Random): Weather {
  const counts: Record<string, number> = Object.fromEntries(faults.map((fault) => [fault, 0]));
  const end = new AbortController();
  world.change(({ switches }) => (switches.retryAfterSeconds = 1));
  const blowing = (async () => {
    while (!end.signal.aborted) {
      await delay(200 + random.upTo(longestCalmMs));
      const fault = faults[random.upTo(faults.length - 1)]!;
      if (rare.includes(fault) && !random.chance(rareness)) continue;
      world.change(({ switches }) => {
        switches[fault] = 1;
        // Whether an ordered cart answers the same again or is refused: Microsoft does both.
        switches.checkoutAgain = random.chance(0.5) ? 'same-answer' : 'refused';
      });
      counts[fault] = (counts[fault] ?? 0) + 1;
    }
  })();
  return {
    faults: counts,
    stop: async () => {
      end.abort();
      await blowing;
      world.change(({ switches }) => faults.forEach((fault) => (switches[fault] = 0)));
    },
  };
}
