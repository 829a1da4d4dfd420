import { DatabaseError, type Pool, type QueryResult } from 'pg';
import type { Log } from '../../log.ts';
import { openPipeline, type DatabaseLimits, type WatchedClient } from './pool.ts';

/** More at once, and the next one takes a connection of the pool. */
const mostUnderWay = 8;
/** Nothing answered for so long: something it carries waits, and nobody new queues behind that. */
const patienceMs = 50;
/** A start, and a database that comes back, have more urgent things to do than to open it. */
const openAfterMs = 1_000;
/** Firewalls forget connections that nobody uses, and tell neither side. */
const idleMs = 60_000;
/** What waits for somebody's lock, or takes long, is given up and asked once more over the pool, which has the patience. */
const hurry = { lock: 100, statement: 1_000 };
/** Given up like that, or never begun: the statement that was to prepare it was. Nothing of it has happened. */
const undone = new Set(['55P03', '57014', '26000', '42P05']);

/** An answer about one statement; everything else ends the connection with all it carries. */
const isOfStatement = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && !/^(?:57P|0800)/.test(error.code ?? '');

/** The connection as it is now, and what it carries. */
interface Line {
  readonly client: WatchedClient;
  underWay: number;
  /** When it was used, or answered, last; milliseconds of the process. */
  heardAt: number;
}

export interface SharedConnection {
  /** One statement, a transaction of its own. Not for `begin` and its like: what others send would fall into it. */
  query(text: string, values: readonly unknown[]): Promise<QueryResult>;
  /** Open connections: one of both is 1, or none. */
  count(): { readonly used: number; readonly idle: number };
  /** Waits for what is under way. */
  end(): Promise<void>;
}

/**
 * One connection that carries the statements of many turns at once: the server is woken once for several of them and
 * answers them in one piece, which costs it and us a good part less than a connection for each. Every statement is a
 * transaction of its own, as with the pool. Whenever the connection is not there, has enough to carry or is kept
 * waiting, the pool takes what comes, so that nothing depends on it.
 */
export function shareConnection(options: {
  readonly url: string;
  readonly log: Log;
  readonly pool: Pool;
  readonly limits: DatabaseLimits;
}): SharedConnection {
  const { url, log, pool, limits } = options;
  let line: Line | undefined;
  let opening: NodeJS.Timeout | undefined;
  let isClosed = false;

  function drop(client: WatchedClient, reason: string): void {
    if (line?.client !== client) return;
    line = undefined;
    log.warn({ reason }, 'shared database connection lost');
    void client.end().catch(() => undefined);
  }

  function openSoon(): void {
    if (isClosed) return;
    opening ??= setTimeout(() => void open(), openAfterMs).unref();
  }

  async function open(): Promise<void> {
    const client = openPipeline(url, { ...limits, ...hurry });
    client.on('error', (error) => drop(client, error.message));
    client.on('end', () => drop(client, 'ended'));
    try {
      await client.connect();
      if (isClosed) await client.end();
      else line = { client, underWay: 0, heardAt: performance.now() };
    } catch (error) {
      log.debug({ err: error }, 'no shared database connection for now');
    } finally {
      opening = undefined;
    }
  }

  /** The connection, if a statement may travel on it now. */
  function usable(): Line | undefined {
    if (line === undefined) {
      openSoon();
      return undefined;
    }
    const silent = performance.now() - line.heardAt;
    if (line.underWay === 0) {
      if (silent < idleMs) return line;
      const { client } = line;
      line = undefined;
      void client.end().catch(() => undefined);
      openSoon();
      return undefined;
    }
    return line.underWay < mostUnderWay && silent < patienceMs ? line : undefined;
  }

  async function query(text: string, given: readonly unknown[]): Promise<QueryResult> {
    const values = [...given];
    const mine = usable();
    if (mine === undefined) return pool.query(text, values);
    if (mine.underWay === 0) {
      mine.client.watch(limits.silence);
      mine.heardAt = performance.now();
    }
    mine.underWay += 1;
    try {
      return await mine.client.query(text, values);
    } catch (error) {
      if (!isOfStatement(error)) drop(mine.client, 'it broke');
      if (!isOfStatement(error) || !undone.has(error.code ?? '')) throw error;
    } finally {
      mine.underWay -= 1;
      mine.heardAt = performance.now();
      if (mine.underWay === 0) mine.client.watch(0);
    }
    return pool.query(text, values);
  }

  return {
    query,
    count: () => ({
      used: line !== undefined && line.underWay > 0 ? 1 : 0,
      idle: line?.underWay === 0 ? 1 : 0,
    }),
    async end() {
      isClosed = true;
      clearTimeout(opening);
      const last = line?.client;
      line = undefined;
      await last?.end();
    },
  };
}
