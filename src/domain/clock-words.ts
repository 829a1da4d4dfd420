/** `18`, `18:00`, `18.30`, `6 pm`, `18 uhr`, `18h`: one time of the day. */
const time = String.raw`(\d{1,2})(?:\s?[:.]\s?(\d{2}))?\s?(am|pm|a\.m\.|p\.m\.|uhr|h|o['’]clock)?`;
const one = new RegExp(`^(?:at |um |gegen )?${time}$`);
const two = new RegExp(
  `^(?:from |between |von |zwischen )?${time}\\s?(?:-|–|—|to|till|til|until|and|bis|und)\\s?${time}$`,
);

const tidy = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Minutes since midnight of a time of the day as people type it; undefined for anything else. */
export function timeTyped(text: string): number | undefined {
  const [, hour, minute, half] = one.exec(tidy(text)) ?? [];
  return minutesOf(hour, minute, half);
}

/** A span of the day as people type it, `18:00-08:00` or `6 pm to 8 am`; undefined for anything else, or for none at all. */
export function timesTyped(text: string): { readonly from: number; readonly to: number } | undefined {
  const [, hour, minute, half, otherHour, otherMinute, otherHalf] = two.exec(tidy(text)) ?? [];
  const from = minutesOf(hour, minute, half);
  const to = minutesOf(otherHour, otherMinute, otherHalf);
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** How long `for 2 hours` or `für 3 Tage` lasts, in milliseconds; undefined for anything else, or for over a year. */
export function spanTyped(text: string): number | undefined {
  const said =
    /^(?:for |für )?(an?|one|eine?n?|\d{1,3})\s?(hours?|h|stunden?|days?|tage?n?|weeks?|wochen?)$/.exec(
      tidy(text),
    );
  if (said === null) return undefined;
  const [, count = '', unit = ''] = said;
  const many = /^\d/.test(count) ? Number(count) : 1;
  const hours = /^(?:h|st)/.test(unit) ? 1 : /^[dt]/.test(unit) ? 24 : 7 * 24;
  const span = many * hours * 3_600_000;
  return span > 0 && span <= 366 * 86_400_000 ? span : undefined;
}

/** `18:00`: a time of the day as both languages write it. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function minutesOf(hour: string | undefined, minute = '0', half = ''): number | undefined {
  if (hour === undefined) return undefined;
  const isHalf = /^[ap]/.test(half);
  const hours = Number(hour);
  const minutes = Number(minute);
  if (minutes > 59 || (isHalf ? hours < 1 || hours > 12 : hours > 24)) return undefined;
  const ofDay = isHalf ? (hours % 12) + (half.startsWith('p') ? 12 : 0) : hours;
  if (ofDay === 24 && minutes > 0) return undefined;
  return (ofDay % 24) * 60 + minutes;
}
