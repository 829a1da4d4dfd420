import type { Clock } from '../../clock.ts';

/** A token is not used any more this long before it ends, so that it survives the call it is fetched for. */
const marginMs = 2 * 60_000;

export interface Grant {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export interface TokenCache {
  /** The cached token, or the one `fetch` gets; callers of the same key at the same time share one fetch. */
  get(key: string, fetch: () => Promise<Grant>): Promise<string>;
  forget(token: string): void;
}

/** Tokens in memory by key, until shortly before they end. A failed fetch is not remembered. */
export function createTokenCache(clock: Clock): TokenCache {
  const kept = new Map<string, { token: string; until: number }>();
  const underway = new Map<string, Promise<string>>();

  async function fetchAndKeep(key: string, fetch: () => Promise<Grant>): Promise<string> {
    const { token, expiresIn } = await fetch();
    kept.set(key, { token, until: clock.now() + expiresIn * 1000 - marginMs });
    return token;
  }

  return {
    get: (key, fetch) => {
      const found = kept.get(key);
      if (found !== undefined && clock.now() < found.until) return Promise.resolve(found.token);
      const running = underway.get(key);
      if (running !== undefined) return running;
      const started = fetchAndKeep(key, fetch).finally(() => underway.delete(key));
      underway.set(key, started);
      return started;
    },
    forget: (token) => {
      for (const [key, entry] of kept) if (entry.token === token) kept.delete(key);
    },
  };
}
