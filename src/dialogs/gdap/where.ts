import type { Language } from '../kit/language.ts';

/** Where somebody was in these conversations, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    customer: 'was asked at which customer admin rights are needed',
    account: 'was choosing the partner account',
    purpose: 'was asked what has to be done at the customer',
    'not-needed': 'was told that no admin rights are needed',
    terms: 'was asked for how long',
    confirm: 'was asked whether to prepare the request',
    create: 'was about to prepare the request',
    look: 'was looking at a request for admin rights',
    wish: 'was asked for which customer admin rights are needed',
  },
  de: {
    customer: 'wurde gefragt, bei welchem Kunden Administratorrechte nötig sind',
    account: 'wählte das Partnerkonto',
    purpose: 'wurde gefragt, was beim Kunden zu tun ist',
    'not-needed': 'erfuhr, dass keine Administratorrechte nötig sind',
    terms: 'wurde nach der Dauer gefragt',
    confirm: 'wurde gefragt, ob die Anfrage vorbereitet werden soll',
    create: 'wollte gerade die Anfrage vorbereiten',
    look: 'sah sich eine Anfrage nach Administratorrechten an',
    wish: 'wurde gefragt, für welchen Kunden Administratorrechte nötig sind',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
