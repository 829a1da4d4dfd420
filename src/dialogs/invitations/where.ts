import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    list: 'was looking at the invitations',
    many: 'was pasting a list of customers to invite',
  },
  de: {
    list: 'sah sich die Einladungen an',
    many: 'fügte eine Liste von Kunden zum Einladen ein',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
