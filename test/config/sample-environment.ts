import { readFileSync } from 'node:fs';
import path from 'node:path';

export const sampleFile = path.resolve(import.meta.dirname, '../../provider.sample.json');
export const sampleText = readFileSync(sampleFile, 'utf8');

const appId = '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10';

/** A production environment without faults, for the sample provider file. */
export function sampleEnvironment(): Record<string, string | undefined> {
  const credentials = ['UNITED_STATES', 'CANADA', 'EUROPE', 'AUSTRALIA'].flatMap((name) => [
    [`CONCIERGE_CREDENTIAL_${name}_CLIENT_ID`, appId],
    [`CONCIERGE_CREDENTIAL_${name}_CLIENT_SECRET`, `secret of ${name}`],
    [`CONCIERGE_CREDENTIAL_${name}_REFRESH_TOKEN`, `token of ${name}`],
  ]);
  return {
    CONCIERGE_PUBLIC_URL: 'https://concierge.opendoor.example',
    CONCIERGE_PROVIDER_FILE: 'provider.json',
    CONCIERGE_BOT_APP_ID: appId,
    CONCIERGE_BOT_TENANT_ID: '11111111-1111-4111-8111-000000000003',
    CONCIERGE_BOT_APP_SECRET: 'secret of the bot',
    CONCIERGE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...Object.fromEntries(credentials),
  };
}

/** The same for the rehearsal, as npm start sets it. */
export function rehearsalEnvironment(): Record<string, string | undefined> {
  return {
    ...sampleEnvironment(),
    CONCIERGE_MODE: 'rehearsal',
    CONCIERGE_REHEARSAL_ORIGIN: 'http://127.0.0.1:3978',
    CONCIERGE_PUBLIC_URL: 'http://127.0.0.1:3978/',
    CONCIERGE_DNS_SERVERS: '127.0.0.1:5353',
    PORT: '0',
  };
}
