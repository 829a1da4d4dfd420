import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Delivery } from './connector.ts';

const mostTries = 4;
const longestPauseS = 5;

/**
 * A call to Teams that somebody is waiting for: worth another try when Teams asks for patience (contract teams 4.2), never
 * a blind repeat. What is not delivered in the end is logged as `what`.
 */
export async function patiently(log: Log, what: string, call: () => Promise<Delivery>): Promise<Delivery> {
  for (let tries = 1; ; tries += 1) {
    const delivery = await call();
    if (delivery.kind === 'sent') return delivery;
    if (delivery.kind !== 'later' || tries === mostTries || delivery.seconds > longestPauseS) {
      log.warn(
        { what, outcome: delivery.kind, why: 'why' in delivery ? delivery.why : undefined },
        'not delivered',
      );
      return delivery;
    }
    await sleep(delivery.seconds * 1_000 + 100);
  }
}
