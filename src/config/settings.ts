import { z } from 'zod';
import { readerSettings } from './reader-settings.ts';
import { identitySettings } from './identity-settings.ts';
import { limitSettings } from './limit-settings.ts';
import { mailSettings } from './mail-settings.ts';
import { operationsSettings } from './operations-settings.ts';
import { rehearsalSettings } from './rehearsal-settings.ts';
import { retentionSettings } from './retention-settings.ts';
import {
  base64Key,
  base64Keys,
  databaseUrl,
  guid,
  httpUrl,
  integer,
  oneOf,
  risingDays,
  text,
} from './setting-kinds.ts';
import { teamsSettings } from './teams-settings.ts';

/** The headings of `.env.example`, in its order. */
export const settingGroups = {
  server: 'Server',
  storage: 'Storage',
  bot: 'Bot registration (Azure Bot, single tenant)',
  provider: 'Provider and Partner Center',
  mail: 'Mail to customers (optional)',
  rules: 'Rules of the conversation',
  limits: 'Limits for callers',
  operations: 'Watching (optional)',
  rehearsal: 'Rehearsal (set by npm start, not by hand)',
} as const;

export interface Setting {
  readonly key: string;
  readonly group: keyof typeof settingGroups;
  /** What it is for, in one sentence; ends up in `.env.example` and in faults. */
  readonly sentence: string;
  /** Gets the trimmed text, never an empty one. */
  readonly schema: z.ZodType<unknown, string>;
  /** Text used when the key is absent; without one and without `required` the value is undefined. */
  readonly default?: string;
  readonly required?: true;
  /** Never printed. */
  readonly secret?: true;
  /** Shown in `.env.example` when there is no default. */
  readonly example?: string;
}

/** Every environment key with a fixed name. One line here is all a new setting needs. */
export const settings = {
  port: {
    key: 'PORT',
    group: 'server',
    sentence: 'TCP port to listen on; 0 takes any free one.',
    schema: integer(0, 65_535),
    default: '3978',
  },
  host: {
    key: 'HOST',
    group: 'server',
    sentence: 'Address to listen on; 0.0.0.0 in a container.',
    schema: text,
    default: '127.0.0.1',
  },
  publicUrl: {
    key: 'CONCIERGE_PUBLIC_URL',
    group: 'server',
    sentence: 'Where Teams and Partner Center reach this service: https, without /api.',
    schema: httpUrl,
    required: true,
    example: 'https://concierge.opendoor.example',
  },
  drainSeconds: {
    key: 'CONCIERGE_DRAIN_SECONDS',
    group: 'server',
    sentence:
      'How long a stopping instance goes on answering while /readyz says no, so that nothing is sent to it any more.',
    schema: integer(0, 60),
    default: '5',
  },
  logLevel: {
    key: 'LOG_LEVEL',
    group: 'server',
    sentence: 'trace, debug, info, warn, error, fatal or silent.',
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    default: 'info',
  },
  mode: {
    key: 'CONCIERGE_MODE',
    group: 'server',
    sentence: 'production, or rehearsal: everything simulated, on this machine only.',
    schema: oneOf(['production', 'rehearsal']),
    default: 'production',
  },
  dataDir: {
    key: 'DATA_DIR',
    group: 'storage',
    sentence: 'Folder of the embedded database and everything else that must be kept.',
    schema: text,
    default: '.data',
  },
  databaseUrl: {
    key: 'DATABASE_URL',
    group: 'storage',
    sentence: 'A PostgreSQL server instead of the embedded database; needed for more than one instance.',
    schema: databaseUrl,
    secret: true,
    example: 'postgres://concierge:PASSWORD@db.opendoor.example/concierge',
  },
  databaseConnections: {
    key: 'CONCIERGE_DATABASE_CONNECTIONS',
    group: 'storage',
    sentence:
      'Connections each instance may use at once; it needs two more, for news of jobs and for changes of the tables.',
    schema: integer(2, 200),
    default: '10',
  },
  encryptionKey: {
    key: 'CONCIERGE_ENCRYPTION_KEY',
    group: 'storage',
    sentence:
      'Seals stored secrets (refresh tokens, mails, first sign-ins): 32 random bytes in base64 (openssl rand -base64 32).',
    schema: base64Key,
    required: true,
    secret: true,
  },
  encryptionKeyPrevious: {
    key: 'CONCIERGE_ENCRYPTION_KEY_PREVIOUS',
    group: 'storage',
    sentence:
      'Other keys that open what they have sealed, separated by commas, while the key is changed; see docs/secrets.md.',
    schema: base64Keys,
    secret: true,
  },
  botAppId: {
    key: 'CONCIERGE_BOT_APP_ID',
    group: 'bot',
    sentence: "Application (client) id of the bot's app registration.",
    schema: guid,
    required: true,
  },
  botTenantId: {
    key: 'CONCIERGE_BOT_TENANT_ID',
    group: 'bot',
    sentence: 'Tenant of the app registration.',
    schema: guid,
    required: true,
  },
  botAppSecret: {
    key: 'CONCIERGE_BOT_APP_SECRET',
    group: 'bot',
    sentence: 'Client secret of the bot; this or the certificate file, not both.',
    schema: text,
    secret: true,
  },
  botCertificateFile: {
    key: 'CONCIERGE_BOT_CERTIFICATE_FILE',
    group: 'bot',
    sentence: 'PEM file with the certificate and its private key, instead of the secret.',
    schema: text,
    example: '/run/secrets/bot.pem',
  },
  ...identitySettings,
  oauthConnection: {
    key: 'CONCIERGE_OAUTH_CONNECTION',
    group: 'bot',
    sentence:
      'OAuth connection of the Azure Bot for signing users in; without it nobody is asked to sign in.',
    schema: text,
    example: 'entra',
  },
  providerFile: {
    key: 'CONCIERGE_PROVIDER_FILE',
    group: 'provider',
    sentence: 'Accounts, staff, contacts and rules of the provider; see provider.sample.json.',
    schema: text,
    required: true,
    example: 'provider.json',
  },
  webhookTrustFile: {
    key: 'CONCIERGE_WEBHOOK_TRUST_FILE',
    group: 'provider',
    sentence: 'PEM roots that webhook certificates must lead to, instead of the built-in ones.',
    schema: text,
  },
  ...retentionSettings,
  ...mailSettings,
  sweepMinutes: {
    key: 'CONCIERGE_SWEEP_MINUTES',
    group: 'rules',
    sentence: 'How often open invitations are compared with Partner Center, in case a webhook was lost.',
    schema: integer(1, 1440),
    default: '10',
  },
  invitationDays: {
    key: 'CONCIERGE_INVITATION_DAYS',
    group: 'rules',
    sentence: 'How long an invitation stays open, in days.',
    schema: integer(1, 365),
    default: '90',
  },
  reminderDays: {
    key: 'CONCIERGE_REMINDER_DAYS',
    group: 'rules',
    sentence:
      'Days after an invitation went out on which its customer is reminded while there is no answer; or none.',
    schema: risingDays,
    default: '2,5,10',
  },
  ...readerSettings,
  ...limitSettings,
  ...operationsSettings,
  ...teamsSettings,
  ...rehearsalSettings,
} as const satisfies Record<string, Setting>;

/** The keys of one sign-in to Partner Center; the `credential` of an account in the provider file stands in the gap. */
export const credentialSettings = {
  clientId: {
    suffix: 'CLIENT_ID',
    sentence: 'Application id in the partner tenant.',
    schema: guid,
    secret: false,
  },
  clientSecret: {
    suffix: 'CLIENT_SECRET',
    sentence: 'Its secret; this or the certificate file.',
    schema: text,
    secret: true,
  },
  certificateFile: {
    suffix: 'CERTIFICATE_FILE',
    sentence: 'PEM file with certificate and private key, instead of the secret.',
    schema: text,
    secret: false,
  },
  refreshToken: {
    suffix: 'REFRESH_TOKEN',
    sentence: 'First refresh token of an agent who signed in with MFA; later ones are kept in the database.',
    schema: text,
    secret: true,
  },
} as const;

export const credentialKey = (credential: string, suffix: string): string =>
  `CONCIERGE_CREDENTIAL_${credential}_${suffix}`;
