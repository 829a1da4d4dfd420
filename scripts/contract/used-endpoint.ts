import type { Clients, Facts } from './clients.ts';
import type { OrderingFacts } from './ordering-facts.ts';
import type { Sample } from './sample.ts';

/** An endpoint the product uses, with what it takes to try it on a documented answer and on the simulator. */
export interface UsedEndpoint {
  /** For reports: `GET /v1/customers/{id}`. */
  readonly name: string;
  readonly method: string;
  /** Of the real host; any of them. */
  readonly hosts: readonly string[];
  /** Whole path, without query. */
  readonly path: RegExp;
  /** Why a sample of this path is a question we do not ask; undefined when we do. */
  readonly notOurs?: (sample: Sample) => string | undefined;
  /** The client's own call. */
  readonly call: (clients: Clients, facts: Facts) => Promise<unknown>;
  /** Statuses of the calls the client makes before the documented one: ensureWebhook reads before it writes. */
  readonly before?: readonly { status: number; body?: unknown }[];
  /** What the client must make of the documented body; properties it does not name may have any value. */
  readonly expected: (body: unknown, facts: Facts) => unknown;
  /** Facts for the call that only this endpoint's samples hold. */
  readonly facts?: (
    sample: Sample,
    ordering: OrderingFacts,
  ) => Partial<Facts> & { readonly accountTenantId?: string };
  /** Query parameters that are the caller's choice and need not be in our request. */
  readonly freeQuery?: RegExp;
  /** Properties of the body, in lower case, that are the sample client's own and need not be in ours. */
  readonly freeBody?: RegExp;
  /** Places of the client's result that a simulated answer may leave empty although the documented one does not. */
  readonly mayLack?: RegExp;
}

/** The property in any letter case; undefined when there is none. */
export function property(value: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>((current, name) => {
    if (current === null || typeof current !== 'object') return undefined;
    return Object.entries(current).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  }, value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
