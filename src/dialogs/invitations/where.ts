import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    list: 'was looking at the invitations',
    many: 'was pasting a list of customers to invite',
    whom: 'was asked for which reseller a list of customers is',
  },
  de: {
    list: 'sah sich die Einladungen an',
    many: 'fügte eine Liste von Kunden zum Einladen ein',
    whom: 'wurde gefragt, für welchen Reseller eine Liste von Kunden ist',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
