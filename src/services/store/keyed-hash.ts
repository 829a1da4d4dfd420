import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey, keyRing } from './key-ring.ts';

/** Recognises short secrets without keeping them: only the holder of a key can compare, so guessing offline is out. */
export interface KeyedHash {
  /** The current key's name, a dot and 64 hex digits; `purpose` keeps equal secrets of different things apart. */
  of(secret: string, purpose: string): string;
  /** Every text that `of` may have made of this secret so far, the newest first: for looking it up. */
  candidates(secret: string, purpose: string): readonly string[];
  /** Whether this is the secret behind the hash, by whichever known key; takes the same time for every wrong one. */
  matches(secret: string, purpose: string, hash: string): boolean;
}

/** HMAC-SHA-256 under keys derived from the 32 bytes each, given as base64, that also seal secrets. */
export function createKeyedHash(currentBase64: string, othersBase64: readonly string[] = []): KeyedHash {
  const keys = keyRing(currentBase64, othersBase64).all.map(({ name, bytes }) => ({
    name,
    key: derivedKey(bytes, 'keyed-hash v1'),
  }));
  const hashes = (secret: string, purpose: string) =>
    keys.map(({ name, key }) => {
      const digest = createHmac('sha256', key).update(JSON.stringify([purpose, secret]));
      return { name, hex: digest.digest('hex') };
    });
  const candidates = (secret: string, purpose: string) =>
    // Those made before hashes named their key are the digits alone.
    hashes(secret, purpose).flatMap(({ name, hex }) => [`${name}.${hex}`, hex]);
  return {
    of: (secret, purpose) => candidates(secret, purpose)[0] ?? '',
    candidates,
    matches: (secret, purpose, hash) => {
      const given = Buffer.from(hash);
      return candidates(secret, purpose)
        .map((one) => Buffer.from(one))
        .map((wanted) => wanted.length === given.length && timingSafeEqual(wanted, given))
        .includes(true);
    },
  };
}
