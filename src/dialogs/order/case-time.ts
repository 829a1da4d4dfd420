import { localeFor, moment, timeOfDay, dayOf, type Reader } from '../kit/language.ts';

/** `14:06` on the reader's own day, else with the day: `Tue, 15 Sept, 09:12 IST`. */
export const shortly = (at: number, now: number, reader: Reader): string =>
  isSameDay(at, now, reader) ? timeOfDay(at, reader) : moment(at, reader);

export const isSameDay = (at: number, now: number, reader: Reader): boolean =>
  dayOf(at, reader) === dayOf(now, reader);

const minute = 60_000;
const hour = 60 * minute;

/** `12 min`, `3 hr`: a wait in milliseconds as people say it, rounded up. */
export function duration(milliseconds: number, reader: Reader): string {
  const isLong = milliseconds >= 2 * hour;
  const size = Math.max(1, Math.ceil(milliseconds / (isLong ? hour : minute)));
  const unit = isLong ? 'hour' : 'minute';
  return new Intl.NumberFormat(localeFor(reader), { style: 'unit', unit, unitDisplay: 'short' }).format(size);
}
