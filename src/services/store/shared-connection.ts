import type { Pool } from 'pg';
import type { Log } from '../../log.ts';
import { openSingle, type DatabaseLimits, type WatchedClient } from './pool.ts';
import {
  isOutOfDate,
  isUndone,
  StatementGroup,
  textsOf,
  type PreparedStatements,
  type Statement,
} from './statement-group.ts';

/** More than that waiting for the next group, and the pool takes what comes. */
const mostGathered = 16;
/**
 * Bytes of a group. What the network's buffers take whole arrives whole: a process frozen in the middle of a group
 * that has arrived in part would keep what the server has done of it locked.
 */
const mostBytes = 32_768;
/** No answer for so long: something the connection carries waits, and nobody waits behind that. */
const patienceMs = 50;
/**
 * Groups that take longer, on average, wait for a disk or a network: connections side by side wait for those together,
 * groups one after the other. Then the connection carries one statement at a time, as any of the pool.
 */
const slowMs = 1.5;
/** How much one group changes that average, and the most it counts for, so that a single one does not. */
const weight = 1 / 16;
const longestMs = 10;
/** A start, and a database that comes back, have more urgent things to do than to open it. */
const openAfterMs = 1_000;
/** Firewalls forget connections that nobody uses, and tell neither side. */
const idleMs = 60_000;
/** A statement that waits for somebody's lock, or takes long, is given up with its group and asked once more over the pool, which has the patience. */
const hurry = { lock: 100, statement: 1_000 };

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
  /** Nothing goes over it: it does not stand yet, or not any more. */
  isOver: boolean;
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
 * for each. A group that the server has not done is asked again, each statement by itself over the pool.
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
  const underWay = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  const overPool = async (text: string, values: readonly unknown[]): Promise<Answer> =>
    pool.query<object>(text, [...values]);

  const eachOverPool = (asked: readonly Asked[]): void =>
    asked.forEach(({ text, values, resolve }) => resolve(track(overPool(text, values))));

  function leave(on: Line): void {
    on.isOver = true;
    if (line === on) line = undefined;
    void on.client.end().catch(() => undefined);
  }

  function drop(on: Line, reason: string): void {
    if (on.isOver) return;
    log.warn({ reason }, 'shared database connection lost');
    leave(on);
  }

  function openSoon(): void {
    if (isClosed) return;
    opening ??= setTimeout(() => void open(), openAfterMs).unref();
  }

  async function open(): Promise<void> {
    try {
      const made = lineOf(openSingle(url, { ...limits, ...hurry }));
      const { client } = made;
      client.on('error', (error) => drop(made, error.message));
      client.on('end', () => drop(made, 'ended'));
      await client.connect();
      if (isClosed) return leave(made);
      made.isOver = false;
      line = made;
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
    leave(line);
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
      if (on.isOver) eachOverPool(take(on, true));
      else await sendGroup(on, take(on, false));
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
      const hasNotHappened = !group.wasSent || isUndone(error);
      if (!isUndone(error) || group.prepares || isOutOfDate(error)) drop(on, 'it broke');
      if (hasNotHappened) eachOverPool(asked);
      else asked.forEach(({ reject }) => reject(error));
    } finally {
      on.heardAt = performance.now();
      on.pace += (Math.min(on.heardAt - sentAt, longestMs) - on.pace) * weight;
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
        on.sending ??= track(send(on));
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
      while (underWay.size > 0) await Promise.allSettled(underWay);
      if (last === undefined || last.isOver) return;
      last.isOver = true;
      await last.client.end();
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
  isOver: true,
});

/** How many of those that wait go into one group: one at least. */
function fitting(gathered: readonly Asked[]): number {
  let bytes = 0;
  const beyond = gathered.findIndex(({ values }, i) => {
    for (const value of values) bytes += value === null ? 0 : Buffer.byteLength(value);
    return i > 0 && bytes > mostBytes;
  });
  return beyond === -1 ? gathered.length : beyond;
}
