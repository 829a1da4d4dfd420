import type { Database } from '../services/store/connection.ts';

export type Readiness =
  'ready' | 'starting or stopping' | 'the database does not answer' | 'the tables are older';

export interface ReadinessOptions {
  /** False until everything has started, jobs too, and again while stopping. */
  readonly isStarted: () => boolean;
  readonly database: Pick<Database, 'isCurrent'>;
  /** How long the database may take, in milliseconds. */
  readonly patienceMs?: number;
}

const longestLookMs = 5_000;

/**
 * Whether work can be taken now: everything has started, the database answers, and its tables are those this version
 * works on. Answered in under two seconds whatever hangs; however many ask meanwhile, the database is asked once in
 * five seconds at most.
 */
export function createReadiness({ isStarted, database, patienceMs = 1_500 }: ReadinessOptions) {
  let asked: Promise<Readiness> | undefined;

  function look(): Promise<Readiness> {
    const mine = database.isCurrent().then(
      (isCurrent): Readiness => (isCurrent ? 'ready' : 'the tables are older'),
      (): Readiness => 'the database does not answer',
    );
    const forget = (): void => {
      clearTimeout(timer);
      if (asked === mine) asked = undefined;
    };
    // What hangs on a dead connection says nothing about the next one.
    const timer = setTimeout(forget, longestLookMs);
    void mine.then(forget);
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
