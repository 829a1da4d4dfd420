import type { CallLimit } from '../../domain/call-limits.ts';

/** What one place (a conversation, a tenant) has had of its limits. Times are milliseconds of one rising clock. */
export interface CallWindow {
  /** How long until one more piece of news keeps every limit; 0 = now. Infinity: not before a running call has been answered. */
  wait(now: number): number;
  /** A call leaves. */
  begin(): void;
  /** It has been answered, or given up. `isReply`: it is in no record that others could tell of. */
  end(now: number, isReply?: boolean): void;
  /**
   * What the record says of all calls but replies, oldest first, this process's own among them: it takes the place of what
   * was known of them, so that hearing of a call twice counts it once.
   */
  remember(times: readonly number[]): void;
  /** Lets nothing leave before this time. */
  pause(until: number): void;
  isIdle(now: number): boolean;
}

/** Of a limit longer than this, news leaves a share to replies: whoever writes to a chat that is full reads an answer. */
const longSeconds = 60;
const shareOfReplies = 0.05;

/**
 * Calls are counted from before they leave until a full window after their answer. Teams counts them at some moment in
 * between that nobody here knows, so this keeps a limit whatever the network does, at the price of one answer's time.
 */
export function createCallWindow(limits: readonly CallLimit[]): CallWindow {
  const longestMs = Math.max(0, ...limits.map(({ seconds }) => seconds * 1_000));
  const mostCalls = Math.max(0, ...limits.map(({ calls }) => calls));
  const ofNews = limits.map(({ calls, seconds }) => ({
    seconds,
    calls: seconds > longSeconds ? Math.ceil(calls * (1 - shareOfReplies)) : calls,
  }));
  /** When the last calls were answered, oldest first; the replies among them once more. */
  let answered: number[] = [];
  let replies: number[] = [];
  let running = 0;
  let pausedUntil = 0;

  /** Only as many as the widest limit can ask for. */
  function trim(): void {
    if (answered.length > 2 * mostCalls) answered = answered.slice(-mostCalls);
    if (replies.length > 2 * mostCalls) replies = replies.slice(-mostCalls);
  }

  return {
    wait(now) {
      let wait = Math.max(0, pausedUntil - now);
      for (const { calls, seconds } of ofNews) {
        if (running >= calls) return Number.POSITIVE_INFINITY;
        // With this many answers in the window one more call would be one too many.
        const oldest = answered[answered.length - (calls - running)];
        if (oldest !== undefined) wait = Math.max(wait, oldest + seconds * 1_000 - now);
      }
      return wait;
    },
    begin: () => void (running += 1),
    end(now, isReply = false) {
      running -= 1;
      answered.push(now);
      if (isReply) replies.push(now);
      trim();
    },
    remember(times) {
      answered = [...times, ...replies].toSorted((a, b) => a - b);
      trim();
    },
    pause: (until) => void (pausedUntil = Math.max(pausedUntil, until)),
    isIdle: (now) => running === 0 && pausedUntil <= now && (answered.at(-1) ?? -Infinity) <= now - longestMs,
  };
}
