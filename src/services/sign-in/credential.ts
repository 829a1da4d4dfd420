import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { Clock } from '../../clock.ts';
import type { ManagedIdentity } from './managed-identity.ts';

/** How the product proves to Entra that it is the application: a secret or a certificate. */
export interface SignInCredential {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly certificate?: {
    /** SHA-256 of the certificate, hex. */
    readonly thumbprintSha256: string;
    /** PKCS #8 PEM. */
    readonly privateKey: string;
    /** The certificate and its chain, PEM. */
    readonly x5c?: string;
  };
  /** The first refresh token, from the consent; rotated ones are in the store. */
  readonly refreshToken?: string;
  /** Stands for the application, instead of secret and certificate; for app-only tokens. */
  readonly identity?: ManagedIdentity;
}

/** Form fields that authenticate the application at a token endpoint; an assertion is good for five minutes. */
export async function clientAuthentication(
  credential: SignInCredential,
  tokenEndpoint: string,
  clock: Clock,
): Promise<Record<string, string>> {
  if (credential.certificate === undefined) return { client_secret: credential.clientSecret ?? '' };
  const { thumbprintSha256, privateKey } = credential.certificate;
  const now = Math.floor(clock.now() / 1000);
  const assertion = await new SignJWT({})
    .setProtectedHeader({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': Buffer.from(thumbprintSha256, 'hex').toString('base64url'),
    })
    .setIssuer(credential.clientId)
    .setSubject(credential.clientId)
    .setAudience(tokenEndpoint)
    .setJti(randomUUID())
    .setNotBefore(now - 60)
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(await importPKCS8(privateKey, 'PS256'));
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}
