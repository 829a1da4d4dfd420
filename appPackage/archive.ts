import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { AppFacts } from './facts.ts';
import { languageFile, teamsManifest, type PackageAudience } from './manifest.ts';

/** The files of a package by name; there are no folders in one (Teams contract 1.3). */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** Every file of one package. */
export function packageFiles(
  facts: AppFacts,
  parts: {
    readonly version: string;
    readonly audience: PackageAudience;
    readonly color: Uint8Array;
    readonly outline: Uint8Array;
  },
): PackageFiles {
  const { version, audience, color, outline } = parts;
  return {
    'manifest.json': json(teamsManifest(facts, version, audience)),
    'color.png': color,
    'outline.png': outline,
    ...Object.fromEntries(
      facts.languages.map((language) => [`${language}.json`, json(languageFile(facts, language, audience))]),
    ),
  };
}

const json = (value: object) => strToU8(`${JSON.stringify(value, null, 2)}\n`);

/** The zip: the same files give the same bytes, whenever, wherever and in whatever order. */
export function packed(files: PackageFiles): Uint8Array {
  // A zip holds local time; this moment is the same text in every zone.
  const mtime = new Date(1980, 0, 1);
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime });
}

/** What is in a zip; throws when it is none. */
export const unpacked = (zip: Uint8Array): PackageFiles => unzipSync(zip);

export const textOf = (bytes: Uint8Array): string => strFromU8(bytes);
