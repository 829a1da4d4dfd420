import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import { derivedKey, keyRing } from './key-ring.ts';
import { sealedFor } from './sealed-for.ts';
import type { SecretBox } from './secret-box.ts';
import type { Tables } from './tables.ts';

/** Signs what leaves the house as proof. */
export interface ProofKey {
  /** The public half, DER (SPKI) as base64. */
  readonly publicKey: string;
  /** Ed25519 signature of the UTF-8 of a text, as base64. */
  sign(text: string): string;
}

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const privateKeyHeader = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key derived from the 32 bytes, given as base64, that also seal secrets. */
export const createProofKey = (keyBase64: string): ProofKey => proofKeyFrom(seedFrom(keyBase64));

/**
 * The key that proofs are signed with, the same one for every instance and after every change of the encryption key:
 * derived from that once, and kept sealed since. Rejects when the kept one cannot be opened.
 */
export async function keptProofKey(
  db: Kysely<Tables>,
  box: SecretBox,
  made: { readonly from: string; readonly now: number },
): Promise<ProofKey> {
  const name = 'proof-key';
  const purpose = sealedFor.keptSecret(name);
  const sealed = box.seal(seedFrom(made.from).toString('base64'), purpose);
  await db
    .insertInto('kept_secret')
    .values({ name, sealed, created_at: made.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('kept_secret')
    .select('sealed')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return proofKeyFrom(Buffer.from(box.open(row.sealed, purpose), 'base64'));
}

const seedFrom = (keyBase64: string): Buffer => derivedKey(keyRing(keyBase64).current.bytes, 'proof-key v1');

function proofKeyFrom(seed: Buffer): ProofKey {
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
