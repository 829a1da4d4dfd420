import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer; undefined when there is none within `deadlineMs`. */
export async function until<T>(
  deadlineMs: number,
  ask: () => T | undefined | Promise<T | undefined>,
  everyMs = 25,
): Promise<T | undefined> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() > end) return answer;
    await delay(everyMs);
  }
}
