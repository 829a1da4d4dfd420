import { retryAfterSeconds } from './retry-after.ts';
import type { HttpAnswer, HttpRequest } from './port.ts';

/** Tries altogether when the request names none (Partner Center contract 3.6). */
const defaultTries = 3;
const passingStatuses = new Set([408, 500, 502, 503, 504]);

/** Milliseconds to wait after the n-th failed try: 0.5 s, 1.5 s, 3.5 s, … (contract 3.6). */
export function waitAfterTry(n: number): number {
  return ((2 ** n - 1) / 2) * 1000;
}

/**
 * Whether this answer is worth another try. Never for 429 (the caller decides when), never for a request whose
 * effect must not happen twice, and not earlier than the remote itself says.
 */
export function retriesAnswer(request: HttpRequest, answer: HttpAnswer, tryNumber: number): boolean {
  if (request.effect === 'once' || !passingStatuses.has(answer.status)) return false;
  if ((retryAfterSeconds(answer) ?? 0) * 1000 > waitAfterTry(tryNumber)) return false;
  return tryNumber < (request.tries ?? defaultTries);
}

/** Whether a lost connection is worth another try: always when nothing was sent, else only if it may be repeated. */
export function retriesLoss(request: HttpRequest, loss: Loss, tryNumber: number): boolean {
  if (loss === 'too-large') return false;
  if (request.effect === 'once' && loss !== 'nothing-sent') return false;
  return tryNumber < (request.tries ?? defaultTries);
}

/** What is known about a request that got no usable answer. */
export type Loss = 'nothing-sent' | 'answer-lost' | 'too-large';

const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
/** These also end a connection over which the request may have gone: the step that failed tells. */
const alsoLater = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);
const connecting = new Set(['connect', 'getaddrinfo']);

/** Reads from an error whether the request can have reached the remote. */
export function lossOf(error: unknown): Loss {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code, syscall } = current as NodeJS.ErrnoException;
    if (code === 'TOO_LARGE') return 'too-large';
    if (typeof code !== 'string') continue;
    if (beforeSending.has(code) || isCertificateFault(code)) return 'nothing-sent';
    // Of several addresses that were tried, node gives one error for all; a connection there was none.
    const isConnecting = current instanceof AggregateError || connecting.has(syscall ?? '');
    if (alsoLater.has(code) && isConnecting) return 'nothing-sent';
  }
  return 'answer-lost';
}

/** TLS names are checked before the first byte of the request. */
function isCertificateFault(code: string): boolean {
  return /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code);
}
