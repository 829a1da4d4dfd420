import { errorBody } from '../http/problem-from-answer.ts';
import type { HttpAnswer } from '../http/port.ts';
import type { Refused } from './call-ids.ts';
import { partnerCenterEnvelope } from './envelope.ts';
import { errorSchema } from './schema.ts';

/** Statuses with which Partner Center declines a request it has understood (contract 3.5). */
const decliningStatuses = [400, 403, 404, 409, 412, 417];
/** "Not found", of whatever it was (errors.json). */
const notFoundCode = 1000;

/**
 * The answer as a refusal of the deal; undefined for everything that is no answer of that kind: a success, a fault of
 * our own sign-in or its rights, throttling, a failing server, a page without a code.
 */
export function refusalOf(answer: HttpAnswer): Refused | undefined {
  if (!decliningStatuses.includes(answer.status)) return undefined;
  const { code, correlationId, kind } = partnerCenterEnvelope(answer);
  if (code === undefined || !/^\d{1,9}$/.test(code)) return undefined;
  // Every 403 that is not about our rights is marked as a refused deal.
  if (answer.status === 403 && kind !== 'rejected') return undefined;
  const description = errorSchema.safeParse(errorBody(answer)).data?.description;
  return { kind: 'refused', status: answer.status, code: Number(code), description, correlationId };
}

/** Whether what was asked for is not there: 404 with 1000 or one of the codes. Other 404s may be a wrong address. */
export function saysGone(answer: HttpAnswer, codes: readonly number[]): boolean {
  if (answer.status !== 404) return false;
  const refused = refusalOf(answer);
  return refused !== undefined && (refused.code === notFoundCode || codes.includes(refused.code));
}
