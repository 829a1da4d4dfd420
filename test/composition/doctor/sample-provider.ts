import assert from 'node:assert/strict';
import { parseProviderFile, type ProviderConfig } from '../../../src/config/provider.ts';
import { sampleText } from '../../config/sample-environment.ts';

/** The sample provider file, parsed. */
export function sampleProvider(): ProviderConfig {
  const { provider } = parseProviderFile(sampleText);
  assert.ok(provider);
  return provider;
}
