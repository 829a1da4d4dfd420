import 'reflect-metadata';
import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export interface TestCertificate {
  readonly pem: string;
  /** DER. */
  readonly der: Uint8Array;
  /** The subject, to be another one's issuer. */
  readonly name: string;
  readonly keys: CryptoKeyPair;
  /** PKCS #8 PEM, for a server that shows the certificate. */
  readonly privateKey: string;
  /** Signs a body as Partner Center does: RSA PKCS #1 v1.5 with SHA-256, base64. */
  sign(body: string | Uint8Array): string;
}

export interface Wanted {
  readonly name: string;
  /** Undefined = signed by itself. */
  readonly issuer?: TestCertificate;
  readonly authority?: boolean;
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** Address of the issuer's certificate. */
  readonly issuerAt?: string;
  readonly bits?: number;
  /** IP addresses a server with it may be reached at. */
  readonly addresses?: readonly string[];
}

const dayMs = 24 * 3600 * 1000;

/** Makes a real certificate; real keys, so a second or two for many of them. */
export async function makeCertificate(wanted: Wanted): Promise<TestCertificate> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: wanted.bits ?? 2048,
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const signer = wanted.issuer?.keys ?? keys;
  const certificate = await x509.X509CertificateGenerator.create({
    subject: wanted.name,
    issuer: wanted.issuer?.name ?? wanted.name,
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: algorithm,
    notBefore: new Date(wanted.from ?? Date.now() - dayMs),
    notAfter: new Date(wanted.to ?? Date.now() + 365 * dayMs),
    extensions: [
      new x509.BasicConstraintsExtension(wanted.authority ?? false, undefined, true),
      ...(wanted.issuerAt === undefined
        ? []
        : [new x509.AuthorityInfoAccessExtension({ caIssuers: [wanted.issuerAt] })]),
      ...(wanted.addresses === undefined
        ? []
        : [
            new x509.SubjectAlternativeNameExtension(
              wanted.addresses.map((value) => ({ type: 'ip' as const, value })),
            ),
          ]),
    ],
  });
  const key = await privateKeyOf(keys);
  return {
    pem: certificate.toString('pem'),
    der: new Uint8Array(certificate.rawData),
    name: wanted.name,
    keys,
    privateKey: String(key.export({ type: 'pkcs8', format: 'pem' })),
    sign: (body) => sign('RSA-SHA256', Buffer.from(body), key).toString('base64'),
  };
}

async function privateKeyOf(keys: CryptoKeyPair): Promise<KeyObject> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
