import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';

/** Signs what leaves the house as proof. */
export interface ProofKey {
  /** The public half, DER (SPKI) as base64. */
  readonly publicKey: string;
  /** Ed25519 signature of the UTF-8 of a text, as base64. */
  sign(text: string): string;
}

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const privateKeyHeader = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key derived from the 32 bytes, given as base64, that also seal secrets: every instance has the same one. */
export function createProofKey(keyBase64: string): ProofKey {
  const master = Buffer.from(keyBase64, 'base64');
  if (master.length !== 32) throw new Error('the encryption key must be 32 bytes, written as base64');
  const seed = Buffer.from(hkdfSync('sha256', master, '', 'proof-key v1', 32));
  const key = createPrivateKey({
    key: Buffer.concat([privateKeyHeader, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

/** Whether the holder of this key has signed this text; false also for a key or signature that is none. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** A key's name for people to compare: 16 hex digits in groups of four. */
export const keyName = (publicKey: string): string =>
  (createHash('sha256').update(publicKey).digest('hex').slice(0, 16).match(/.{4}/g) ?? []).join('-');
