/** What Microsoft says about returning a subscription; times in milliseconds since 1970 UTC (contract 10.1). */
export interface ReturnFacts {
  readonly quantity: number;
  /** `cancellationAllowedUntilDate`: until when the whole subscription can be cancelled. */
  readonly cancellableUntil: number | undefined;
  /** `refundableQuantity.details`: seats bought together, each with its own end. */
  readonly batches: readonly { readonly quantity: number; readonly until: number }[];
}

export interface ReturnBatch {
  readonly quantity: number;
  readonly until: number;
  /** `last-day`: less than a day is left. */
  readonly state: 'open' | 'last-day' | 'closed';
}

export interface ReturnWindow {
  /** The earliest end first. */
  readonly batches: readonly ReturnBatch[];
  /** Seats that can be returned now. */
  readonly returnable: number;
  /** When the next of those ends. */
  readonly nextEnd: number | undefined;
  /** When the last of those ends. */
  readonly lastEnd: number | undefined;
  /** Whether the whole subscription can be cancelled now, and until when it can be at all. */
  readonly cancellable: boolean;
  readonly cancellableUntil: number | undefined;
}

const day = 24 * 60 * 60_000;

/** What can be returned at a moment. Every end is Microsoft's; nothing is counted from the day of buying. */
export function returnWindow(facts: ReturnFacts, now: number): ReturnWindow {
  const batches = [...facts.batches]
    .sort((a, b) => a.until - b.until)
    .map(({ quantity, until }): ReturnBatch => ({ quantity, until, state: stateAt(until, now) }));
  const open = batches.filter((batch) => batch.state !== 'closed');
  const seats = open.reduce((sum, batch) => sum + batch.quantity, 0);
  const until = facts.cancellableUntil;
  return {
    batches,
    returnable: Math.min(seats, facts.quantity),
    nextEnd: open[0]?.until,
    lastEnd: open.at(-1)?.until,
    cancellable: until !== undefined && now < until,
    cancellableUntil: until,
  };
}

function stateAt(until: number, now: number): ReturnBatch['state'] {
  if (now >= until) return 'closed';
  return until - now < day ? 'last-day' : 'open';
}

/** A step of an availability's cancellation policy (contract 7): how much is refunded, for how long. */
export interface RefundOption {
  readonly type: 'full' | 'partial';
  /** As Microsoft writes it: `P1D`, `PT168H`; undefined when it names no end. */
  readonly expiresAfter: string | undefined;
}

/**
 * What is promised before buying: for how many milliseconds after the purchase everything, or a part, comes back.
 * Undefined where the policy names none, or names it in a way we cannot read.
 */
export function refundPromise(policy: readonly RefundOption[]): {
  readonly fullFor: number | undefined;
  readonly partlyFor: number | undefined;
} {
  const longest = (type: RefundOption['type']): number | undefined =>
    policy
      .filter((option) => option.type === type)
      .map((option) => duration(option.expiresAfter ?? ''))
      .reduce(
        (most, one) => (one === undefined || (most !== undefined && most >= one) ? most : one),
        undefined,
      );
  return { fullFor: longest('full'), partlyFor: longest('partial') };
}

/** Milliseconds of an ISO 8601 duration of days and hours; undefined for months, years and anything else. */
function duration(text: string): number | undefined {
  const match = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(\d+)H)?$/i.exec(text.trim());
  if (match === null) return undefined;
  return Number(match[1] ?? 0) * day + Number(match[2] ?? 0) * 60 * 60_000;
}
