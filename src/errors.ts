/**
 * The broken world, in one type. An outcome somebody could expect is a returned union instead
 * (`{ kind: 'not-yet' }`); anything thrown that is not a Problem is a bug.
 */
export type ProblemKind =
  /** The remote understood and refused (4xx other than those below). Not repeated. */
  | 'rejected'
  | 'not-found'
  /** Our credentials or rights were refused, or a token could not be had. */
  | 'unauthorised'
  /** Too many calls; `retryAfterSeconds` says when to come back. */
  | 'throttled'
  /** The remote is down or unreachable and certainly did nothing. */
  | 'unavailable'
  /** A call that changes something was sent and its answer was lost: it may have worked. */
  | 'outcome-unknown';

export interface ProblemFacts {
  /** Which remote, for logs and support: 'partner-center', 'graph', 'sign-in', 'teams', … */
  readonly remote: string;
  /** HTTP status, when an answer came. */
  readonly status?: number;
  /** The remote's own code, as text. Branch on (status, code), never on the message. */
  readonly code?: string;
  /** What to quote in a support request (MS-CorrelationId, request-id). */
  readonly correlationId?: string;
  readonly retryAfterSeconds?: number;
}

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;

  constructor(kind: ProblemKind, message: string, facts: ProblemFacts, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Problem';
    this.kind = kind;
    this.facts = facts;
  }
}

/** True for a Problem, optionally of one kind. */
export function isProblem(error: unknown, kind?: ProblemKind): error is Problem {
  return error instanceof Problem && (kind === undefined || error.kind === kind);
}
