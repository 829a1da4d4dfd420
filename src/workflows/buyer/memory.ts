import type { Clock } from '../../clock.ts';

/** Answers that may be used again for a while, in this process only; losing them costs a call. */
export interface Memory {
  /**
   * What `read` resolved with at most `ms` milliseconds ago, else what it resolves with now; several who ask at once
   * share one reading. `keep` says which answers are remembered at all. A failure is not.
   */
  recall<Value>(
    key: string,
    ms: number,
    read: () => Promise<Value>,
    keep?: (value: Value) => boolean,
  ): Promise<Value>;
  /** The next `recall` of this key reads again. */
  forget(key: string): void;
}

const mostEntries = 2_000;

export function createMemory(clock: Clock): Memory {
  const entries = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>();
  return {
    forget: (key) => void entries.delete(key),
    async recall<Value>(
      key: string,
      ms: number,
      read: () => Promise<Value>,
      keep: (value: Value) => boolean = () => true,
    ): Promise<Value> {
      const now = clock.now();
      const known = entries.get(key);
      // A time jump backwards must not make an answer last.
      if (known !== undefined && now < known.until && known.until - now <= ms)
        return (await known.value) as Value;
      const value = read();
      const entry = { until: now + ms, value };
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
      const forget = () => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      try {
        const answer = await value;
        if (!keep(answer)) forget();
        return answer;
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
}
