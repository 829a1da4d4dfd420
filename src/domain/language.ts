/** Languages the product speaks. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The language for a Teams locale such as `de-AT`; English when we do not speak it. */
export function languageOf(locale: string | undefined): Language {
  const short = (locale ?? '').slice(0, 2).toLowerCase();
  return languages.find((language) => language === short) ?? 'en';
}
