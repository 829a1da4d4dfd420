import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: { list: 'was looking at the registrations of resellers' },
  de: { list: 'sah sich die Registrierungen von Resellern an' },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
