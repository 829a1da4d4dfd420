import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import { sellers } from '../chaos/sellers.ts';
import type { OrderNumbers } from '../chaos/orders.ts';
import type { Customer } from '../support/customers.ts';
import { walkToOrder } from '../support/order-walk.ts';
import { personAt, walkToLink } from '../support/person.ts';
import type { Rehearsal } from '../support/rehearsal.ts';

/** What goes on all the time, and how often in a minute. */
export const perMinute = { turns: 60, acceptances: 10, orders: 8 } as const;
export type Work = keyof typeof perMinute;

export interface Load {
  /** Begun and ended so far, by kind; late: left out because the one before was not ready. */
  readonly counts: Readonly<Record<Work, { begun: number; ended: number; late: number }>>;
  stop(): Promise<void>;
}

const walkMs = 180_000;
/** More than this at once of one kind is more than the machine can do: the rest is left out, and counted. */
const mostAtOnce = { turns: 10, acceptances: 6, orders: sellers.length } as const;
const sentences = ['help', 'status', 'my drafts', 'where is my order?', 'hello', 'rhubarb'] as const;

/** Begins each kind of work at a constant rate, whatever became of the one before. */
export function keepLoad(
  rehearsal: Rehearsal,
  customers: readonly Customer[],
  numbers: OrderNumbers,
  rate: number,
): Load {
  const { origin, context, world } = rehearsal.simulator;
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  let [turn, customer] = [0, 0];
  // Whoever orders answers the newest card of the chat: others do the talking.
  const talkers = world.state.users.filter(({ id }) => !sellers.includes(id)).slice(0, 8);
  const free = () => sellers.find((seller) => !busy.has(seller));

  const works: Record<Work, () => Promise<void>> = {
    async turns() {
      turn += 1;
      const person = personAt(origin, talkers[turn % talkers.length]!.id);
      await person.say(sentences[turn % sentences.length]!);
    },
    async acceptances() {
      const one = customers[customer % customers.length]!;
      customer += 1;
      const there = await walkToLink(personAt(origin, one.userId), {
        signIn: customer % 2 === 0,
        deadlineMs: walkMs,
      });
      if (there) acceptInvitation(context, one);
    },
    async orders() {
      const seller = free();
      if (seller === undefined) return;
      busy.add(seller);
      const { quantity, kind } = numbers.next();
      const walk = { kind, quantity, number: quantity, product: 'Microsoft 365 E3', deadlineMs: walkMs };
      try {
        await walkToOrder(personAt(origin, seller), () => world.state, walk);
      } finally {
        busy.delete(seller);
      }
    },
  };

  const names = Object.keys(perMinute) as Work[];
  const counts = Object.fromEntries(names.map((name) => [name, { begun: 0, ended: 0, late: 0 }])) as Record<
    Work,
    { begun: number; ended: number; late: number }
  >;
  function begin(name: Work): void {
    const count = counts[name];
    if (count.begun - count.ended >= mostAtOnce[name]) return void (count.late += 1);
    count.begun += 1;
    const one = works[name]().then(() => void (count.ended += 1));
    running.add(one);
    void one.finally(() => running.delete(one));
  }
  const timers = names.map((name) => setInterval(() => begin(name), 60_000 / (perMinute[name] * rate)));
  return {
    counts,
    stop: async () => {
      timers.forEach(clearInterval);
      await Promise.all(running);
    },
  };
}
