import type { Database } from '../services/store/connection.ts';

export type Readiness =
  'ready' | 'starting or stopping' | 'the database does not answer' | 'the tables are older';

export interface ReadinessOptions {
  /** False until everything has started, jobs too, and again while stopping. */
  readonly isStarted: () => boolean;
  readonly database: Pick<Database, 'isCurrent'>;
  /** How long the database may take, in milliseconds. */
  readonly patienceMs?: number;
  /** How long its answer holds, in milliseconds. */
  readonly keptMs?: number;
}

const longestLookMs = 5_000;
/** For so long an answer is given again: however many ask, and nobody has to prove who they are for that. */
const answerKeptMs = 1_000;

/**
 * Whether work can be taken now: everything has started, the database answers, and its tables are those this version
 * works on. Answered in under two seconds whatever hangs. However many ask, the database is asked once in a second at
 * most, and while it does not answer once in five.
 */
export function createReadiness({
  isStarted,
  database,
  patienceMs = 1_500,
  keptMs = answerKeptMs,
}: ReadinessOptions) {
  let asked: Promise<Readiness> | undefined;

  function look(): Promise<Readiness> {
    const mine = database.isCurrent().then(
      (isCurrent): Readiness => (isCurrent ? 'ready' : 'the tables are older'),
      (): Readiness => 'the database does not answer',
    );
    const forget = (): void => {
      if (asked === mine) asked = undefined;
    };
    // What hangs on a dead connection says nothing about the next one.
    let timer = setTimeout(forget, longestLookMs);
    void mine.then(() => {
      clearTimeout(timer);
      timer = setTimeout(forget, keptMs).unref();
    });
    return mine;
  }

  return async (): Promise<Readiness> => {
    if (!isStarted()) return 'starting or stopping';
    const { promise: tooLate, resolve } = Promise.withResolvers<Readiness>();
    const timer = setTimeout(() => resolve('the database does not answer'), patienceMs);
    try {
      asked ??= look();
      const found = await Promise.race([asked, tooLate]);
      return isStarted() ? found : 'starting or stopping';
    } finally {
      clearTimeout(timer);
    }
  };
}
