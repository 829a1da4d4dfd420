// JSON.stringify escapes half surrogate pairs and NUL, and the backslash itself.
const escape = /\\(\\|u(?:d[89a-f][0-9a-f]{2}|0000))/gi;

/**
 * A value as text for a jsonb column. PostgreSQL refuses NUL and half surrogate pairs, which a text cut between the
 * halves of an emoji has; they become U+FFFD.
 */
export const jsonb = (value: unknown): string => jsonbText(JSON.stringify(value));

/** The same of a value that is JSON already. */
export const jsonbText = (json: string): string =>
  json.replace(escape, (found, what: string) => (what === '\\' ? found : '\\ufffd'));
