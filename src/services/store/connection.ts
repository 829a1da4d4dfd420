import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Log } from '../../log.ts';
import { withAudit } from './audit.ts';
import { isMigrated, migrate } from './migrations/index.ts';
import { defaultLimits, openPool, withoutLimits, type DatabaseLimits } from './pool.ts';
import type { SharedStatements } from './compiled.ts';
import { shareConnection } from './shared-connection.ts';
import type { Tables } from './tables.ts';

/** The product's database: one pool of connections and the typed queries on it. */
export interface Database {
  /** Connection string, for the one connection that jobs keep for themselves. */
  readonly url: string;
  readonly db: Kysely<Tables>;
  /** For `compiled` statements that every turn asks by itself: over a connection that turns share (docs/decisions/0031). */
  readonly shared: SharedStatements;
  /** Runs the work in one transaction: commits when it resolves, rolls back when it rejects. */
  withTransaction<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /**
   * Brings the tables up to date. To be called once at start, by every instance. Tables of a newer version are left as
   * they are; rejects when this version cannot work on them.
   */
  migrate(): Promise<void>;
  /** Whether every migration this version knows has been run here. */
  isCurrent(): Promise<boolean>;
  /** Rejects when the database does not answer within two seconds. */
  ping(): Promise<void>;
  /** Connections of this process now; `queued` wait for one. */
  connections(): { readonly used: number; readonly idle: number; readonly queued: number };
  close(): Promise<void>;
}

const closingMs = 5_000;

/**
 * Opens the pool; connections are made on first use and again after the database was away. bigint columns arrive as
 * numbers; jsonb values must be given as JSON text. The tables are not touched: see `migrate`.
 */
export function openDatabase(options: {
  url: string;
  log: Log;
  maxConnections?: number;
  limits?: DatabaseLimits;
}): Database {
  const { url, log, maxConnections: max = 10, limits = defaultLimits } = options;
  const pool = openPool({ url, log, max, limits });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const sharing = shareConnection({ url, log, pool, limits });
  // The pool last: what is under way on the shared connection may need it.
  const closeAll = async () => {
    await sharing.end();
    await pool.end();
  };
  let closing: Promise<void> | undefined;
  return {
    url,
    db,
    shared: { db, query: (text, values) => sharing.query(text, values) },
    withTransaction: (work) => inTransaction(db, work),
    migrate: async () => {
      const single = openPool({ url, log, max: 1, limits: withoutLimits });
      const patient = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: single }) });
      try {
        if ((await migrate(patient)) === 'newer')
          log.warn('a newer version has brought the tables up to date; this one works on them as they are');
      } finally {
        await patient.destroy();
      }
    },
    isCurrent: () => isMigrated(db),
    ping: async () => {
      const { promise: tooLate, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new Error('the database does not answer')), 2_000);
      try {
        await Promise.race([sql`select 1`.execute(db), tooLate]);
      } finally {
        clearTimeout(timer);
      }
    },
    connections: () => ({
      used: pool.totalCount - pool.idleCount + sharing.count().used,
      idle: pool.idleCount + sharing.count().idle,
      queued: pool.waitingCount,
    }),
    // A database out of reach does not say goodbye: nobody waits for that.
    close: () => Promise.race([(closing ??= closeAll()), delay(closingMs, undefined, { ref: false })]),
  };
}

/** One transaction, with what it adds to the audit trails chained last. */
export const inTransaction = <T>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> => db.transaction().execute((tx) => withAudit(tx, work));
