import type { JobData, JobHandler, Jobs, SendOptions } from '../../../src/services/store/jobs.ts';

export interface RememberedJob {
  readonly queue: string;
  readonly data: JobData;
  readonly options: SendOptions;
}

/** Jobs that wait in memory until the test runs them. Knows nothing of transactions: for those the real ones are used. */
export interface RememberedJobs extends Jobs {
  readonly waiting: RememberedJob[];
  readonly handlers: ReadonlyMap<string, JobHandler>;
  /** Runs what waits in these queues, also what that sends, and says how many ran. A job that fails rejects. */
  runWaiting(...queues: string[]): Promise<number>;
}

export function rememberedJobs(): RememberedJobs {
  const waiting: RememberedJob[] = [];
  const handlers = new Map<string, JobHandler>();
  return {
    waiting,
    handlers,
    define: (queue, handler) => void handlers.set(queue, handler),
    send: (_tx, queue, data, options = {}) => Promise.resolve(void waiting.push({ queue, data, options })),
    open: () => Promise.resolve(),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    async runWaiting(...queues) {
      for (let ran = 0; ; ran += 1) {
        const index = waiting.findIndex(({ queue }) => queues.includes(queue));
        const job = waiting[index];
        if (job === undefined) return ran;
        waiting.splice(index, 1);
        const run = { id: String(ran), attempt: 0, signal: new AbortController().signal };
        await handlers.get(job.queue)?.(job.data, run);
      }
    },
  };
}
