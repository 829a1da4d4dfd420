import { meaningOfError, type ErrorMeaning, type MicrosoftCause } from '../../../domain/microsoft-errors.ts';
import type { Order, Standstill, StandstillCause } from '../../../domain/order.ts';
import { isAcceptance } from '../../../domain/standstill.ts';
import type { Refused } from '../../../services/partner-center/call-ids.ts';
import type { OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';

/** What passes by itself: how long to wait before the stage is tried again. */
const passing: Partial<Record<MicrosoftCause, number>> = {
  'changed-meanwhile': 5_000,
  'not-there-yet': 10_000,
  'in-progress': 30_000,
  service: 60_000,
};
/** What is over before it is a trouble: the next stage finds the facts as they are. */
const mended: readonly MicrosoftCause[] = [
  'stale-availability',
  'cart-gone',
  'cart-lines',
  'already-ordered',
];
const mostRefills = 3;
/** How often somebody else's doing is looked for. */
const parkedLookMs = 15 * 60_000;

/** Without a status: one of several groups of a cart was refused at the checkout (contract 8.3). */
export type Refusal = Pick<Refused, 'code' | 'correlationId'> & { readonly status?: number };

/** What follows from Microsoft's no, by its status and code: wait, ask the seller, or call the provider's staff. */
export function afterRefusal(context: OrderContext, order: Order, refused: Refusal): Outcome {
  const { status, code, correlationId } = refused;
  const meaning = meaningOfError({ status, code });
  const now = context.clock.now();
  context.log.warn({ order: order.id, state: order.state, status, code, correlationId }, 'Microsoft said no');
  const pause = passing[meaning.cause];
  if (pause !== undefined) return { kind: 'wait', until: now + pause };
  if (mended.includes(meaning.cause)) return refill(order, code, correlationId);
  const standstill = { ...standstillOf(meaning), code, correlationId };
  // What Microsoft did not find has to be recorded, or waited for, again.
  if (meaning.cause === 'agreement-missing' || isAcceptance(standstill.cause)) {
    const progress = { ...order.progress, agreementAt: undefined };
    return { kind: 'park', standstill, progress, until: now + parkedLookMs };
  }
  switch (meaning.who) {
    case 'seller':
      return { kind: 'ask', standstill };
    case 'provider':
      return { kind: 'person', standstill };
    case 'administrator':
    case 'wait':
      return { kind: 'park', standstill, until: now + parkedLookMs };
  }
}

/** Fills a new cart, but not for ever: when Microsoft keeps refusing what it has just named, somebody has to look. */
function refill(order: Order, code: number, correlationId: string | undefined): Outcome {
  const refills = (order.progress.refills ?? 0) + 1;
  const progress = { ...order.progress, cart: undefined, checkoutAt: undefined, refills };
  if (refills <= mostRefills) return { kind: 'go', event: 'availability-stale', facts: { code }, progress };
  const standstill = { cause: 'service', code, correlationId } as const;
  return { kind: 'person', standstill, progress: { ...progress, refills: undefined } };
}

/** What follows when a line of a filled cart cannot be ordered. */
export function afterBadLine(context: OrderContext, order: Order, line: number, code: number): Outcome {
  const meaning = meaningOfError({ code, where: 'cart-line' });
  context.log.warn({ order: order.id, line, code }, 'Microsoft said no to a line');
  if (mended.includes(meaning.cause)) return refill(order, code, undefined);
  const standstill = lineTrouble(line, code);
  return { kind: meaning.who === 'provider' ? 'person' : 'ask', standstill };
}

/** Why a line of a cart cannot be ordered; the answer was a success all the same (contract 8.1). */
export function lineTrouble(line: number, code: number): Standstill {
  return { ...standstillOf(meaningOfError({ code, where: 'cart-line' })), code, lines: [line] };
}

/** The cause as people are told it; what the workflow mends by itself is unknown to them when it comes up elsewhere. */
export function standstillOf({ cause, field }: ErrorMeaning): Standstill {
  return { cause: isStandstill(cause) ? cause : 'unknown', ...(field === undefined ? {} : { field }) };
}

const neverStandstill = [
  'agreement-known',
  'no-account-status',
  'stale-availability',
  'cart-gone',
  'cart-lines',
  'already-ordered',
  'changed-meanwhile',
  'not-there-yet',
] as const satisfies readonly MicrosoftCause[];

function isStandstill(cause: MicrosoftCause): cause is StandstillCause {
  return !(neverStandstill as readonly MicrosoftCause[]).includes(cause);
}
