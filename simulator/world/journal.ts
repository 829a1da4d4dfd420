/** One thing that happened in the simulated world, for the control panel, tests and benchmarks. */
export interface JournalEntry {
  /** Grows by one with every entry; never reused while the process lives. */
  readonly seq: number;
  /** Real time, milliseconds. */
  readonly at: number;
  /** `acceptance`, `removal`, `webhook-attempt`, `connector-post`, `connector-put`, `api-call`, `switches`, … */
  readonly kind: string;
  readonly [fact: string]: unknown;
}

export interface Journal {
  add(kind: string, facts?: Record<string, unknown>): JournalEntry;
  /** Entries after `seq`, optionally of one kind, oldest first. */
  since(seq: number, kind?: string): readonly JournalEntry[];
  /** Calls the listener with every new entry; the returned function ends that. */
  listen(listener: (entry: JournalEntry) => void): () => void;
}

/** A journal in memory that keeps the last `capacity` entries. */
export function createJournal(capacity = 10_000): Journal {
  let entries: JournalEntry[] = [];
  let seq = 0;
  const listeners = new Set<(entry: JournalEntry) => void>();
  return {
    add: (kind, facts = {}) => {
      seq += 1;
      const entry: JournalEntry = { ...facts, seq, at: Date.now(), kind };
      entries.push(entry);
      // Cut in large steps, so that a long run does not copy the array for each entry.
      if (entries.length > capacity * 1.5) entries = entries.slice(-capacity);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    since: (after, kind) =>
      entries
        .slice(-capacity)
        .filter((entry) => entry.seq > after && (kind === undefined || entry.kind === kind)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Counters {
  count(name: string): void;
  all(): Record<string, number>;
  reset(): void;
}

/** Number of calls per endpoint since the start or the last reset. */
export function createCounters(): Counters {
  const numbers = new Map<string, number>();
  return {
    count: (name) => numbers.set(name, (numbers.get(name) ?? 0) + 1),
    all: () => Object.fromEntries([...numbers].sort(([a], [b]) => a.localeCompare(b))),
    reset: () => numbers.clear(),
  };
}
