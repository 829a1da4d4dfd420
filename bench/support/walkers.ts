import type { Customer } from './customers.ts';
import { personAt, walkToLink } from './person.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Before each press, as a quick reader would; without it the chat's limit of Teams is what is measured. */
const readingMs = 600;
const walkersAtOnce = 3;

/**
 * The customers' administrators walk to the link, three at a time, while `goesOn`. Resolves with the milliseconds that
 * each press on a card took until its answer.
 */
export async function walkCustomers(
  rehearsal: Rehearsal,
  customers: readonly Customer[],
  goesOn = () => true,
): Promise<readonly number[]> {
  const presses: number[] = [];
  const waiting = [...customers];
  const walkers = Array.from({ length: walkersAtOnce }, async () => {
    for (let next = waiting.pop(); next !== undefined && goesOn(); next = waiting.pop()) {
      const person = personAt(rehearsal.simulator.origin, next.userId);
      const onPress = (milliseconds: number) => presses.push(milliseconds);
      const there = await walkToLink(person, { signIn: false, deadlineMs: 30_000, readingMs, onPress });
      if (!there) throw new Error(`${next.name} did not get to the link; see ${rehearsal.botLog}`);
    }
  });
  await Promise.all(walkers);
  return presses;
}
