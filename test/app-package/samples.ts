import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFiles, textOf, type PackageFiles } from '../../appPackage/archive.ts';
import type { AppFacts } from '../../appPackage/facts.ts';

export const projectFolder = path.resolve(import.meta.dirname, '../..');

export const committedIcon = (name: 'color.png' | 'outline.png'): Uint8Array =>
  new Uint8Array(readFileSync(path.join(projectFolder, 'appPackage', name)));

export const sampleFacts: AppFacts = {
  appId: '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10',
  publicUrl: 'https://concierge.opendoor.example',
  provider: 'Open Door Technology',
  websiteUrl: 'https://opendoor.example',
  privacyUrl: 'https://opendoor.example/privacy',
  termsUrl: 'https://opendoor.example/terms',
  languages: ['en', 'de'],
};

export const sampleFiles = (
  facts: AppFacts = sampleFacts,
  audience: 'provider' | 'customers' = 'provider',
): PackageFiles =>
  packageFiles(facts, {
    version: '1.0.0',
    audience,
    color: committedIcon('color.png'),
    outline: committedIcon('outline.png'),
  });

/** The files with another value at one place of a JSON file; undefined takes it away. */
export function changed(
  files: PackageFiles,
  name: string,
  place: readonly string[],
  value: unknown,
): PackageFiles {
  const root = JSON.parse(textOf(files[name] ?? new Uint8Array())) as Record<string, unknown>;
  const owner = place
    .slice(0, -1)
    .reduce<Record<string, unknown>>((inner, part) => inner[part] as Record<string, unknown>, root);
  owner[place.at(-1) ?? ''] = value;
  return { ...files, [name]: new TextEncoder().encode(JSON.stringify(root)) };
}
