import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Recognises short secrets without keeping them: only the holder of the key can compare, so guessing offline is out. */
export interface KeyedHash {
  /** 64 hex digits; `purpose` keeps equal secrets of different things apart. */
  of(secret: string, purpose: string): string;
  /** Whether this is the secret behind the hash; takes the same time for every wrong one. */
  matches(secret: string, purpose: string, hash: string): boolean;
}

/** HMAC-SHA-256 under a key derived from the 32 bytes, given as base64, that also seal secrets. */
export function createKeyedHash(keyBase64: string): KeyedHash {
  const master = Buffer.from(keyBase64, 'base64');
  if (master.length !== 32) throw new Error('the encryption key must be 32 bytes, written as base64');
  const key = Buffer.from(hkdfSync('sha256', master, '', 'keyed-hash v1', 32));
  const digest = (secret: string, purpose: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, secret]))
      .digest();
  return {
    of: (secret, purpose) => digest(secret, purpose).toString('hex'),
    matches: (secret, purpose, hash) => {
      const given = Buffer.from(hash, 'hex');
      const wanted = digest(secret, purpose);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}
