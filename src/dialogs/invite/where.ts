import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    domain: 'was asked for the customer’s domain',
    facts: 'was asked whether to prepare the invitation',
    choose: 'was choosing the partner account',
    reseller: 'was choosing the reseller to invite for',
    create: 'was about to prepare the invitation',
  },
  de: {
    domain: 'wurde nach der Domain des Kunden gefragt',
    facts: 'wurde gefragt, ob die Einladung vorbereitet werden soll',
    choose: 'wählte das Partnerkonto',
    reseller: 'wählte den Reseller, für den eingeladen wird',
    create: 'wollte gerade die Einladung vorbereiten',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
