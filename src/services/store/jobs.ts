import { setTimeout as delay } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import { CompiledQuery, sql, type Kysely } from 'kysely';
import { PgBoss, type Db, type Job, type JobResult } from 'pg-boss';
import type { Log } from '../../log.ts';
import { inSpan, record, stopwatch, traceparent } from '../../measure.ts';
import type { Database } from './connection.ts';
import { watchDueQueues } from './due-queues.ts';
import { prepareQueues } from './job-queues.ts';
import { listenTo } from './jobs-listener.ts';
import type { Tables } from './tables.ts';
import { createTurnstile } from './turnstile.ts';

/** What a job carries: ids and numbers, as JSON. What they stand for is read again when the job runs. */
export type JobData = Readonly<Record<string, unknown>>;

/** One run of one job. */
export interface JobRun {
  readonly id: string;
  /** 0 for the first run, then one more for each repeat. */
  readonly attempt: number;
  /** Aborted when the product stops or the job was given to somebody else. */
  readonly signal: AbortSignal;
}

/** Does the work of one job. It may run twice for one job, also at the same time, and that must not matter. */
export type JobHandler = (data: JobData, run: JobRun) => Promise<void>;

export interface SendOptions {
  /**
   * At most one immediate and one deferred job of this key wait in the queue: sending again replaces the data and the
   * due time of the waiting one. A running one does not count.
   */
  readonly singletonKey?: string;
  /**
   * Seconds of real time until the job may run; for retries and pauses up to an hour. Longer waits and whatever a
   * rehearsal's time jump must reach are due-time columns with a sweep.
   */
  readonly startAfterSeconds?: number;
}

/** Background work: sent in a transaction, done after its commit by whichever instance is free, repeated if it fails. */
export interface Jobs {
  /** Names the handler of a queue; before `open`. `concurrency` (20) is how many run at once in this process. */
  define(queue: string, handler: JobHandler, options?: { concurrency?: number }): void;
  /** Makes the queues, so that jobs can be sent. None is run before `start`. */
  open(): Promise<void>;
  /** Sends a job in the caller's transaction: it runs after the commit, or never after a rollback. */
  send(tx: Kysely<Tables>, queue: string, data: JobData, options?: SendOptions): Promise<void>;
  /** Begins to run jobs, after `open`. */
  start(): Promise<void>;
  /** Takes no new jobs, waits up to ten seconds for running ones, gives back the rest. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly database: Database;
  readonly log: Log;
  /**
   * True when no other process can be working on this database (the embedded one): jobs that a killed process left
   * half done are then taken up at once, instead of after the ten seconds that tell the living from the dead.
   */
  readonly alone?: boolean;
}

const MOST_WORKERS = 4;
// Only a full batch of two or more makes pg-boss fetch again at once; single jobs would come one per look.
const SMALLEST_BATCH = 5;
const STOP_LIMIT_MS = 10_000;
const SCHEMA = 'pgboss';

/** Jobs on pg-boss, in the product's own database. */
export function createJobs({ database, log, alone = false }: JobsOptions): Jobs {
  const boss = new PgBoss({
    db: bossDatabase(database, log),
    schema: SCHEMA,
    useListenNotify: true,
    schedule: false,
    // How soon the jobs of a dead instance are noticed, beyond the heartbeat.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job machinery stumbled'));
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'job machinery warns'));
  const handlers = new Map<string, { handler: JobHandler; concurrency: number }>();
  const workersOf = new Map<string, readonly string[]>();
  let opened = false;
  let stopWatching = (): void => undefined;

  /** Resolves with the ids of its workers. */
  const work = async (
    queue: string,
    handler: JobHandler,
    concurrency: number,
  ): Promise<readonly string[]> => {
    const workers = Math.min(MOST_WORKERS, Math.ceil(concurrency / SMALLEST_BATCH));
    const turnstile = createTurnstile(concurrency);
    const options = {
      batchSize: Math.max(SMALLEST_BATCH, Math.ceil(concurrency / workers)),
      burstWhenBatchFull: true,
      perJobResults: true as const,
      // While notifications cannot be heard.
      pollingIntervalSeconds: 1,
      // Notifications and the look for what came due (`due-queues.ts`) wake the workers; this is for what both missed.
      notifyPollingIntervalSeconds: 30,
    };
    const workBatch = (batch: readonly Job<JobData>[]): Promise<JobResult[]> =>
      Promise.all(
        batch.map(async (job): Promise<JobResult> => {
          try {
            await turnstile(() =>
              handler(job.data, { id: job.id, attempt: job.retryCount, signal: job.signal }),
            );
            return { id: job.id, status: 'completed' };
          } catch (error) {
            log.warn(
              { err: error, queue, job: job.id, attempt: job.retryCount },
              'job failed, it is repeated later',
            );
            return { id: job.id, status: 'failed', output: { message: String(error) } };
          }
        }),
      );
    // Several small batches rather than a large one: a slow job holds up only its own batch.
    return Promise.all(Array.from({ length: workers }, () => boss.work<JobData>(queue, options, workBatch)));
  };

  const wake = (queue: string): void => {
    for (const worker of workersOf.get(queue) ?? []) boss.notifyWorker(worker);
  };

  return {
    define(queue, handler, options = {}) {
      if (opened) throw new Error(`queue ${queue} is defined too late: the queues have been made`);
      if (handlers.has(queue)) throw new Error(`queue ${queue} is defined twice`);
      handlers.set(queue, { handler: measured(queue, handler), concurrency: options.concurrency ?? 20 });
    },

    async send(tx, queue, data, options = {}) {
      const { singletonKey: key, startAfterSeconds: wait = 0 } = options;
      const db = inTransaction(tx);
      if (key === undefined) {
        await boss.send(queue, traced(data), { db, startAfter: wait });
        return;
      }
      // A waiting job is changed, and thereby locked, rather than left alone: a worker could otherwise run it before
      // this transaction commits, see the old state, and nobody would look again. A deferred job has its own key, or
      // it would put off the immediate one.
      const singletonKey = wait > 0 ? `${key}@later` : key;
      await boss.upsert(queue, traced(data), { db, singletonKey, startAfter: wait });
    },

    async open() {
      opened = true;
      await boss.start();
      await prepareQueues(boss, [...handlers.keys()]);
    },

    async start() {
      if (alone) await takeUpAbandoned(database, log);
      for (const [queue, { handler, concurrency }] of handlers)
        workersOf.set(queue, await work(queue, handler, concurrency));
      stopWatching = watchDueQueues({ db: database.db, queues: [...handlers.keys()], wake, log });
    },

    async stop() {
      if (!opened) return;
      stopWatching();
      const finished = Promise.all([...handlers.keys()].map((queue) => boss.offWork(queue, { wait: true })));
      await Promise.race([finished, delay(STOP_LIMIT_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** The trace a job is sent from goes on when it runs. */
const traced = (data: JobData): JobData => {
  const parent = traceparent();
  return parent === undefined ? data : { ...data, traceparent: parent };
};

/** The same handler, each run in a span of its own and measured. */
const measured =
  (queue: string, handler: JobHandler): JobHandler =>
  async ({ traceparent: parent, ...data }, run) => {
    const seconds = stopwatch();
    let outcome = 'failed';
    try {
      await inSpan(`job ${queue}`, { kind: SpanKind.CONSUMER, traceparent: parent }, () =>
        handler(data, run),
      );
      outcome = 'completed';
    } finally {
      record('concierge.job.duration.seconds', seconds(), { queue, outcome });
    }
  };

/**
 * What pg-boss needs of a database, on the product's pool. Some of what it says begins a transaction of its own: when
 * that fails in the middle, the connection must not go back to the pool with it.
 */
function bossDatabase(database: Database, log: Log): Db {
  return {
    executeSql: (text, values) =>
      database.db.connection().execute(async (connection) => {
        try {
          return await inTransaction(connection).executeSql(text, values);
        } catch (error) {
          await sql`rollback`.execute(connection).catch(() => undefined);
          throw error;
        }
      }),
    listen: (channel, onNotification, onReturn) =>
      listenTo(channel, { url: database.url, log, onNotification, onReturn }),
  };
}

function inTransaction(db: Kysely<Tables>): Db {
  return {
    executeSql: async (text, values = []) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}

/** Gives jobs that nobody can be working on back to the queue. */
async function takeUpAbandoned(database: Database, log: Log): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update ${sql.id(SCHEMA, 'job')} set state = 'retry', start_after = now() where state = 'active'`.execute(
    database.db,
  );
  if (numAffectedRows > 0n)
    log.info({ jobs: Number(numAffectedRows) }, 'half done jobs of a killed process are repeated');
}
