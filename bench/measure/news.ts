import { setTimeout as delay } from 'node:timers/promises';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import { customersAt, type Customer } from '../support/customers.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';
import { walkCustomers } from '../support/walkers.ts';

export interface News {
  /** Milliseconds from the acceptance, when the webhook leaves, to the message in the administrator's chat. */
  readonly byWebhook: readonly number[];
  readonly acceptedWithoutWebhook: number;
  /** How many of those the sweep found and told. */
  readonly foundBySweep: number;
  /** Milliseconds of a press on a card until its answer. */
  readonly presses: readonly number[];
}

/** Between two acceptances: the staff's one channel may get 60 messages in 30 s. */
const pauseMs = 550;
const patienceMs = 60_000;
/** Past the sweep that follows an opened link, before the administrator is asked whether something is in the way. */
const jumpMs = 5 * 60_000;

/** Administrators walk to the link and accept: half of them with webhooks, half without. */
export async function measureNews(rehearsal: Rehearsal, acceptances: number): Promise<News> {
  const { world } = rehearsal.simulator;
  const customers = customersAt(rehearsal, 'europe', acceptances * 2);
  const presses = await walkCustomers(rehearsal, customers);

  const told = listenForNews(rehearsal, customers);
  const withWebhook = customers.slice(0, acceptances);
  for (const customer of withWebhook) {
    accept(rehearsal, customer);
    await delay(pauseMs);
  }
  await until(patienceMs, () => withWebhook.every(({ userId }) => told.after.has(userId)) || undefined);

  const without = customers.slice(acceptances);
  world.change(({ switches }) => (switches.webhooks = 'dropped'));
  for (const customer of without) accept(rehearsal, customer);
  world.setClock(world.state.clockOffsetMs + jumpMs);
  await until(patienceMs, () => without.every(({ userId }) => told.after.has(userId)) || undefined);
  world.change(({ switches }) => (switches.webhooks = 'normal'));
  told.stop();
  return {
    byWebhook: withWebhook.flatMap(({ userId }) => told.after.get(userId) ?? []),
    acceptedWithoutWebhook: without.length,
    foundBySweep: without.filter(({ userId }) => told.after.has(userId)).length,
    presses,
  };
}

/** For each administrator the time from the acceptance to the message that names the customer, out of the journal. */
function listenForNews(rehearsal: Rehearsal, customers: readonly Customer[]) {
  const accepted = new Map<string, number>();
  const after = new Map<string, number>();
  const names = new Map(customers.map(({ userId, name }) => [userId, name]));
  const stop = rehearsal.simulator.world.journal.listen(({ kind, userId, user, text }) => {
    if (kind === 'acceptance' && typeof userId === 'string') accepted.set(userId, performance.now());
    if (kind !== 'connector-post' || typeof user !== 'string' || after.has(user)) return;
    const [at, name] = [accepted.get(user), names.get(user)];
    // A reminder is a message too, but names nobody.
    if (at === undefined || name === undefined || !String(text).includes(name)) return;
    after.set(user, performance.now() - at);
  });
  return { after, stop };
}

function accept(rehearsal: Rehearsal, { user, account, name }: Customer): void {
  const verdict = acceptInvitation(rehearsal.simulator.context, { user, account });
  if (verdict.kind !== 'accepted') throw new Error(`${name}: the simulator says ${verdict.kind}`);
}
