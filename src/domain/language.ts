/** Languages the product speaks. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The language for a Teams locale such as `de-AT`; English when we do not speak it. */
export function languageOf(locale: string | undefined): Language {
  const short = (locale ?? '').slice(0, 2).toLowerCase();
  return languages.find((language) => language === short) ?? 'en';
}

/** What a domain, or an address with one, tells of its people's language by its ending; undefined when it tells nothing. */
export function languageOfDomain(text: string): Language | undefined {
  const [host = ''] = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .split(/[/?#:]/);
  return /\.(?:de|at|ch|li)\.?$/i.test(host) ? 'de' : undefined;
}
