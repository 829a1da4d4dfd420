import assert from 'node:assert/strict';
import { Problem, type ProblemFacts, type ProblemKind } from '../../../src/errors.ts';

/** Awaits a rejection with a Problem of this kind and (some of) these facts; returns it. */
export async function rejectsWith(
  promise: Promise<unknown>,
  kind: ProblemKind,
  facts: Partial<ProblemFacts> = {},
): Promise<Problem> {
  const error = await promise.then(
    () => assert.fail('it was answered instead of rejected'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw error;
  const shown = Object.fromEntries(
    Object.keys(facts).map((key) => [key, error.facts[key as keyof ProblemFacts]]),
  );
  assert.deepEqual({ kind: error.kind, ...shown }, { kind, ...facts });
  return error;
}
