import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    greet: 'was asked whether we may buy licences',
    grants: 'was reading what the relationship allows',
    who: 'was asked to sign in',
    code: 'was asked for a sign-in code',
    unsure: 'was asked whether they are a Global Administrator',
    'not-admin': 'was told that somebody else has to accept',
    'who-is': 'was reading how to find their administrator',
    forward: 'was given the text for their administrator',
    region: 'was asked for the region',
    other: 'was choosing another region',
    decline: 'was asked whether to say no',
    open: 'was about to get Microsoft’s link',
  },
  de: {
    greet: 'wurde gefragt, ob wir Lizenzen kaufen dürfen',
    grants: 'las, was die Beziehung erlaubt',
    who: 'wurde um die Anmeldung gebeten',
    code: 'wurde nach einem Anmeldecode gefragt',
    unsure: 'wurde nach der Rolle als globaler Administrator gefragt',
    'not-admin': 'erfuhr, dass jemand anderes annehmen muss',
    'who-is': 'las, wie man den eigenen Administrator findet',
    forward: 'bekam den Text für den eigenen Administrator',
    region: 'wurde nach der Region gefragt',
    other: 'wählte eine andere Region',
    decline: 'wurde gefragt, ob abgelehnt wird',
    open: 'sollte gerade den Link von Microsoft bekommen',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
