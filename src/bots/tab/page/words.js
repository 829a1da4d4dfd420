let words = {};
let language = 'en';
/** How numbers and dates are written: as the reader's own locale does, where we speak its language. */
let format = 'en';

/** Loads the sentences of a language we speak, for a locale such as `de-AT`. */
export async function loadWords(locale) {
  language = (locale ?? '').toLowerCase().startsWith('de') ? 'de' : 'en';
  format = locale?.toLowerCase().split('-')[0] === language ? locale : language;
  const answer = await fetch(new URL(`words/${language}.json`, location.href));
  words = await answer.json();
  document.documentElement.lang = language;
}

/** All sentences. */
export const t = () => words;

/** A sentence with what stands in braces filled in; each once, and nothing else is touched. */
export const fill = (sentence, facts) =>
  sentence.replace(/\{([a-z]+)\}/g, (whole, name) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : whole,
  );

/** A moment (milliseconds since 1970 UTC) in the reader's format and zone. */
export const moment = (at) =>
  at === undefined || at === null
    ? words.never
    : new Date(at).toLocaleString(format, { dateStyle: 'medium', timeStyle: 'short' });

/** A duration in milliseconds, roughly. */
export function lasting(milliseconds) {
  if (milliseconds === undefined || milliseconds === null) return '–';
  const minutes = milliseconds / 60_000;
  const [unit, size] = minutes < 90 ? ['minute', 1] : minutes < 48 * 60 ? ['hour', 60] : ['day', 24 * 60];
  const value = minutes / size;
  const n = value.toLocaleString(format, { maximumFractionDigits: value < 10 ? 1 : 0 });
  return fill(words.units[unit], { n });
}

/** A word of ours that has a sentence, or itself. */
export const named = (names, word) => names[word] ?? word;
