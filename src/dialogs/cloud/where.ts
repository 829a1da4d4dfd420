import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    way: 'was told that the usual link does not work in their cloud',
    which: 'was asked for a customer or a cloud',
    differs: 'was reading what is different in a national cloud',
    removed: 'was reading what is left when permissions were removed',
    eligibility: 'was giving the facts for the eligibility check',
    europe: 'was reading about the European cloud instead of the closed German one',
    letter: 'was writing the mail with the link of a national cloud',
    'letter-ready': 'was sending the mail with the link of a national cloud',
  },
  de: {
    way: 'erfuhr, dass der übliche Link in dieser Cloud nicht geht',
    which: 'wurde nach einem Kunden oder einer Cloud gefragt',
    differs: 'las, was in einer nationalen Cloud anders ist',
    removed: 'las, was bleibt, wenn Rechte entzogen wurden',
    eligibility: 'machte Angaben für die Prüfung der Berechtigung',
    europe: 'las über die europäische Cloud statt der geschlossenen deutschen',
    letter: 'schrieb die Mail mit dem Link einer nationalen Cloud',
    'letter-ready': 'verschickte die Mail mit dem Link einer nationalen Cloud',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
