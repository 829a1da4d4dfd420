import type { z } from 'zod';
import { Problem, type ProblemKind } from '../../errors.ts';
import type { HttpAnswer, HttpRequest } from './port.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** What a remote's own error body says. `kind` only where the remote means something else than its HTTP status. */
export interface Refusal {
  readonly code?: string;
  readonly correlationId?: string;
  readonly kind?: ProblemKind;
}

/** Reads one remote's error bodies; gets every answer that is not a success and never throws. */
export type Envelope = (answer: HttpAnswer) => Refusal;

/** An error answer's body as JSON; undefined when it is something else, a gateway's page for instance. */
export function errorBody(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}

/** The request's part that a Problem tells about. */
export type Asked = Pick<HttpRequest, 'remote' | 'operation' | 'effect'>;

/** Turns an answer that is not a success into the Problem to throw. The remote's text stays out: it may name people. */
export function problemFromAnswer(asked: Asked, answer: HttpAnswer, envelope: Envelope): Problem {
  const refusal = envelope(answer);
  const kind = refusal.kind ?? kindOfStatus(answer.status, asked.effect);
  const code = refusal.code === undefined ? '' : `/${refusal.code}`;
  const wait = retryAfterSeconds(answer);
  return new Problem(kind, `${asked.remote} answered ${answer.status}${code} to ${asked.operation}.`, {
    remote: asked.remote,
    status: answer.status,
    ...(refusal.code === undefined ? {} : { code: refusal.code }),
    ...(refusal.correlationId === undefined ? {} : { correlationId: refusal.correlationId }),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  });
}

function kindOfStatus(status: number, effect: HttpRequest['effect']): ProblemKind {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404) return 'not-found';
  if (status === 429) return 'throttled';
  if (status === 501) return 'rejected';
  // A gateway that gave up waiting says nothing about what happened behind it.
  if (status === 408 || status >= 500) return effect === 'once' ? 'outcome-unknown' : 'unavailable';
  // A redirect or an unasked-for 2xx/3xx is an answer nobody can use.
  return 'rejected';
}

/**
 * The body of a success as the schema wants it. Throws a Problem with code `unreadable-answer` when it is not JSON
 * or lacks what we need: the remote changed, or something in between answered for it.
 */
export function readAnswer<Schema extends z.ZodType>(
  asked: Asked,
  answer: Pick<HttpAnswer, 'status' | 'json'>,
  schema: Schema,
): z.output<Schema> {
  try {
    return schema.parse(answer.json());
  } catch (cause) {
    const kind = asked.effect === 'once' ? 'outcome-unknown' : 'unavailable';
    const message = `${asked.remote} answered ${answer.status} to ${asked.operation}, but with something unreadable.`;
    throw new Problem(
      kind,
      message,
      { remote: asked.remote, status: answer.status, code: 'unreadable-answer' },
      { cause },
    );
  }
}
