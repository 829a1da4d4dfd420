/** Code of the Problem of a call that was not made because its `goodUntil` had passed. */
export const tooLateCode = 'too-late';

/** One outgoing HTTP call, in our words. */
export interface HttpRequest {
  /** Which remote this is, for Problems, logs and spans: 'partner-center', 'graph', 'sign-in', 'teams'. */
  readonly remote: string;
  /** What is being asked, for spans and logs, without ids: 'GET customer'. */
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute https URL. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON when an object, as it is when a string or bytes. */
  readonly body?: unknown;
  /** `repeatable`: a lost answer may be repeated (reads, PUT). `once`: it may not (POST without a key). */
  readonly effect: 'repeatable' | 'once';
  /**
   * From this moment on (milliseconds since 1970 UTC) nothing is sent any more: whoever asks holds the right to do so only
   * until then, and a process that was frozen meanwhile does not know that somebody else has it now.
   */
  readonly goodUntil?: number | undefined;
  /** Milliseconds for one try; 10,000 when absent. */
  readonly timeoutMs?: number;
  /** How many tries altogether; the contract's policy (3.6) is 3, the default. 1 = never retried. */
  readonly tries?: number;
  /** Largest answer that is read, in bytes; 10 MB when absent. A larger one is a Problem. */
  readonly maxBytes?: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Raw body bytes. */
  readonly bytes: Uint8Array;
  /** Body as text, without byte order mark. */
  text(): string;
  /**
   * Body as JSON, without byte order mark or the stray `?` Partner Center sometimes sends; `undefined` when empty.
   * Throws SyntaxError when it is not JSON; `readAnswer` turns that into a Problem.
   */
  json(): unknown;
}

/**
 * Sends one request and resolves with whatever HTTP answer came, 4xx and 5xx included (after the retries that
 * `tries` allows). Redirects are answers, they are not followed. Rejects with a Problem only when there is no usable
 * answer: `unavailable` when nothing can have happened or repeating does no harm, `outcome-unknown` when an
 * `effect: 'once'` request was sent and the answer was lost; the same two, with the code `too-late`, when `goodUntil` has
 * passed before a try.
 */
export interface HttpSender {
  send(request: HttpRequest): Promise<HttpAnswer>;
}
