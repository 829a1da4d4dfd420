import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Log } from '../../log.ts';
import type { Tables } from './tables.ts';

const lookMs = 1_000;

/**
 * Once a second, calls `wake` with each of these queues in which a job may run now. Notifications tell of new jobs only:
 * this finds repeats and deferred ones, with one statement for all queues where every worker of every queue would ask
 * for itself. A look that fails is made again. Returns what ends it.
 */
export function watchDueQueues(parts: {
  readonly db: Kysely<Tables>;
  readonly queues: readonly string[];
  readonly wake: (queue: string) => void;
  readonly log: Log;
}): () => void {
  const { db, queues, wake, log } = parts;
  const end = new AbortController();

  async function look(): Promise<void> {
    try {
      for (const queue of await dueQueues(db, queues)) wake(queue);
    } catch (error) {
      if (!end.signal.aborted) log.warn({ err: error }, 'it could not be seen which jobs are due');
    }
  }

  async function watch(): Promise<void> {
    while (!end.signal.aborted) {
      await look();
      // Ends early when it is stopped.
      await delay(lookMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined);
    }
  }

  void watch();
  return () => end.abort();
}

/** Those of the queues in which a job waits that may run now, found by index however many wait. */
async function dueQueues(db: Kysely<Tables>, queues: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select q.name from unnest(${queues}::text[]) as q (name) where exists (
      select 1 from pgboss.job j
      where j.name = q.name and j.state < 'active' and not j.blocked and j.start_after <= now())`.execute(db);
  return rows.map(({ name }) => name);
}
