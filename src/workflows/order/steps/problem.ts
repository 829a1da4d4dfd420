import { meaningOfError } from '../../../domain/microsoft-errors.ts';
import type { Order, Standstill } from '../../../domain/order.ts';
import { isAcceptance } from '../../../domain/standstill.ts';
import type { Problem } from '../../../errors.ts';
import type { OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { standstillOf } from './refusal.ts';

/** When Microsoft does not answer: soon at first, then every few minutes. */
export const quickRetryMs = 5_000;
export const slowRetryMs = 180_000;
/** A shorter wait is over before it is read (error path 24). */
const worthSayingMs = 30_000;
/** How long trouble with the connection is borne before it is retried slowly, and before a person is called. */
const patienceMs = 120_000;
const helpAfterMs = 24 * 3_600_000;

/** Trouble that no stage expected: Microsoft is busy or silent, or refuses us. */
export function afterProblem(context: OrderContext, order: Order, problem: Problem): Outcome {
  const { facts, kind } = problem;
  const now = context.clock.now();
  context.log.warn({ order: order.id, state: order.state, kind, ...facts }, 'an order met a problem');
  const since = order.progress.troubleSince ?? now;
  const progress = { ...order.progress, troubleSince: since };
  switch (kind) {
    case 'throttled': {
      const wait = (facts.retryAfterSeconds ?? 60) * 1000;
      const until = now + wait;
      return {
        kind: 'wait',
        until,
        progress: wait > worthSayingMs ? { ...progress, busyUntil: until } : progress,
      };
    }
    case 'unavailable':
    case 'outcome-unknown': {
      const until = now + (now - since < patienceMs ? quickRetryMs : slowRetryMs);
      if (now - since < helpAfterMs) return { kind: 'wait', until, progress };
      // Still looked at: nobody but Microsoft can end this, and then it is to go on.
      return { kind: 'person', standstill: standstill(problem, 'service'), progress, until };
    }
    case 'unauthorised':
      return { kind: 'person', standstill: standstill(problem, 'our-rights') };
    case 'rejected':
    case 'not-found': {
      const because = standstill(problem);
      return isAcceptance(because.cause)
        ? takenBack(order, because, now)
        : { kind: 'person', standstill: because };
    }
  }
}

/** The customer has taken the relationship back, and Microsoft was not asked to sell yet: it is waited for again. */
function takenBack(order: Order, because: Standstill, now: number): Outcome {
  if (order.progress.checkoutAt !== undefined) return { kind: 'person', standstill: because };
  const progress = { ...order.progress, agreementAt: undefined };
  return { kind: 'park', standstill: because, progress, until: now + slowRetryMs };
}

function standstill({ facts }: Problem, cause?: Standstill['cause']): Standstill {
  const { status, code, correlationId } = facts;
  const known = Number(code);
  const because = cause ?? standstillOf(meaningOfError({ status, code })).cause;
  return { cause: because, ...(Number.isFinite(known) ? { code: known } : {}), correlationId };
}
