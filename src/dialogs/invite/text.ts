import type { Language } from '../kit/language.ts';
import { de } from './text-de.ts';
import { en, type Words } from './text-en.ts';

export type { Words };

const all: Record<Language, Words> = { en, de };

export function words(language: Language): Words {
  return all[language];
}
