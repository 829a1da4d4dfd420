import { Problem } from '../../../errors.ts';

/** A reason why the embedded database cannot run, as one sentence for the person who started the product. */
export function databaseProblem(sentence: string, cause?: unknown): Problem {
  return new Problem('unavailable', sentence, { remote: 'database' }, { cause });
}

/** The code of an operating-system error (ENOENT, EACCES, …), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
