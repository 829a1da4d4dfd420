import { Socket } from 'node:net';
import { Client, Pool, types, type ClientConfig } from 'pg';
import type { Log } from '../../log.ts';
import { statementName } from './statement-names.ts';

/**
 * How long anything may take before it is given up, in milliseconds. A process that is frozen in the middle of a
 * transaction holds what it has locked no longer than `idleInTransaction`; whoever waits for that lock waits longer, so
 * that the waiting outlives the frozen. A connection in use on which nothing at all arrives for `silence` is cut: the
 * server has answered or given up long before, so the network has swallowed it.
 */
export interface DatabaseLimits {
  readonly connect: number;
  readonly idleInTransaction: number;
  readonly lock: number;
  readonly statement: number;
  readonly silence: number;
}

export const defaultLimits: DatabaseLimits = {
  connect: 6_000,
  idleInTransaction: 10_000,
  lock: 12_000,
  statement: 20_000,
  silence: 22_000,
};

/** For work that may take as long as it takes: changes of the tables. */
export const withoutLimits: DatabaseLimits = {
  connect: 30_000,
  idleInTransaction: 0,
  lock: 0,
  statement: 0,
  silence: 0,
};

/**
 * A client that knows its socket, as the driver waits for ever for an answer that the network has swallowed, and that has
 * the server plan a statement once for each connection instead of every time.
 */
export class WatchedClient extends Client {
  private readonly socket: Socket;

  constructor(config?: ClientConfig) {
    const socket = new Socket();
    super({ ...config, stream: () => socket });
    this.socket = socket;
    socket.on('timeout', () => socket.destroy(new Error('the database is silent')));
  }

  override query = ((...given: unknown[]) => {
    const [text, values] = given;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? statementName(text)
        : undefined;
    const ask = super.query.bind(this) as (...given: unknown[]) => unknown;
    return name === undefined ? ask(...given) : ask({ name, text, values }, ...given.slice(2));
  }) as Client['query'];

  /** Cuts the connection when nothing arrives for so long; 0 waits for ever. */
  watch(milliseconds: number): void {
    this.socket.setTimeout(milliseconds);
  }
}

/** What every connection is opened with. bigint columns arrive as numbers. */
const settingsOf = (url: string, limits: DatabaseLimits): ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: limits.connect,
  idle_in_transaction_session_timeout: limits.idleInTransaction,
  lock_timeout: limits.lock,
  statement_timeout: limits.statement,
  keepAlive: true,
  application_name: 'concierge',
  types: { getTypeParser: parserOf },
});

/** One connection, not opened yet. */
export const openSingle = (url: string, limits: DatabaseLimits): WatchedClient =>
  new WatchedClient(settingsOf(url, limits));

/**
 * A pool of at most `max` connections, made on first use and again after the database was away. Who finds all of them
 * in use waits for `limits.connect` at most.
 */
export function openPool(options: { url: string; log: Log; max: number; limits: DatabaseLimits }): Pool {
  const { url, log, max, limits } = options;
  const pool = new Pool({
    ...settingsOf(url, limits),
    Client: WatchedClient,
    max,
    idleTimeoutMillis: 60_000,
  });
  // A connection in use is not covered by the pool's own listener: without these the process ends with the database.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'));
  });
  pool.on('acquire', (client) => client instanceof WatchedClient && client.watch(limits.silence));
  pool.on('release', (_error, client) => client instanceof WatchedClient && client.watch(0));
  return pool;
}

const BIGINT = 20;

/** What reads a value of this type. Our 64-bit numbers are counters and milliseconds, far below 2^53. */
export function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === BIGINT && format !== 'binary') return Number;
  return types.getTypeParser(oid, format);
}
