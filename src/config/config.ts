import path from 'node:path';
import type { CallLimit } from '../domain/call-limits.ts';
import { certificatesIn } from './certificate.ts';
import { ConfigFault } from './config-fault.ts';
import { botCredentialOf, readCredentials, type SignInCredential } from './credentials.ts';
import { checkEnvironment, isLoopbackHttp, type Environment, type RawEnvironment } from './environment.ts';
import { createFileReader, type FileReader, type ReadFile } from './file-reader.ts';
import { unsentMailFaults } from './notification-rules.ts';
import { parseProviderFile, type ProviderConfig } from './provider.ts';
import { settings } from './settings.ts';

export type { ProviderConfig } from './provider.ts';
export type { SignInCredential } from './credentials.ts';
export type { SignInCertificate } from './certificate.ts';

/** Everything the product is told from outside, checked and frozen. */
export interface Config {
  readonly mode: 'production' | 'rehearsal';
  /** Set in the rehearsal only: where every outgoing request goes instead. */
  readonly rehearsalOrigin: string | undefined;
  /** Set in the rehearsal only: whom a local test client without sign-in speaks for. */
  readonly playgroundPerson: { readonly tenantId: string; readonly userId: string } | undefined;
  readonly server: {
    readonly port: number;
    readonly host: string;
    /** Without a slash at its end. */
    readonly publicUrl: string;
    /** How long a stopping instance goes on answering, seconds. */
    readonly drainSeconds: number;
  };
  readonly logLevel: string;
  readonly telemetry: {
    /** Where /metrics is answered; undefined: nowhere. 0: any free port. */
    readonly operationsPort: number | undefined;
    /** An OTLP collector, without /v1/traces; undefined: no traces. On this machine in the rehearsal. */
    readonly traceEndpoint: string | undefined;
    /** From 0 to 1. */
    readonly traceShare: number;
  };
  readonly dataDir: string;
  /** A PostgreSQL server; undefined = the embedded one in dataDir. */
  readonly databaseUrl: string | undefined;
  /** Connections of this instance's pool. */
  readonly databaseConnections: number;
  /** 32 bytes, base64. */
  readonly encryptionKey: string;
  /** Of the same form; they open what they have sealed, and seal nothing. */
  readonly otherEncryptionKeys: readonly string[];
  readonly bot: {
    readonly appId: string;
    readonly tenantId: string;
    readonly credential: SignInCredential;
    readonly oauthConnection: string | undefined;
  };
  /** By the `credential` of the accounts. */
  readonly credentials: Readonly<Record<string, SignInCredential>>;
  /** PEM roots for webhook certificates; undefined = the built-in ones. */
  readonly webhookTrust: readonly string[] | undefined;
  /** The mail server; undefined: none, and without `mailSender` nobody gets mail. */
  readonly mail:
    | {
        readonly server: {
          readonly host: string;
          readonly port: number;
          readonly tls: 'at-once' | 'starttls' | 'none';
          /** PEM roots for its certificate; undefined = the built-in ones. */
          readonly trust: readonly string[] | undefined;
          readonly user?: string | undefined;
          readonly password?: string | undefined;
        };
        readonly from: { readonly name: string; readonly address: string };
      }
    | undefined;
  /** The mailbox that sends by Graph, instead of the mail server. */
  readonly mailSender: string | undefined;
  /** Name servers for questions about mail; undefined = the machine's own. */
  readonly dnsServers: readonly string[] | undefined;
  /** Per person, tenant and minute, on each instance; and open connections of one. */
  readonly limits: {
    readonly personTurns: number;
    readonly tenantTurns: number;
    readonly personCalls: number;
    readonly connections: number;
  };
  /** Days that ended cases are kept, and years that orders are. */
  readonly retention: { readonly keepDays: number; readonly evidenceYears: number };
  readonly sweepMinutes: number;
  readonly invitationDays: number;
  readonly reminderDays: readonly number[];
  /** Of people whose Teams names none; an IANA name. */
  readonly timeZone: string;
  /** What Teams takes of the bot; news is held back accordingly. */
  readonly teamsLimits: {
    readonly conversation: readonly CallLimit[];
    readonly tenant: readonly CallLimit[];
  };
  readonly provider: ProviderConfig;
}

/**
 * The whole configuration from the environment and the files it names. Throws one ConfigFault with every fault of
 * both; secrets never appear in it.
 */
export function readConfig(env: RawEnvironment, readFile: ReadFile): Config {
  const { environment, readable, faults } = checkEnvironment(env);
  const reader = createFileReader(readFile, [...faults]);
  const provider = readProvider(readable.providerFile, reader);
  const credentials = readCredentials(provider.accounts, readable.credentials ?? {}, provider.place, reader);
  const botCertificate = reader.certificate(settings.botCertificateFile.key, readable.botCertificateFile);
  const webhookTrust = readTrust('webhookTrustFile', readable, reader);
  const mailTrust = readTrust('smtpTrustFile', readable, reader);
  const canMail = readable.smtpUrl !== undefined || readable.mailSender !== undefined;
  for (const { path: where, sentence } of unsentMailFaults(provider.config?.notifications ?? {}, canMail))
    reader.faults.push({ key: `${provider.place}: ${where}`, sentence });
  if (!environment || !provider.config || reader.faults.length > 0) throw new ConfigFault(reader.faults);
  return deepFreeze({
    ...commonParts(environment, mailTrust),
    bot: {
      appId: environment.botAppId,
      tenantId: environment.botTenantId,
      credential: botCredentialOf(environment, botCertificate),
      oauthConnection: environment.oauthConnection,
    },
    credentials,
    webhookTrust,
    provider: provider.config,
  });
}

function commonParts(environment: Environment, mailTrust: readonly string[] | undefined) {
  const { mode, rehearsalOrigin, playgroundPerson, port, host, publicUrl, logLevel, dataDir } = environment;
  const { databaseUrl, encryptionKey, encryptionKeyPrevious, sweepMinutes, invitationDays, reminderDays } =
    environment;
  const { drainSeconds, databaseConnections } = environment;
  const { smtpUrl, mailFrom, mailSender, dnsServers } = environment;
  const { personTurns, tenantTurns, personCalls, connections } = environment;
  return {
    mode,
    rehearsalOrigin,
    playgroundPerson,
    server: { port, host, publicUrl, drainSeconds },
    logLevel,
    telemetry: telemetryOf(environment),
    dataDir,
    databaseUrl,
    databaseConnections,
    encryptionKey,
    otherEncryptionKeys: encryptionKeyPrevious ?? [],
    mail: smtpUrl && mailFrom && { server: { ...smtpUrl, trust: mailTrust }, from: mailFrom },
    mailSender,
    dnsServers,
    limits: { personTurns, tenantTurns, personCalls, connections },
    retention: { keepDays: environment.keepDays, evidenceYears: environment.evidenceYears },
    sweepMinutes,
    invitationDays,
    reminderDays,
    timeZone: environment.timeZone,
    teamsLimits: {
      conversation: environment.teamsConversationLimits,
      tenant: environment.teamsTenantLimits,
    },
  };
}

function telemetryOf({ mode, operationsPort, traceEndpoint, traceShare }: Environment): Config['telemetry'] {
  // Somebody's shell may name a collector for everything: a rehearsal still calls nobody.
  const isKept = traceEndpoint !== undefined && (mode !== 'rehearsal' || isLoopbackHttp(traceEndpoint));
  return { operationsPort, traceEndpoint: isKept ? traceEndpoint : undefined, traceShare };
}

function readProvider(file: string | undefined, reader: FileReader) {
  const place = path.basename(file ?? '');
  const text = reader.text(settings.providerFile.key, file);
  if (text === undefined) return { config: undefined, accounts: [], place };
  const { provider, accounts, faults } = parseProviderFile(text);
  for (const { path: where, sentence } of faults) {
    reader.faults.push({ key: where ? `${place}: ${where}` : place, sentence });
  }
  return { config: provider, accounts, place };
}

function readTrust(
  name: 'webhookTrustFile' | 'smtpTrustFile',
  readable: Partial<Environment>,
  reader: FileReader,
): readonly string[] | undefined {
  const { key } = settings[name];
  const file = readable[name];
  const pem = reader.text(key, file);
  if (pem === undefined) return undefined;
  const certificates = certificatesIn(pem);
  if (certificates.length > 0) return certificates;
  const sentence = `names ${file}, which holds no certificate in PEM form.`;
  reader.faults.push({ key, sentence });
  return undefined;
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) {
    if (inner !== null && typeof inner === 'object') deepFreeze(inner as object);
  }
  return Object.freeze(value);
}
