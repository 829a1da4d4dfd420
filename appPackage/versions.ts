import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PackageFiles } from './archive.ts';

/** What has been built into a folder, oldest first: `versions.json`. */
export const builtSchema = z.array(
  z.strictObject({ version: z.string(), content: z.string().regex(/^[0-9a-f]{64}$/) }),
);
export type Built = z.infer<typeof builtSchema>;

export type VersionChoice =
  | { readonly kind: 'new' | 'again'; readonly version: string }
  /** A sentence that says why not. */
  | { readonly kind: 'refused'; readonly sentence: string };

/**
 * The version for this content. Teams takes an update only with a higher version (Teams contract 1.2), so one version
 * never stands for two contents: the same content as last time keeps its version; another one gets the project's, or
 * the next after the newest built. `wanted` is an operator's own choice.
 */
export function chooseVersion(parts: {
  readonly project: string;
  readonly wanted: string | undefined;
  readonly built: Built;
  readonly content: string;
}): VersionChoice {
  const { project, wanted, built, content } = parts;
  const newest = built.at(-1);
  const refused = (sentence: string) => ({ kind: 'refused', sentence }) as const;
  if (wanted !== undefined && !isVersion(wanted))
    return refused(`${JSON.stringify(wanted)} is no version; it must be three numbers such as 1.4.0.`);
  if (newest === undefined) return { kind: 'new', version: wanted ?? project };
  if (newest.content === content && (wanted === undefined || wanted === newest.version))
    return { kind: 'again', version: newest.version };
  if (wanted !== undefined && compare(wanted, newest.version) <= 0) {
    return refused(
      `Version ${wanted} does not rise: ${newest.version} has been built with other content, and Teams takes only a higher one.`,
    );
  }
  const next = compare(project, newest.version) > 0 ? project : raised(newest.version);
  return { kind: 'new', version: wanted ?? next };
}

/** What tells one content from another, whatever its version: SHA-256 of all files. */
export function contentOf(packages: readonly PackageFiles[]): string {
  const hash = createHash('sha256');
  for (const files of packages) {
    for (const name of Object.keys(files).sort()) {
      const bytes = files[name] ?? new Uint8Array();
      hash.update(`${name}\n${bytes.byteLength}\n`).update(bytes);
    }
  }
  return hash.digest('hex');
}

export const isVersion = (text: string): boolean => /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/.test(text);

const numbers = (version: string) => version.split('.').map(Number);

function compare(a: string, b: string): number {
  const [mine, other] = [numbers(a), numbers(b)];
  for (const [n, number] of mine.entries()) {
    const difference = number - (other[n] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function raised(version: string): string {
  const [major = 0, minor = 0, patch = 0] = numbers(version);
  return `${major}.${minor}.${patch + 1}`;
}
