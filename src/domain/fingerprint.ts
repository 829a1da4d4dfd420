import { createHash } from 'node:crypto';

/** `full` decides; `short` is for people's eyes: `7F3-K2`. */
export interface Fingerprint {
  /** SHA-256 of the canonical form, 64 hex digits. */
  readonly full: string;
  readonly short: string;
}

/** No two of these are mistaken for each other, on a phone or read aloud: no 0/O, 1/I/L, Z beside 2, 5/S, 8/B, U/V. */
const alphabet = '234679ACDEFGHJKMNPQRTVWXY';
const shown = 5;

/**
 * What a decision is bound to: the same for the same content whatever the order of keys, different for any other.
 * Properties that are undefined count as absent. Throws a TypeError for what is not plain data: NaN, functions, dates.
 */
export function fingerprintOf(value: unknown): Fingerprint {
  const full = createHash('sha256').update(canonical(value)).digest('hex');
  return { full, short: shortFingerprint(full) };
}

/** The short form of a full fingerprint that was stored. */
export function shortFingerprint(full: string): string {
  let rest = BigInt(`0x${full}`);
  let letters = '';
  for (let index = 0; index < shown; index++) {
    letters += alphabet[Number(rest % BigInt(alphabet.length))] ?? '';
    rest /= BigInt(alphabet.length);
  }
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

/** The one way to write plain data as text, which is what is hashed: JSON without spaces, keys sorted by code unit. */
export function canonical(value: unknown): string {
  // JSON writes undefined in a list as null; here it is the same.
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
    return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isPlain(value)) throw new TypeError('only plain data has a fingerprint');
  const entries = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join(',')}}`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
