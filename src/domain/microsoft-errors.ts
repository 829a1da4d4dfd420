import data from './data/microsoft-errors.json' with { type: 'json' };
import type { DraftField } from './order-draft.ts';
import type { StandstillCause } from './order.ts';

/** Why Microsoft says no, in our words. Besides what stops an order, there is what the workflow mends by itself. */
export type MicrosoftCause =
  | StandstillCause
  /** The agreement is on record already: nothing is wrong. */
  | 'agreement-known'
  /** Microsoft has no status of this customer: buying is possible. */
  | 'no-account-status'
  /** The id of the offer has changed since it was looked up. */
  | 'stale-availability'
  | 'cart-gone'
  /** The lines say what is wrong. */
  | 'cart-lines'
  /** An earlier call has ordered this cart. */
  | 'already-ordered'
  | 'changed-meanwhile'
  | 'not-there-yet';

export interface ErrorMeaning {
  readonly cause: MicrosoftCause;
  /** The part of the draft to ask for again. */
  readonly field: DraftField | undefined;
  /** Who can do something about it; `wait`: nobody has to. */
  readonly who: 'seller' | 'provider' | 'administrator' | 'wait';
  readonly retry: 'never' | 'after-fix' | 'later' | 'at-once';
}

/** Where a code was met: the same numbers mean other things in a cart's lines and in checks of a reseller. */
export type ErrorPlace = 'call' | 'cart-line' | 'agreement-status' | 'partner-profile';

interface Row {
  readonly where?: string;
  readonly status?: number;
  readonly code: number;
  readonly cause: string;
  readonly field?: string;
  readonly who: string;
  readonly retry: string;
}

/** Nobody but the provider's people can judge a code that we do not know. */
const unknown: ErrorMeaning = { cause: 'unknown', field: undefined, who: 'provider', retry: 'never' };
const anyStatus = 'any';
const rows: readonly Row[] = data.errors;
const meanings: ReadonlyMap<string, ErrorMeaning> = new Map(
  rows.map((row) => [keyOf(row.where, row.status, row.code), meaningOf(row)]),
);
/** By code alone, where the list of refused order groups gives no status; only codes that always mean the same. */
const byCode: ReadonlyMap<number, ErrorMeaning | undefined> = sameForEveryStatus();

/**
 * What an error of Partner Center means for an order (errors.json of the contract; the ordering path: 5.6, 6, 8, 13).
 * Keyed on status and code, never on text. Without a status — an order group refused at checkout (8.3), a cart's
 * line — the code alone decides if it is unambiguous. A line or check is looked up among its own codes first.
 */
export function meaningOfError(error: {
  readonly status?: number | undefined;
  /** As the wire has it: a number or a text of digits. */
  readonly code: number | string | undefined;
  readonly where?: ErrorPlace | undefined;
}): ErrorMeaning {
  const code = Number(error.code === '' ? Number.NaN : error.code);
  const { status, where = 'call' } = error;
  const special = where === 'call' ? undefined : find(where, status, code);
  const found = special ?? find(undefined, status, code);
  return found ?? (status === undefined ? byCode.get(code) : undefined) ?? unknown;
}

function find(
  where: ErrorPlace | undefined,
  status: number | undefined,
  code: number,
): ErrorMeaning | undefined {
  return meanings.get(keyOf(where, status, code)) ?? meanings.get(keyOf(where, undefined, code));
}

function keyOf(where: string | undefined, status: number | undefined, code: number): string {
  return `${where ?? 'call'} ${status === undefined ? anyStatus : String(status)} ${String(code)}`;
}

function meaningOf(row: Row): ErrorMeaning {
  const { cause, field, who, retry } = row;
  // The file is ours; a test compares its words with these types.
  return { cause, field, who, retry } as ErrorMeaning;
}

function sameForEveryStatus(): Map<number, ErrorMeaning | undefined> {
  const found = new Map<number, ErrorMeaning | undefined>();
  for (const row of rows.filter((candidate) => candidate.where === undefined)) {
    const other = found.get(row.code);
    const meaning = meaningOf(row);
    found.set(row.code, found.has(row.code) && other?.cause !== meaning.cause ? undefined : meaning);
  }
  return found;
}
