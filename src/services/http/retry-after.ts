import type { HttpAnswer } from './port.ts';

/**
 * Seconds until the remote wants to be asked again, from `Retry-After` as a number or a date; undefined without one.
 * A date is read against the answer's own `Date`, so that a wrong clock here does not matter.
 */
export function retryAfterSeconds(answer: HttpAnswer): number | undefined {
  const value = answer.headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const until = Date.parse(value);
  const sentAt = Date.parse(answer.headers['date'] ?? '');
  if (Number.isNaN(until) || Number.isNaN(sentAt)) return undefined;
  return Math.max(0, Math.ceil((until - sentAt) / 1000));
}
