import path from 'node:path';
import { ConfigFault, type Fault } from '../src/config/config-fault.ts';
import { checkEnvironment, type RawEnvironment } from '../src/config/environment.ts';
import type { ReadFile } from '../src/config/file-reader.ts';
import { parseProviderFile } from '../src/config/provider.ts';
import { settings } from '../src/config/settings.ts';
import type { Language } from '../src/domain/language.ts';

/** What the app package is filled from. */
export interface AppFacts {
  /** Application (client) id of the bot; it is the Teams app's id too, so that each environment is an app of its own. */
  readonly appId: string;
  /** https, without a slash at its end. */
  readonly publicUrl: string;
  readonly provider: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** The first is the default one. */
  readonly languages: readonly Language[];
}

const needed = ['publicUrl', 'botAppId', 'providerFile'] as const;

/** Whether any of the settings that the package is filled from is given. */
export const isConfigured = (env: RawEnvironment): boolean =>
  needed.some((name) => (env[settings[name].key] ?? '').trim() !== '');

/** The sample's answers to them, for whoever has no configuration yet. */
export const sampleEnvironment = (providerFile: string): RawEnvironment => ({
  [settings.publicUrl.key]: settings.publicUrl.example,
  [settings.botAppId.key]: '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10',
  [settings.providerFile.key]: providerFile,
});

/**
 * The facts, from the same environment and provider file as the service's, secrets excepted: a package is built where
 * there are none. Throws one ConfigFault with everything that is missing.
 */
export function readAppFacts(env: RawEnvironment, readFile: ReadFile): AppFacts {
  const checked = checkEnvironment(env);
  const keys: readonly string[] = needed.map((name) => settings[name].key);
  const faults: Fault[] = checked.faults.filter(({ key }) => keys.includes(key));
  const { publicUrl, botAppId, providerFile } = checked.readable;
  const provider = providerFile === undefined ? undefined : readProvider(providerFile, readFile, faults);
  const about = provider?.provider;
  const place = path.basename(providerFile ?? '');
  const url = (name: 'websiteUrl' | 'privacyUrl' | 'termsUrl', value: string | undefined) => {
    if (about !== undefined && value === undefined)
      faults.push({ key: `${place}: provider.${name}`, sentence: missing[name] });
    return value ?? '';
  };
  const facts = {
    appId: botAppId ?? '',
    publicUrl: publicUrl ?? '',
    provider: about?.name ?? '',
    websiteUrl: url('websiteUrl', about?.websiteUrl ?? about?.supportUrl),
    privacyUrl: url('privacyUrl', about?.privacyUrl),
    termsUrl: url('termsUrl', about?.termsUrl),
    languages: provider?.languages ?? [],
  };
  if (publicUrl !== undefined && !publicUrl.startsWith('https:'))
    faults.push({ key: settings.publicUrl.key, sentence: 'must be https: Teams opens nothing else.' });
  if (faults.length > 0) throw new ConfigFault(unique(faults));
  return facts;
}

const missing = {
  websiteUrl: 'is missing, and so is supportUrl: Teams shows where people learn about the app.',
  privacyUrl: 'is missing: Teams takes no app without the address of its privacy statement.',
  termsUrl: 'is missing: Teams takes no app without the address of its terms of use.',
} as const;

function readProvider(file: string, readFile: ReadFile, faults: Fault[]) {
  const place = path.basename(file);
  try {
    const parsed = parseProviderFile(readFile(file));
    for (const { path: where, sentence } of parsed.faults)
      faults.push({ key: where ? `${place}: ${where}` : place, sentence });
    return parsed.provider;
  } catch {
    faults.push({ key: settings.providerFile.key, sentence: `names ${file}, which cannot be read.` });
    return undefined;
  }
}

const unique = (faults: readonly Fault[]) => [
  ...new Map(faults.map((fault) => [`${fault.key} ${fault.sentence}`, fault])).values(),
];
