import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    overview: 'was looking at their notifications',
    wish: 'was settling their notifications',
    long: 'was asked for how long everything is to be muted',
    which: 'was asked what exactly is to be muted',
  },
  de: {
    overview: 'sah sich die eigenen Benachrichtigungen an',
    wish: 'stellte die eigenen Benachrichtigungen ein',
    long: 'wurde gefragt, wie lange alles stumm sein soll',
    which: 'wurde gefragt, was genau stumm sein soll',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
