import { setTimeout as delay } from 'node:timers/promises';
import { personAt, type Person } from '../support/person.ts';
import type { Tried } from './order-tally.ts';

/** What the seller presses on the way from a sentence to the order, the last one first. */
const route = ['place', 'same', 'P1Y:annual', 'CFQ7TTC0LFLX:0001', 'yes'] as const;
/** A walk meets a few starts of the bot; after that the seller gives up, which nobody owes anything for. */
const walkMs = 90_000;
/** Short of nothing at all for so long, people say it again. */
const silenceMs = 10_000;

/**
 * A seller who orders licences for one customer, one order after the other, until told to stop. Each order has a
 * quantity of its own, by which it is found at Microsoft.
 */
export async function keepOrdering(
  origin: string,
  seller: string,
  plan: { readonly most: number; readonly isOver: () => boolean },
): Promise<readonly Tried[]> {
  const person = personAt(origin, seller);
  await person.open();
  const tried: Tried[] = [];
  // Not even a short run ends before one order was placed, or cannot be.
  for (let quantity = 1; quantity <= plan.most && (!plan.isOver() || quantity === 1); quantity += 1)
    tried.push({ quantity, acknowledged: await walkToOrder(person, quantity) });
  return tried;
}

/** True when the press on "place" was answered. Once that was pressed, nothing is ever said anew: it may have worked. */
async function walkToOrder(person: Person, quantity: number): Promise<boolean> {
  const end = performance.now() + walkMs;
  let last = '';
  let lastAt = -Infinity;
  let placing: string | undefined;
  while (performance.now() < end) {
    const buttons = await person.buttons();
    const next = route
      .map((choice) => buttons.find((button) => button.choice === choice))
      .find((button) => button !== undefined);
    const isForThis = placing === undefined ? last !== '' : next?.activityId === placing;
    const name = `${next?.activityId} ${next?.choice}`;
    if (next !== undefined && isForThis && name !== last) {
      [last, lastAt] = [name, performance.now()];
      if (next.choice === 'place') placing = next.activityId;
      const { outcome } = await person.press(next);
      if (outcome !== 'failed' && next.choice === 'place') return true;
      if (outcome === 'failed') last = 'again';
    } else if (placing === undefined && performance.now() - lastAt > silenceMs) {
      [last, lastAt] = ['said', performance.now()];
      await person.say(`${quantity} E3 yearly for adventure-works.com`);
    }
    await delay(150);
  }
  return false;
}
