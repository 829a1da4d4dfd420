import { meaningOfError, type ErrorMeaning, type MicrosoftCause } from '../../../domain/microsoft-errors.ts';
import type { Order, Standstill, StandstillCause } from '../../../domain/order.ts';
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
/** How often somebody else's doing is looked for. */
const parkedLookMs = 15 * 60_000;

/** What follows from Microsoft's no, by its status and code: wait, ask the seller, or call the provider's staff. */
export function afterRefusal(context: OrderContext, order: Order, refused: Refused): Outcome {
  const { status, code, correlationId } = refused;
  const meaning = meaningOfError({ status, code });
  const now = context.clock.now();
  context.log.warn({ order: order.id, state: order.state, status, code, correlationId }, 'Microsoft said no');
  const pause = passing[meaning.cause];
  if (pause !== undefined) return { kind: 'wait', until: now + pause };
  if (mended.includes(meaning.cause)) {
    const progress = { ...order.progress, cart: undefined, checkoutAt: undefined };
    return { kind: 'go', event: 'availability-stale', facts: { code }, progress };
  }
  const standstill = { ...standstillOf(meaning), code, correlationId };
  // What Microsoft did not find has to be recorded, or waited for, again.
  if (meaning.cause === 'agreement-missing') {
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

/** Why a line of a cart cannot be ordered; the answer was a success all the same (contract 8.1). */
export function lineTrouble(line: number, code: number): Standstill {
  return { ...standstillOf(meaningOfError({ code, where: 'cart-line' })), code, lines: [line] };
}

/** The cause as people are told it; what the workflow mends by itself is unknown to them when it comes up elsewhere. */
function standstillOf({ cause, field }: ErrorMeaning): Standstill {
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
