import type { TeamsActivity } from './activity.ts';

/**
 * The zone somebody's client says it is in, as IANA names it; undefined when it says none. A client that only tells its
 * clock is in a zone of that distance from UTC (contract teams 3).
 */
export function timeZoneOf({
  localTimezone,
  localTimestamp,
  entities,
}: Pick<TeamsActivity, 'localTimezone' | 'localTimestamp' | 'entities'>): string | undefined {
  const client = entities?.find(({ type }) => type === 'clientInfo');
  const named = [localTimezone, client?.timezone].find((zone) => zone !== undefined && isZone(zone));
  return named ?? zoneOfClock(localTimestamp);
}

/** The sign of these names is turned round: `Etc/GMT-2` is two hours ahead. Only whole hours have one. */
function zoneOfClock(clock: string | undefined): string | undefined {
  const [, sign = '', hours = ''] = /T[\d:.]+([+-])(\d\d):00$/.exec(clock ?? '') ?? [];
  if (sign === '') return undefined;
  const zone = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
  return isZone(zone) ? zone : undefined;
}

/** Asking costs as much as a whole turn otherwise; there are some 600 zones, and any number of names that are none. */
const zones = new Set<string>();
const mostZones = 1_000;

function isZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    Intl.DateTimeFormat('en-GB', { timeZone: zone });
  } catch {
    return false;
  }
  if (zones.size < mostZones) zones.add(zone);
  return true;
}
