import { dayOf, moment, timeOfDay, type Reader } from './language.ts';

/** `14:06` on the reader's own day, else with the day: `Tue, 15 Sept, 09:12 IST`. */
export const shortly = (at: number, now: number, reader: Reader): string =>
  isSameDay(at, now, reader) ? timeOfDay(at, reader) : moment(at, reader);

export const isSameDay = (at: number, now: number, reader: Reader): boolean =>
  dayOf(at, reader) === dayOf(now, reader);
