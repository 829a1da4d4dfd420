import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatorContext } from '../context.ts';
import { failure, throttled, type PartnerAnswer } from './answer.ts';

/** Acts with the faults that are switched on: slow, throttled, failing, or with the answer lost after the deed. */
export async function withFaults(
  context: SimulatorContext,
  act: () => Promise<PartnerAnswer>,
): Promise<PartnerAnswer> {
  const { switches } = context.world.state;
  const takeOne = (name: 'throttleNext' | 'failNext' | 'loseAnswerNext') =>
    switches[name] > 0 &&
    context.world.change(() => {
      switches[name] -= 1;
      return true;
    });
  if (switches.slowMs > 0) await pause(switches.slowMs);
  if (takeOne('throttleNext')) return throttled(switches.retryAfterSeconds);
  if (takeOne('failNext')) return failure(503, 503, 'The service is unavailable.');
  const answer = await act();
  return takeOne('loseAnswerNext') ? { ...answer, lost: true } : answer;
}
