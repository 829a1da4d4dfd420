// JSON.stringify escapes half surrogate pairs and NUL, and the backslash itself.
const escape = /\\(\\|u(?:d[89a-f][0-9a-f]{2}|0000))/gi;

/**
 * A value as text for a jsonb column. PostgreSQL refuses NUL and half surrogate pairs, which a text cut between the
 * halves of an emoji has; they become U+FFFD.
 */
export function jsonb(value: unknown): string {
  return JSON.stringify(value).replace(escape, (found, what: string) => (what === '\\' ? found : '\\ufffd'));
}
