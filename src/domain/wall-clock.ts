import { dateFormat } from './date-format.ts';

const day = 86_400_000;

/** What a clock on the wall of this zone shows, as if it were UTC, to the minute. */
export function onTheWall(at: number, zone: string): number {
  const parts = dateFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

/**
 * Every moment at which the clock on the wall of this zone shows what `wall` is in UTC, soonest first: two in the hour
 * that is lived twice. In the hour that is left out, the moment that is as far behind it as the clock is put forward.
 */
export function momentsAt(wall: number, zone: string): readonly number[] {
  const ahead = (at: number): number => onTheWall(at, zone) - at;
  // The zone's distance from UTC may change over night, so it is taken on both sides.
  const both = [...new Set([ahead(wall - day), ahead(wall + day)])]
    .map((distance) => wall - distance)
    .toSorted((a, b) => a - b);
  const shown = both.filter((at) => onTheWall(at, zone) === wall);
  return shown.length > 0 ? shown : [Math.max(...both)];
}

/** The first of those moments. */
export const momentAt = (wall: number, zone: string): number => momentsAt(wall, zone)[0] ?? wall;

/** Minutes since midnight on the wall of this zone, 0 to 1439. */
export const minuteOfDay = (at: number, zone: string): number =>
  (((onTheWall(at, zone) % day) + day) % day) / 60_000;

/** The next moment after `at` when the wall of this zone shows so many minutes since midnight. */
export function nextAtMinute(at: number, minute: number, zone: string): number {
  const today = Math.floor(onTheWall(at, zone) / day) * day;
  const coming = [-day, 0, day, 2 * day]
    .flatMap((shift) => momentsAt(today + shift + minute * 60_000, zone))
    .filter((moment) => moment > at);
  return Math.min(...coming);
}

/** An IANA zone as it is; `UTC` for anything that names none, because a client may send any text. */
export function safeZone(zone: string): string {
  try {
    dateFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}
