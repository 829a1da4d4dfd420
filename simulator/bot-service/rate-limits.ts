/** At most `calls` in any `seconds`. */
export interface Limit {
  readonly calls: number;
  readonly seconds: number;
}

/** Sends, updates and deletes of one bot in one conversation (Teams contract 4.3). */
export const sendLimits: readonly Limit[] = [
  { calls: 7, seconds: 1 },
  { calls: 8, seconds: 2 },
  { calls: 60, seconds: 30 },
  { calls: 1800, seconds: 3600 },
];

/** Reading members of one conversation. */
export const rosterLimits: readonly Limit[] = [
  { calls: 14, seconds: 1 },
  { calls: 16, seconds: 2 },
  { calls: 120, seconds: 30 },
  { calls: 3600, seconds: 3600 },
];

/** All calls of one bot in one tenant. */
export const tenantLimits: readonly Limit[] = [{ calls: 50, seconds: 1 }];

/** So few calls that two people can reach the limits. */
export const tenthOf = (limits: readonly Limit[]): readonly Limit[] =>
  limits.map(({ calls, seconds }) => ({ calls: Math.max(1, Math.floor(calls / 10)), seconds }));

/** Those that a minute's patience keeps. */
export const withoutHour = (limits: readonly Limit[]): readonly Limit[] =>
  limits.filter(({ seconds }) => seconds <= 60);

export interface RateLimiter {
  /** Counts a call, or says after how many whole seconds it may come again; a refused call is not counted. */
  take(
    key: string,
    limits: readonly Limit[],
  ): { allowed: true } | { allowed: false; retryAfterSeconds: number };
}

/** Sliding windows in real time. */
export function createRateLimiter(now: () => number = () => performance.now()): RateLimiter {
  const calls = new Map<string, number[]>();
  return {
    take: (key, limits) => {
      const at = now();
      const longest = Math.max(...limits.map((limit) => limit.seconds)) * 1000;
      const recent = (calls.get(key) ?? []).filter((time) => time > at - longest);
      for (const { calls: most, seconds } of limits) {
        const inWindow = recent.filter((time) => time > at - seconds * 1000);
        if (inWindow.length < most) continue;
        const oldest = inWindow[inWindow.length - most] ?? at;
        return {
          allowed: false,
          retryAfterSeconds: Math.max(1, Math.ceil((oldest + seconds * 1000 - at) / 1000)),
        };
      }
      recent.push(at);
      calls.set(key, recent);
      return { allowed: true };
    },
  };
}
