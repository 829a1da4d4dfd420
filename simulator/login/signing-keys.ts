import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportJWK, type JWK } from 'jose';

/** An RSA key pair of one issuer; the newest key signs, older ones still verify. */
export interface SigningKeys {
  current(): { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** Public keys as a JWKS publishes them, the current one first. */
  jwks(): Promise<readonly JWK[]>;
  publicKey(kid: string): KeyObject | undefined;
  /** Starts signing with a new key; the old one stays published unless `forgetOld`. */
  rotate(options?: { forgetOld?: boolean }): Promise<void>;
}

const makePair = promisify(generateKeyPair);

/** Reads the keys saved as `{name}-keys.json` in the folder, or makes the first one. Without folder: in memory. */
export async function openSigningKeys(name: string, folder?: string): Promise<SigningKeys> {
  const file = folder === undefined ? undefined : join(folder, `${name}-keys.json`);
  const save = async () => {
    const pems = keys.map((key) => key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    if (file !== undefined) await writeFile(file, JSON.stringify(pems), { mode: 0o600 });
  };
  let keys = (file === undefined ? undefined : await readKeys(file)) ?? [];
  if (keys.length === 0) {
    keys = [await makeKey()];
    await save();
  }
  return {
    current: () => keys[0]!,
    jwks: () => Promise.all(keys.map(toJwk)),
    publicKey: (kid) => keys.find((key) => key.kid === kid)?.publicKey,
    rotate: async (options = {}) => {
      keys = [await makeKey(), ...(options.forgetOld === true ? [] : keys)];
      await save();
    },
  };
}

interface Key {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function keyOf(privateKey: KeyObject): Key {
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return { kid: createHash('sha256').update(der).digest('base64url').slice(0, 27), privateKey, publicKey };
}

async function makeKey(): Promise<Key> {
  const { privateKey } = await makePair('rsa', { modulusLength: 2048 });
  return keyOf(privateKey);
}

async function readKeys(file: string): Promise<Key[] | undefined> {
  try {
    const pems = JSON.parse(await readFile(file, 'utf8')) as string[];
    return pems.map((pem) => keyOf(createPrivateKey(pem)));
  } catch {
    return undefined;
  }
}

async function toJwk(key: Key): Promise<JWK> {
  const jwk = await exportJWK(key.publicKey);
  return { ...jwk, use: 'sig', alg: 'RS256', kid: key.kid };
}
