import type { Language } from '../kit/language.ts';
import { sights, type Sight } from './model.ts';
import { words } from './text.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, { readonly at: string; readonly steps: Readonly<Record<string, string>> }> = {
  en: {
    at: 'is at Microsoft’s page',
    steps: {
      see: 'was asked what Microsoft’s page shows',
      advice: 'was reading what to do about Microsoft’s page',
      signer: 'was asked who signs for them',
      code: 'was asked for the error code of Microsoft’s page',
      'about-code': 'was reading about the error code of Microsoft’s page',
    },
  },
  de: {
    at: 'ist auf der Seite von Microsoft',
    steps: {
      see: 'wurde gefragt, was die Seite von Microsoft zeigt',
      advice: 'las, was bei der Seite von Microsoft zu tun ist',
      signer: 'wurde gefragt, wer unterschreibt',
      code: 'wurde nach dem Fehlercode der Seite von Microsoft gefragt',
      'about-code': 'las über den Fehlercode der Seite von Microsoft',
    },
  },
};

const isSight = (step: string): step is Sight => (sights as readonly string[]).includes(step);

/** A hand-over from here names what is seen, `blank`; one from elsewhere the step. */
export function where(step: string, language: Language): string | undefined {
  const { at, steps } = all[language];
  return isSight(step) ? `${at}: ${words(language).advice.titles[step]}` : steps[step];
}
