import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    register: 'was filling in the registration as a reseller',
    confirm: 'was asked whether to register the company',
    join: 'was asked whether to ask the owners',
    kept: 'had typed an order before being allowed to',
    company: 'was looking at how their company stands',
    people: 'was looking at the people of their company',
    person: 'was deciding what a colleague may do',
    own: 'was asked for a tenant for own licences',
  },
  de: {
    register: 'füllte die Registrierung als Reseller aus',
    confirm: 'wurde gefragt, ob die Firma registriert werden soll',
    join: 'wurde gefragt, ob die Inhaber gefragt werden sollen',
    kept: 'hatte eine Bestellung getippt, ohne schon bestellen zu dürfen',
    company: 'sah nach, wie es um die eigene Firma steht',
    people: 'sah sich die Leute der eigenen Firma an',
    person: 'entschied, was ein Kollege darf',
    own: 'wurde nach einem Mandanten für eigene Lizenzen gefragt',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
