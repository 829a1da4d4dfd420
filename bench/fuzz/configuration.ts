import * as fc from 'fast-check';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { readConfig } from '../../src/config/config.ts';
import { settings } from '../../src/config/settings.ts';
import type { ConfigurationInput } from './input.ts';
import { changed, changes, odd } from './values.ts';

const keys = Object.values(settings).map(({ key }) => key);
/** In every input; whoever finds it in a fault has found a leak. */
const secret = 'fuzz-secret-4711';

/** Environments and provider files, most of them faulty. */
export function configurations(
  environment: Readonly<Record<string, string>>,
  providerFile: string,
): fc.Arbitrary<ConfigurationInput> {
  const parsed: unknown = JSON.parse(providerFile);
  return fc
    .record({
      replaced: fc.dictionary(
        fc.constantFrom(...keys, 'CONCIERGE_X', 'CONCIERGE_CREDENTIAL_A_CLIENT_ID'),
        odd.map(asText),
        { maxKeys: 4 },
      ),
      made: changes(3),
      file: fc.oneof(
        { weight: 5, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
      ),
    })
    .map(({ replaced, made, file }): ConfigurationInput => ({
      kind: 'configuration',
      authority: 'none',
      environment: { ...environment, CONCIERGE_BOT_APP_SECRET: secret, ...replaced },
      providerFile: file === '' ? changed(parsed, made) : file,
    }));
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** What is wrong with how this configuration was read; undefined when it was read, or refused with sentences. */
export function configurationFault({ environment, providerFile }: ConfigurationInput): string | undefined {
  try {
    readConfig(environment, () => providerFile);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigFault)) return `not a fault of the configuration, but ${String(error)}`;
    return error.message.includes(secret) ? 'a secret stands in the fault' : undefined;
  }
}
