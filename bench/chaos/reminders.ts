import type { Random } from '../support/random.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';
import { lettersOf } from './counts.ts';
import { areLettersClean, type Approached, type LettersTally } from './letters-tally.ts';

/** Nobody has answered for so long: the first reminder is due (CONCIERGE_REMINDER_DAYS). */
const firstReminderMs = 2 * 24 * 3_600_000 + 60_000;
const patienceMs = 180_000;
/** Both instances find what is due within so long; kills fall into it. */
const killEveryMs = 900;
const kills = 4;

/** Lets the days pass until everybody is due a reminder, kills while they are written, and counts what arrived. */
export async function remind(
  rehearsal: Rehearsal,
  letters: readonly Approached[],
  random: Random,
): Promise<LettersTally> {
  const { world } = rehearsal.simulator;
  const counted = () => lettersOf({ letters: sent, world: () => world.state }, 2);
  // Whoever never got the first letter is counted there already.
  const mailed = new Set(world.state.mails.map(({ to }) => to));
  const sent = letters.filter(({ key }) => mailed.has(key)).map((one) => ({ ...one, acknowledged: true }));
  if (sent.length === 0) return lettersOf({ letters: [], world: () => world.state }, 2);
  world.setClock(world.state.clockOffsetMs + firstReminderMs);
  for (let n = 0; n < kills; n += 1) {
    await until(random.upTo(killEveryMs), () => undefined);
    rehearsal.instances.kill(random.next());
  }
  let settledFor = 0;
  await until(
    patienceMs,
    () => {
      settledFor = areLettersClean(counted()) ? settledFor + 1 : 0;
      // A second one of the same reminder would come within the lease of a mail.
      return settledFor > 20 || undefined;
    },
    500,
  );
  return counted();
}
