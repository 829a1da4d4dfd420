const made = new Map<string, Intl.DateTimeFormat>();
/** Languages and zones come from clients, which may send any: their number must have an end. */
const mostKept = 500;

/**
 * The format for a locale with these options; made once, because making one costs a thousand times what using it does.
 * Throws a RangeError for a zone or locale that does not exist.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  if (made.size >= mostKept) made.clear();
  made.set(key, format);
  return format;
}
