import type { z } from 'zod';
import { didYouMean } from './closest.ts';
import { ConfigFault, type Fault } from './config-fault.ts';
import { isLoopback } from './setting-kinds.ts';
import { credentialKey, credentialSettings, settings, type Setting } from './settings.ts';

type Settings = typeof settings;
type ValueOf<One extends Setting> = One extends { default: string } | { required: true }
  ? z.output<One['schema']>
  : z.output<One['schema']> | undefined;

/** What the environment says about one sign-in to Partner Center. */
export interface CredentialEnvironment {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly certificateFile: string | undefined;
  readonly refreshToken: string | undefined;
}

/** The parsed environment: one property per setting, plus the credentials by name (`EUROPE`). */
export type Environment = { readonly [Name in keyof Settings]: ValueOf<Settings[Name]> } & {
  readonly credentials: Readonly<Record<string, CredentialEnvironment>>;
};

export type RawEnvironment = Readonly<Record<string, string | undefined>>;

/** Reads every setting. Throws one ConfigFault that lists all faults; values of secrets never appear in it. */
export function readEnvironment(env: RawEnvironment): Environment {
  const { environment, faults } = checkEnvironment(env);
  if (!environment) throw new ConfigFault(faults);
  return environment;
}

/** Like readEnvironment, but returns the faults, so that those of the provider file can be added to them. */
export function checkEnvironment(env: RawEnvironment): {
  environment: Environment | undefined;
  /** What could be read, faulty or missing settings left undefined. */
  readable: Partial<Environment>;
  faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const entries = Object.entries(settings).map(([name, setting]) => [
    name,
    readSetting(setting, env[setting.key], faults),
  ]);
  // The table and the type come from the same object, which Object.entries cannot tell the compiler.
  const readable = {
    ...Object.fromEntries(entries),
    credentials: readCredentials(env, faults),
  } as Partial<Environment>;
  faults.push(...unknownKeys(env), ...conflicts(readable));
  return { environment: faults.length === 0 ? (readable as Environment) : undefined, readable, faults };
}

function readSetting(setting: Setting, raw: string | undefined, faults: Fault[]): unknown {
  const value = raw?.trim() || setting.default;
  if (value === undefined) {
    if (setting.required) faults.push({ key: setting.key, sentence: `is missing. ${setting.sentence}` });
    return undefined;
  }
  const parsed = setting.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const shown = setting.secret ? '•••' : JSON.stringify(value);
  faults.push({ key: setting.key, sentence: `is ${shown} but ${parsed.error.issues[0]?.message}.` });
  return undefined;
}

const credentialPattern = new RegExp(
  `^${credentialKey(
    '([A-Z0-9_]+)',
    `(${Object.values(credentialSettings)
      .map((part) => part.suffix)
      .join('|')})`,
  )}$`,
);

function readCredentials(env: RawEnvironment, faults: Fault[]): Record<string, CredentialEnvironment> {
  const names = new Set(Object.keys(env).flatMap((key) => credentialPattern.exec(key)?.[1] ?? []));
  const read = (name: string, part: (typeof credentialSettings)[keyof typeof credentialSettings]) => {
    const key = credentialKey(name, part.suffix);
    return readSetting(
      { ...part, key, group: 'provider', secret: part.secret || undefined },
      env[key],
      faults,
    );
  };
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      Object.fromEntries(
        Object.entries(credentialSettings).map(([property, part]) => [property, read(name, part)]),
      ) as unknown as CredentialEnvironment,
    ]),
  );
}

function unknownKeys(env: RawEnvironment): Fault[] {
  const known = Object.values(settings).map((setting) => setting.key);
  return Object.keys(env)
    .filter((key) => key.startsWith('CONCIERGE_') && !known.some((name) => name === key))
    .filter((key) => !credentialPattern.test(key))
    .map((key) => ({ key, sentence: `is not a setting.${didYouMean(key, known)}` }));
}

/** What no single setting can tell. */
function conflicts(read: Partial<Environment>): Fault[] {
  const faults: Fault[] = [];
  const fault = (name: keyof Settings, sentence: string) =>
    faults.push({ key: settings[name].key, sentence });
  const ways = (['botAppSecret', 'botCertificateFile', 'botIdentity'] as const).filter((name) => read[name]);
  const [way, ...more] = ways.map((name) => settings[name].key);
  if (way !== undefined && more.length > 0)
    fault(ways[0] ?? 'botAppSecret', `is set together with ${more.join(' and ')}; keep one of them.`);
  if (way === undefined) {
    const others = `${settings.botCertificateFile.key} and ${settings.botIdentity.key}`;
    fault('botAppSecret', `is missing, and so are ${others}; the bot needs one of them.`);
  }
  if (read.botIdentity && !(read.identityEndpoint && read.identityHeader)) {
    const place = `${settings.identityEndpoint.key} and ${settings.identityHeader.key} are not set`;
    fault('botIdentity', `names a managed identity, but ${place}: it works in Azure's containers only.`);
  }
  if ((read.smtpUrl === undefined) !== (read.mailFrom === undefined)) {
    const [missing, given] = read.smtpUrl
      ? (['mailFrom', 'smtpUrl'] as const)
      : (['smtpUrl', 'mailFrom'] as const);
    fault(missing, `is missing, or faulty, while ${settings[given].key} is set; mail needs both.`);
  }
  if (read.mailSender && (read.smtpUrl || read.mailFrom)) {
    const other = read.smtpUrl ? settings.smtpUrl.key : settings.mailFrom.key;
    fault('mailSender', `is set together with ${other}; mail goes out by Graph or by a mail server.`);
  }
  if (read.mode === 'rehearsal') {
    if (read.smtpUrl && !isLoopback(read.smtpUrl.host))
      fault('smtpUrl', 'must name a mail server on loopback in the rehearsal.');
    if (!read.dnsServers) fault('dnsServers', 'is missing; npm start sets it in the rehearsal.');
    else if (!read.dnsServers.every((server) => isLoopback(server.replace(/(?<=[\d\]]):\d+$/, ''))))
      fault('dnsServers', 'must be on loopback in the rehearsal.');
    if (read.host && !isLoopback(read.host))
      fault('host', 'must be a loopback address (127.0.0.1) in the rehearsal.');
    if (read.publicUrl && !isLoopbackHttp(read.publicUrl)) {
      fault('publicUrl', 'must be http on loopback in the rehearsal.');
    }
    if (!read.rehearsalOrigin) fault('rehearsalOrigin', 'is missing; npm start sets it in the rehearsal.');
    else if (!isLoopbackHttp(read.rehearsalOrigin))
      fault('rehearsalOrigin', 'must be http on loopback (127.0.0.1).');
  }
  if (read.mode === 'production') {
    if (read.rehearsalOrigin) fault('rehearsalOrigin', 'is only for the rehearsal; remove it in production.');
    if (read.playgroundPerson)
      fault('playgroundPerson', 'is only for the rehearsal; remove it in production.');
    if (read.publicUrl && !read.publicUrl.startsWith('https:'))
      fault('publicUrl', 'must be https in production.');
  }
  return faults;
}

/** An address that never leaves this machine. */
export function isLoopbackHttp(address: string): boolean {
  const url = new URL(address);
  return url.protocol === 'http:' && isLoopback(url.hostname);
}
