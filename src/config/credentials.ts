import type { SignInCertificate } from './certificate.ts';
import { didYouMean } from './closest.ts';
import type { CredentialEnvironment, Environment } from './environment.ts';
import type { FileReader } from './file-reader.ts';
import type { PlacedAccount } from './provider-rules.ts';
import { credentialKey } from './settings.ts';

/** One sign-in to Entra: a secret or a certificate, and for Partner Center the first refresh token. */
export interface SignInCredential {
  /** Lower-case GUID. */
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly certificate?: SignInCertificate;
  readonly refreshToken?: string;
  /** A managed identity that stands for the application, instead of both. */
  readonly identity?: { readonly clientId: string; readonly endpoint: string; readonly header: string };
}

/** The credentials the accounts ask for, from the environment; what is missing becomes a fault of the reader. */
export function readCredentials(
  accounts: readonly PlacedAccount[],
  given: Readonly<Record<string, CredentialEnvironment>>,
  providerFile: string,
  reader: FileReader,
): Record<string, SignInCredential> {
  const read: Record<string, SignInCredential> = {};
  for (const { account, index } of accounts) {
    const name = account.credential;
    if (read[name]) continue;
    const parts = given[name];
    if (!parts) {
      reader.faults.push({
        key: `${providerFile}: accounts[${index}].credential`,
        sentence: `${credentialKey(name, 'CLIENT_ID')} and its secret are missing.${didYouMean(name, Object.keys(given))}`,
      });
      continue;
    }
    const needsAgent = account.link === 'fetch';
    const certificateKey = credentialKey(name, 'CERTIFICATE_FILE');
    const missing = (suffix: string, more: string) =>
      noteMissing(reader, credentialKey(name, suffix), account.id, more);
    if (!parts.clientId) missing('CLIENT_ID', '.');
    if (!parts.clientSecret && !parts.certificateFile)
      missing('CLIENT_SECRET', `, and so is ${certificateKey}.`);
    if (needsAgent && !parts.refreshToken) {
      missing('REFRESH_TOKEN', "; Partner Center gives the link only to an agent's sign-in.");
    }
    if (parts.clientSecret && parts.certificateFile) {
      reader.faults.push({
        key: certificateKey,
        sentence: 'is set together with the secret; keep one of the two.',
      });
    }
    const certificate = reader.certificate(certificateKey, parts.certificateFile);
    read[name] = credentialOf(parts.clientId ?? '', parts.clientSecret, certificate, parts.refreshToken);
  }
  return read;
}

/** A value that is there but faulty has been told already and is not also missing. */
function noteMissing(reader: FileReader, key: string, accountId: string, more: string): void {
  if (reader.faults.some((earlier) => earlier.key === key)) return;
  reader.faults.push({ key, sentence: `is missing for account ${accountId}${more}` });
}

/** How the bot signs in: by secret, by certificate, or as a managed identity. */
export function botCredentialOf(
  environment: Environment,
  certificate: SignInCertificate | undefined,
): SignInCredential {
  const { botIdentity: clientId, identityEndpoint: endpoint, identityHeader: header } = environment;
  const credential = credentialOf(environment.botAppId, environment.botAppSecret, certificate);
  return clientId === undefined || endpoint === undefined || header === undefined
    ? credential
    : { ...credential, identity: { clientId, endpoint, header } };
}

/** Puts a credential together; parts that are undefined are left out. */
export function credentialOf(
  clientId: string,
  clientSecret: string | undefined,
  certificate: SignInCertificate | undefined,
  refreshToken?: string,
): SignInCredential {
  return {
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}
