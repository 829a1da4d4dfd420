import { createPrivateKey, X509Certificate } from 'node:crypto';

/** A certificate as sign-in wants it. */
export interface SignInCertificate {
  /** SHA-256 of the certificate, lower-case hex without colons. */
  readonly thumbprintSha256: string;
  /** PKCS #8 PEM. Secret. */
  readonly privateKey: string;
  /** The certificate and whatever chain the file holds, PEM. */
  readonly x5c: string;
}

const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/;

/** Every certificate of a PEM text, in its order; text around them (comments, subjects) is ignored. */
export function certificatesIn(pem: string): readonly string[] {
  return (pem.match(certificateBlock) ?? []).filter(isCertificate);
}

/**
 * Reads a PEM file that holds a certificate and its unencrypted private key, in any order. Throws an Error with one
 * sentence (without any of the content) when it does not.
 */
export function readSignInCertificate(pem: string): SignInCertificate {
  const certificates = certificatesIn(pem);
  const [leafPem] = certificates;
  const keyPem = keyBlock.exec(pem)?.[0];
  if (!leafPem) throw new Error('holds no certificate in PEM form.');
  if (!keyPem) throw new Error('holds no unencrypted private key in PEM form.');
  const leaf = new X509Certificate(leafPem);
  const key = privateKeyFrom(keyPem);
  if (!leaf.checkPrivateKey(key))
    throw new Error('holds a private key that does not belong to its first certificate.');
  return {
    thumbprintSha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
    privateKey: String(key.export({ type: 'pkcs8', format: 'pem' })),
    x5c: certificates.join('\n'),
  };
}

function privateKeyFrom(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    // The cause may quote the key.
    throw new Error('holds a private key that cannot be read.');
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
