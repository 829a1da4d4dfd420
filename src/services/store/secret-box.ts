import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keeps short secrets readable for the holder of one key only. */
export interface SecretBox {
  /** Encrypts; `purpose` says what the secret is for and must be given again to open it. */
  seal(secret: string, purpose: string): string;
  /** Decrypts. Throws when the text was changed, was sealed for another purpose or with another key. */
  open(sealed: string, purpose: string): string;
}

const VERSION = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key of 32 bytes, given as base64. Throws when the key has another length. */
export function createSecretBox(keyBase64: string): SecretBox {
  const key = Buffer.from(keyBase64, 'base64');
  if (key.length !== 32) throw new Error('the encryption key must be 32 bytes, written as base64');
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(VERSION + purpose));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES) {
        throw new Error('a stored secret is not in a known format');
      }
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(VERSION + purpose)).setAuthTag(tag);
      try {
        const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch (error) {
        throw new Error(
          'a stored secret cannot be opened: it was changed, or the encryption key is another one',
          {
            cause: error,
          },
        );
      }
    },
  };
}
