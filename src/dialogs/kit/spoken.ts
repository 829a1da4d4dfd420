import type { Language } from './language.ts';

/**
 * One full stop where a name that ends with one ends a sentence: `for **Litware Inc.**. It` says `for **Litware
 * Inc.** It`. Dots inside words and dots of omission stay.
 */
export const oneFullStop = (text: string): string => text.replace(/(?<!\.)\.([*”“]*)\.(?=\s|$)/g, '.$1');

/**
 * The words of a flow by language, as they are said. Every sentence that is made with a name passes here, so that no
 * sentence has to know how names end.
 */
export function spoken<Words extends object>(all: Record<Language, Words>): (language: Language) => Words {
  const ready: Record<Language, Words> = { en: withOneFullStop(all.en), de: withOneFullStop(all.de) };
  return (language) => ready[language];
}

function withOneFullStop<Part>(part: Part): Part {
  if (typeof part === 'function') {
    return new Proxy(part, {
      apply(make, self, names): unknown {
        const said: unknown = Reflect.apply(make, self, names);
        return typeof said === 'string' ? oneFullStop(said) : said;
      },
    });
  }
  if (Array.isArray(part)) return part.map(withOneFullStop) as Part;
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]: [string, unknown]) => [name, withOneFullStop(inner)]),
  ) as Part;
}
