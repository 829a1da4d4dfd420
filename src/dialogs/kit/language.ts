import type { Language } from '../../domain/language.ts';
import { dateFormat } from '../../domain/date-format.ts';
import { momentAt, onTheWall, safeZone } from '../../domain/wall-clock.ts';

// `en` is the type of all texts; the others have the same keys.
export { languageOf, languages, type Language } from '../../domain/language.ts';

export interface Reader {
  readonly language: Language;
  /** `de-AT`: decides how dates look, as far as it is of that language. */
  readonly locale: string;
  /** IANA name, `Europe/Dublin`. */
  readonly timeZone: string;
}

/**
 * `Mon, 14 Sept, 11:42 IST`: weekday, date, time and zone of the reader, in the language of the text around it. The one
 * form of a moment in everything that is said.
 */
export function moment(at: number, reader: Reader): string {
  return dateFormat(localeFor(reader), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: safeZone(reader.timeZone),
    timeZoneName: 'short',
  }).format(at);
}

/** `14:06`: a time of the reader's own day, where the day is said already. */
export function timeOfDay(at: number, reader: Reader): string {
  const zone = { timeZone: safeZone(reader.timeZone) };
  return dateFormat(localeFor(reader), { hour: '2-digit', minute: '2-digit', ...zone }).format(at);
}

/** The end of one of Microsoft's windows: in the reader's time, and in UTC where that is another. */
export function windowEnd(at: number, reader: Reader): string {
  const own = moment(at, reader);
  // Where the clocks show the same, naming it GMT and UTC would say it twice.
  const isSame = onTheWall(at, safeZone(reader.timeZone)) === onTheWall(at, 'UTC');
  return isSame ? own : `${own} (${moment(at, { ...reader, timeZone: 'UTC' })})`;
}

const hour = 60 * 60_000;

/** `7 days`, `36 hours`: how long something lasts, in milliseconds, as Microsoft's windows do. */
export function span(milliseconds: number, reader: Reader): string {
  const hours = Math.floor(milliseconds / hour);
  const unit = hours % 24 === 0 ? 'day' : 'hour';
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(localeFor(reader), style).format(unit === 'day' ? hours / 24 : hours);
}

/** `Mon, 1 Feb 2027`: a day without a time, such as a renewal, in the reader's zone. */
export function dayOf(at: number, reader: Reader): string {
  return dateFormat(localeFor(reader), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: safeZone(reader.timeZone),
  }).format(at);
}

/** A day that Microsoft keeps as a moment of UTC: it is that day wherever the reader is. */
export function dayOfUtc(at: number, reader: Reader): string {
  return dayOf(at, { ...reader, timeZone: 'UTC' });
}

/** The last day of a term: Microsoft's terms end with a day of UTC (contract 3.8). */
export const termEnd = dayOfUtc;

/** Nine in the morning of the reader's next day, in milliseconds since 1970 UTC. */
export function tomorrowMorning(now: number, reader: Reader): number {
  const zone = safeZone(reader.timeZone);
  const tomorrow = new Date(onTheWall(now, zone) + 86_400_000);
  return momentAt(
    Date.UTC(tomorrow.getUTCFullYear(), tomorrow.getUTCMonth(), tomorrow.getUTCDate(), 9),
    zone,
  );
}

/** The day it is where the reader is; months count from 1. */
export function todayOf(now: number, reader: Reader): { year: number; month: number; day: number } {
  const wall = new Date(onTheWall(now, safeZone(reader.timeZone)));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** The last minute of a day where the reader is, in milliseconds since 1970 UTC. */
export const endOfDay = (day: { year: number; month: number; day: number }, reader: Reader): number =>
  momentAt(Date.UTC(day.year, day.month - 1, day.day, 23, 59), safeZone(reader.timeZone));

const usualLocale: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The reader's own locale, or the usual one of the language when we answer in another than theirs. */
export function localeFor({ language, locale }: Reader): string {
  // A client may send any text as locale or time zone; Intl would throw on it.
  try {
    const [own] = Intl.getCanonicalLocales(locale);
    return own?.split('-')[0] === language ? own : usualLocale[language];
  } catch {
    return usualLocale[language];
  }
}
