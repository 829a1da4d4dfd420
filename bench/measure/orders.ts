import { setTimeout as delay } from 'node:timers/promises';
import { owner } from '../support/approval-rules.ts';
import { buttonsOf, personAt, type Person } from '../support/person.ts';
import { orderKinds, readyBeginning, seller, type OrderKind } from '../support/order-kinds.ts';
import { walkToOrder } from '../support/order-walk.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';

/** What one order cost at Partner Center, from the typed words to the message that the licences are there. */
export interface OrderCost {
  readonly kind: OrderKind['name'];
  /**
   * `first`: the first order of all, which reads catalogue, prices and the reseller's papers; `usual`: those are known,
   * the customer is not; `slow`: like usual, and the licences take a quarter of an hour.
   */
  readonly case: 'first' | 'usual' | 'slow';
  readonly calls: number;
  /** How many of them read what all orders share for hours: catalogue, price sheet, promotions, the reseller's papers. */
  readonly shared: number;
  /** How often its provisioning was looked at. */
  readonly polls: number;
  /** Simulated seconds from the acceptance of the order to the message. */
  readonly secondsToMessage: number;
}

const hosts = new Set(['api.partnercenter.microsoft.com', 'api.partner.microsoft.com']);
/** Simulated time a seller needs for a card. */
const readingMs = 20_000;
/** Between two orders; after that nothing is known of a customer any more that is not read for everybody. */
const pauseMs = 11 * 60_000;
/** The simulated clock in steps, with time for the bot to look after each. */
const stepMs = 15_000;
const quietMs = 120;
/** The bot hears the answer of the check-out before the clock goes on. */
const settleMs = 750;
const sharedPath = /^\/v1\/(products|productpromotions|profiles|compliance|relationships)\b|pricesheets/;
const walkMs = 60_000;
const patienceMs = 60_000;
const quarterSeconds = 900;

/**
 * A seller orders through the chat: the first order, then one of each kind, then one of each kind whose licences take
 * 15 minutes at Microsoft's pace of refreshing. The rehearsal must have nothing else to ask Partner Center for.
 */
export async function measureOrders(rehearsal: Rehearsal): Promise<readonly OrderCost[]> {
  const { world, context } = rehearsal.simulator;
  const person = personAt(rehearsal.simulator.origin, seller);
  await person.open();
  const decider = personAt(rehearsal.simulator.origin, owner.userId);
  await decider.open();
  let number = 0;
  const pass = (milliseconds: number) => world.setClock(world.state.clockOffsetMs + milliseconds);

  async function oneOrder(kind: OrderKind, which: OrderCost['case']): Promise<OrderCost> {
    pass(pauseMs);
    await delay(1_000);
    number += 1;
    const quantity = 10 + number;
    const since = world.journal.since(0).at(-1)?.seq ?? 0;
    const placed = await walkToOrder(person, () => world.state, {
      kind,
      quantity,
      product: 'business premium',
      number,
      deadlineMs: walkMs,
      onRead: () => pass(readingMs),
    });
    if (!placed) throw new Error(`The order for ${kind.name} was not placed; see ${rehearsal.botLog}`);
    if (kind.name === 'own use') await approve(decider);
    const ready = readyBeginning(kind.customer(number), quantity);
    const order = await until(patienceMs, () =>
      world.state.commerce.orders.find(({ lines }) => lines[0]?.quantity === quantity),
    );
    await delay(settleMs);
    const told = await until(patienceMs, async () => {
      if ((await person.messages()).some(({ from, text }) => from === 'bot' && text.includes(ready)))
        return true;
      if (order !== undefined) pass(stepMs);
      await delay(quietMs);
      return undefined;
    });
    if (order === undefined || told === undefined)
      throw new Error(`The order for ${kind.name} did not end; see ${rehearsal.botLog}`);
    const secondsToMessage = Math.round((world.now().getTime() - Date.parse(order.createdAt)) / 1_000);
    const calls = world.journal.since(since, 'api-call').filter(({ host }) => hosts.has(String(host)));
    const shared = calls.filter(({ path }) => sharedPath.test(String(path))).length;
    const looks = Object.entries(context.orderCalls.of(order.id));
    const polls = looks.reduce((sum, [name, n]) => sum + (name.endsWith('/orders/:orderId') ? n : 0), 0);
    return { kind: kind.name, case: which, calls: calls.length, shared, polls, secondsToMessage };
  }

  const costs = [await oneOrder(orderKinds[0]!, 'first')];
  for (const kind of orderKinds) costs.push(await oneOrder(kind, 'usual'));
  const { provisioningSeconds, provisioningRefreshSeconds } = world.state.switches;
  world.change(({ switches }) => {
    switches.provisioningSeconds = quarterSeconds;
    switches.provisioningRefreshSeconds = quarterSeconds;
  });
  for (const kind of orderKinds) costs.push(await oneOrder(kind, 'slow'));
  world.change(({ switches }) =>
    Object.assign(switches, { provisioningSeconds, provisioningRefreshSeconds }),
  );
  return costs;
}

/** Own licences always need the word of an owner, who gives it as soon as they are asked. */
async function approve(decider: Person): Promise<void> {
  const button = await until(patienceMs, async () =>
    buttonsOf(await decider.messages()).find(({ verb }) => verb === 'approval.approve'),
  );
  const { outcome } = button === undefined ? { outcome: 'no card' } : await decider.press(button);
  if (outcome !== 'card') throw new Error(`The owner could not approve: ${outcome}`);
}
