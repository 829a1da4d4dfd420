import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
import type { Log } from '../../log.ts';
import { withAudit } from './audit.ts';
import { migrate } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/** The product's database: one pool of connections and the typed queries on it. */
export interface Database {
  /** Connection string, for the one connection that jobs keep for themselves. */
  readonly url: string;
  readonly db: Kysely<Tables>;
  /** Runs the work in one transaction: commits when it resolves, rolls back when it rejects. */
  withTransaction<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Brings the tables up to date. To be called once at start, by every instance. */
  migrate(): Promise<void>;
  /** Rejects when the database does not answer within two seconds. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the pool; connections are made on first use and again after the database was away. bigint columns arrive as
 * numbers; jsonb values must be given as JSON text. The tables are not touched: see `migrate`.
 */
export function openDatabase(options: { url: string; log: Log; maxConnections?: number }): Database {
  const { url, log } = options;
  const pool = new Pool({
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'concierge',
    types: { getTypeParser: parserOf },
  });
  // A connection in use is not covered by the pool's own listener: without these the process ends with the database.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'));
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    url,
    db,
    withTransaction: (work) => inTransaction(db, work),
    migrate: () => migrate(db),
    ping: async () => {
      const { promise: tooLate, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new Error('the database does not answer')), 2_000);
      try {
        await Promise.race([sql`select 1`.execute(db), tooLate]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => db.destroy(),
  };
}

/** One transaction, with what it adds to the audit trails chained last. */
export const inTransaction = <T>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> => db.transaction().execute((tx) => withAudit(tx, work));

const BIGINT = 20;

// Our 64-bit numbers are counters and milliseconds, far below 2^53.
function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === BIGINT && format !== 'binary') return Number;
  return types.getTypeParser(oid, format);
}
