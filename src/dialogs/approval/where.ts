import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step that asks. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    list: 'was looking at the approvals that wait',
    approve: 'was asked to confirm an approval',
    reject: 'was asked why an order is rejected',
    ask: 'was writing a question to the seller',
    comment: 'was writing a comment on an approval',
    reply: 'was answering a question of an approver',
  },
  de: {
    list: 'sah die wartenden Freigaben an',
    approve: 'sollte eine Freigabe bestätigen',
    reject: 'wurde nach dem Grund einer Ablehnung gefragt',
    ask: 'schrieb eine Frage an den Verkauf',
    comment: 'schrieb eine Bemerkung zu einer Freigabe',
    reply: 'beantwortete eine Frage zu einer Freigabe',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
