import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** One key of 32 bytes, and the name that everything made with it carries. */
export interface NamedKey {
  /** Eight hex digits derived from the key; says nothing about it. */
  readonly name: string;
  readonly bytes: Buffer;
  /** The same for a cipher, made once. */
  readonly key: KeyObject;
}

/** The key that is used from now on, and those that only open what was sealed before, or elsewhere meanwhile. */
export interface KeyRing {
  readonly current: NamedKey;
  /** All of them, the current one first. */
  readonly all: readonly NamedKey[];
}

/** A ring from keys written as base64. Throws when one is not 32 bytes long, without showing it. */
export function keyRing(currentBase64: string, othersBase64: readonly string[] = []): KeyRing {
  const current = namedKey(currentBase64);
  const others = othersBase64.map(namedKey).filter(({ name }) => name !== current.name);
  return { current, all: [current, ...others] };
}

/** 32 bytes of a key's own for one use, so that what is made for one is worth nothing for another. */
export const derivedKey = (master: Buffer, use: string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', use, length));

function namedKey(base64: string): NamedKey {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new Error('an encryption key must be 32 bytes, written as base64');
  const name = derivedKey(bytes, 'key-name v1', 4).toString('hex');
  return { name, bytes, key: createSecretKey(bytes) };
}
