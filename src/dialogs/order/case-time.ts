import { localeFor, type Reader } from '../kit/language.ts';

const minute = 60_000;
const hour = 60 * minute;

/** `12 min`, `3 hr`: a wait in milliseconds as people say it, rounded up. */
export function duration(milliseconds: number, reader: Reader): string {
  const isLong = milliseconds >= 2 * hour;
  const size = Math.max(1, Math.ceil(milliseconds / (isLong ? hour : minute)));
  const unit = isLong ? 'hour' : 'minute';
  return new Intl.NumberFormat(localeFor(reader), { style: 'unit', unit, unitDisplay: 'short' }).format(size);
}
