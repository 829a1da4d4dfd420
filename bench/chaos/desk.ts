import { setTimeout as delay } from 'node:timers/promises';
import { buttonsOf, type Person } from '../support/person.ts';

export interface Desk {
  /** How often an order that Microsoft's trouble had stopped was sent on. */
  readonly sentOn: () => number;
  stop(): Promise<void>;
}

const lookMs = 1_000;

/**
 * Staff at work: each order that waits for them is sent on, as the card offers. Without it an order whose lines went
 * stale too often would stand for ever, which is what it should do, and says nothing about what is lost.
 */
export function keepDesk(person: Person): Desk {
  const end = new AbortController();
  let sentOn = 0;
  const working = (async () => {
    while (!end.signal.aborted) {
      await delay(lookMs);
      const waiting = buttonsOf(await person.messages()).find(({ verb }) => verb === 'order-desk.again');
      if (waiting === undefined) continue;
      const { outcome } = await person.press(waiting);
      if (outcome === 'card') sentOn += 1;
    }
  })();
  return {
    sentOn: () => sentOn,
    stop: async () => {
      end.abort();
      await working;
    },
  };
}
