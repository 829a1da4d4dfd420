import { DatabaseError, type Pool } from 'pg';
import type { Log } from '../../log.ts';
import { openSingle, type DatabaseLimits, type WatchedClient } from './pool.ts';
import { StatementGroup, textsOf, type PreparedStatements, type Statement } from './statement-group.ts';

/** More than that waiting for the next group, and the pool takes what comes. */
const mostGathered = 16;
/**
 * Characters of a group. What the network's buffers take whole arrives whole: a process frozen in the middle of a group
 * that has arrived in part would keep what the server has done of it locked.
 */
const mostText = 32_768;
/** No answer for so long: something the connection carries waits, and nobody waits behind that. */
const patienceMs = 50;
/**
 * Groups that take longer, on average, wait for a disk or a network: connections side by side wait for those together,
 * groups one after the other. Then the connection carries one statement at a time, as any of the pool.
 */
const slowMs = 1.5;
/** How much one group changes that average. */
const weight = 1 / 16;
/** A start, and a database that comes back, have more urgent things to do than to open it. */
const openAfterMs = 1_000;
/** Firewalls forget connections that nobody uses, and tell neither side. */
const idleMs = 60_000;
/** What waits for somebody's lock, or takes long, is given up and asked once more over the pool, which has the patience. */
const hurry = { lock: 100, statement: 1_000 };

/** An answer about a statement, with which nothing of its group has happened; everything else ends the connection. */
const isOfStatement = (error: unknown): boolean =>
  error instanceof DatabaseError && !/^(?:57P|0800)/.test(error.code ?? '');

export interface Answer {
  readonly rows: object[];
}

/** A statement that somebody waits for. */
interface Asked extends Statement {
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (error: unknown) => void;
}

/** The connection as it is now, and what it carries. */
interface Line {
  readonly client: WatchedClient;
  readonly prepared: PreparedStatements;
  /** What goes with the next group. */
  gathered: Asked[];
  impatience: NodeJS.Timeout | undefined;
  /** Ends when everything asked is answered; undefined when it is. */
  sending: Promise<void> | undefined;
  /** When something was sent, or answered, last; milliseconds of the process. */
  heardAt: number;
  /** How long a group takes, on average; milliseconds. */
  pace: number;
}

export interface SharedConnection {
  /** One statement. Not for `begin` and its like: it is part of a transaction with what others ask at the same time. */
  query(text: string, values: readonly unknown[]): Promise<Answer>;
  /** Open connections: one of both is 1, or none. */
  count(): { readonly used: number; readonly idle: number };
  /** Waits for what is under way. */
  end(): Promise<void>;
}

/**
 * One connection that carries the statements of many turns: while one group is under way, the next one gathers, and each
 * group is one message, one transaction and one answer, which costs the server and us a good part less than a connection
 * for each. A group that fails has changed nothing, and each statement of it is asked again by itself over the pool.
 * Whenever the connection is not there, has enough to carry or is kept waiting, the pool takes what comes, so that nothing
 * depends on it (docs/decisions/0031).
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

  const overPool = (text: string, values: readonly unknown[]): Promise<Answer> =>
    pool.query<object>(text, [...values]);

  const eachOverPool = (asked: readonly Asked[]): void =>
    asked.forEach(({ text, values, resolve }) => resolve(overPool(text, values)));

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
    const client = openSingle(url, { ...limits, ...hurry });
    client.on('error', (error) => drop(client, error.message));
    client.on('end', () => drop(client, 'ended'));
    try {
      await client.connect();
      if (isClosed) await client.end();
      else line = lineOf(client);
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
    if (line.sending !== undefined) {
      const hasRoom = line.gathered.length < mostGathered;
      return hasRoom && silent < patienceMs && line.pace < slowMs ? line : undefined;
    }
    if (silent < idleMs) return line;
    const { client } = line;
    line = undefined;
    void client.end().catch(() => undefined);
    openSoon();
    return undefined;
  }

  /** What waits for the next group, all of it or as much as goes into one. */
  function take(from: Line, isAll: boolean): Asked[] {
    clearTimeout(from.impatience);
    const taken = from.gathered.splice(0, isAll ? from.gathered.length : fitting(from.gathered));
    from.impatience = undefined;
    if (from.gathered.length > 0) growImpatient(from);
    return taken;
  }

  function growImpatient(on: Line): void {
    on.impatience = setTimeout(() => eachOverPool(take(on, true)), patienceMs);
  }

  /** Sends group after group until nobody waits. */
  async function send(on: Line): Promise<void> {
    on.client.watch(limits.silence);
    on.heardAt = performance.now();
    while (on.gathered.length > 0) {
      // What else this round of the event loop brings travels along.
      await new Promise(setImmediate);
      if (on === line || isClosed) await sendGroup(on, take(on, false));
      else eachOverPool(take(on, true));
    }
    on.client.watch(0);
    on.sending = undefined;
  }

  async function sendGroup(on: Line, asked: readonly Asked[]): Promise<void> {
    if (asked.length === 0) return;
    const group = new StatementGroup(asked, on.prepared);
    const sentAt = performance.now();
    on.heardAt = sentAt;
    try {
      on.client.query(group);
      const answers = await group.answer;
      asked.forEach(({ resolve }, i) => resolve({ rows: answers[i] ?? [] }));
    } catch (error) {
      const isUndone = !group.wasSent || isOfStatement(error);
      if (group.prepares || !isOfStatement(error)) drop(on.client, 'it broke');
      if (isUndone) eachOverPool(asked);
      else asked.forEach(({ reject }) => reject(error));
    } finally {
      on.heardAt = performance.now();
      on.pace += (on.heardAt - sentAt - on.pace) * weight;
    }
  }

  return {
    query(text, given) {
      const on = usable();
      const values = on === undefined ? undefined : textsOf(given);
      if (on === undefined || values === undefined) return overPool(text, given);
      return new Promise((resolve, reject) => {
        on.gathered.push({ text, values, resolve, reject });
        if (on.gathered.length === 1) growImpatient(on);
        on.sending ??= send(on);
      });
    },
    count: () => ({
      used: line?.sending === undefined ? 0 : 1,
      idle: line !== undefined && line.sending === undefined ? 1 : 0,
    }),
    async end() {
      isClosed = true;
      clearTimeout(opening);
      const last = line;
      line = undefined;
      await last?.sending;
      await last?.client.end();
    },
  };
}

const lineOf = (client: WatchedClient): Line => ({
  client,
  prepared: new Map(),
  gathered: [],
  impatience: undefined,
  sending: undefined,
  heardAt: performance.now(),
  pace: 0,
});

/** How many of those that wait go into one group: one at least. */
function fitting(gathered: readonly Asked[]): number {
  let text = 0;
  const beyond = gathered.findIndex(({ values }, i) => {
    for (const value of values) text += value?.length ?? 0;
    return i > 0 && text > mostText;
  });
  return beyond === -1 ? gathered.length : beyond;
}
