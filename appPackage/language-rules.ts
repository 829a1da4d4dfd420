import { z } from 'zod';

/** The most characters at each kind of place (Teams contract 1.2, 9; the schema of language files, 1.29). */
const limits: readonly (readonly [RegExp, number])[] = [
  [/^name\.short$/, 30],
  [/^name\.full$/, 100],
  [/^description\.short$/, 80],
  [/^description\.full$/, 4000],
  [/^staticTabs\[\d+\]\.name$/, 128],
  [/^bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d+\]\.title$/, 32],
  [/^bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d+\]\.description$/, 4000],
];

const required = ['name.short', 'description.short', 'description.full'];

/**
 * What is wrong with a language file, as sentences: a place the manifest does not have, one of the manifest's own words
 * without a translation, too long, or empty. Titles of commands keep to the 32 characters that clients show.
 */
export function languageFaults(name: string, file: unknown, manifest: unknown): string[] {
  const parsed = z.record(z.string(), z.string()).safeParse(file);
  if (!parsed.success) return [`${name} must hold texts by their place in the manifest.`];
  const { $schema = '', ...texts } = parsed.data;
  const faults: string[] = [];
  if (!$schema.endsWith('/v1.29/MicrosoftTeams.Localization.schema.json'))
    faults.push(`${name} must name the language schema of the manifest's version.`);
  for (const [place, text] of Object.entries(texts)) {
    const most = limits.find(([form]) => form.test(place))?.[1];
    if (most === undefined) faults.push(`${name}: ${place} is no place a text can have.`);
    else if (text.trim() === '') faults.push(`${name}: ${place} is empty.`);
    else if (text.length > most)
      faults.push(`${name}: ${place} has ${text.length} characters; Teams takes ${most}.`);
    if (typeof at(manifest, place) !== 'string')
      faults.push(`${name}: ${place} translates something the manifest does not have.`);
  }
  const places = new Set([...required, ...placesOf(manifest)]);
  for (const place of places)
    if (texts[place] === undefined) faults.push(`${name}: ${place} has no translation.`);
  return faults;
}

/** What stands at a place such as `bots[0].commandLists[1].commands[0].title`. */
function at(value: unknown, place: string): unknown {
  return place
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>(
      (inner, part) =>
        inner !== null && typeof inner === 'object' ? (inner as Record<string, unknown>)[part] : undefined,
      value,
    );
}

/** Every place of the manifest that can be translated. */
function placesOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return limits.some(([form]) => form.test(path)) ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}
