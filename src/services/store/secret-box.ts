import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { keyRing, type NamedKey } from './key-ring.ts';

/** Keeps short secrets readable for the holder of a key only. */
export interface SecretBox {
  /** Encrypts with the current key; `purpose` says what the secret is for and must be given again to open it. */
  seal(secret: string, purpose: string): string;
  /** Decrypts with whichever known key. Throws when the text was changed, was sealed for another purpose or with an unknown key. */
  open(sealed: string, purpose: string): string;
  /** How every text begins that the current key has sealed. */
  readonly currentPrefix: string;
  /** How texts begin that name one of the known keys, the current one's first. */
  readonly knownPrefixes: readonly string[];
}

/** Before texts named their key. */
const NAMELESS = 'v1.';
const VERSION = 'v2.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under keys of 32 bytes, given as base64: the first one seals, all of them open. Throws when a key has
 * another length.
 */
export function createSecretBox(currentBase64: string, othersBase64: readonly string[] = []): SecretBox {
  const ring = keyRing(currentBase64, othersBase64);
  const prefixOf = ({ name }: NamedKey) => `${VERSION}${name}.`;
  const currentPrefix = prefixOf(ring.current);
  return {
    seal(secret, purpose) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', ring.current.key, nonce);
      cipher.setAAD(Buffer.from(currentPrefix + purpose));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return currentPrefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, purpose) {
      if (sealed.startsWith(NAMELESS)) return opened(ring.all, sealed, NAMELESS, purpose);
      if (!/^v2\.[0-9a-f]{8}\./.test(sealed)) throw unknownFormat();
      const key = ring.all.find((one) => sealed.startsWith(prefixOf(one)));
      return opened(key === undefined ? [] : [key], sealed, sealed.slice(0, currentPrefix.length), purpose);
    },
    currentPrefix,
    knownPrefixes: ring.all.map(prefixOf),
  };
}

/** Random bytes in stock: to ask for twelve of them costs as much as for a thousand. */
const stock = Buffer.alloc(NONCE_BYTES * 256);
let taken = stock.length;

/** Bytes nobody has been given before. */
function nextNonce(): Buffer {
  if (taken === stock.length) {
    randomFillSync(stock);
    taken = 0;
  }
  taken += NONCE_BYTES;
  return Buffer.from(stock.subarray(taken - NONCE_BYTES, taken));
}

const unknownFormat = () => new Error('a stored secret is not in a known format');

/** What the first of these keys that fits makes of it. */
function opened(keys: readonly NamedKey[], sealed: string, prefix: string, purpose: string): string {
  const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw unknownFormat();
  let cause: unknown;
  for (const key of keys) {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(prefix + purpose)).setAuthTag(tag);
    try {
      const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch (error) {
      cause = error;
    }
  }
  throw new Error(
    'a stored secret cannot be opened: it was changed, or the encryption key is another one',
    cause === undefined ? undefined : { cause },
  );
}
