import { languages } from '../kit/language.ts';
import { spoken } from '../kit/spoken.ts';
import { normal } from '../kit/words.ts';
import { answerWords } from './answer-text.ts';

/** Words around an open case: its way out, what may be typed for its buttons, and what is said when another took its place. */
const en = {
  region: 'Choose another region',
  replaced: {
    title: 'This request was replaced',
    text: (by: string) =>
      `Replaced by ${by}: another region was chosen or accepted since. There is nothing to do here.`,
    show: (by: string) => `Show ${by}`,
    status: (id: string, by: string) => `${id}: replaced by ${by}`,
  },
  declined: {
    title: 'Your organisation said no',
    text: 'The partner has been told, and nobody reminds you any more. Nothing was granted; you can still accept if you change your mind.',
    status: 'declined by your organisation',
  },
  /** What people type instead of pressing, besides the titles. */
  typed: {
    check: [
      'I am done – check now',
      'I am done',
      'I’m done',
      'done',
      'check now',
      'check',
      'I have accepted it',
    ],
    trouble: ['I see something else', 'something else'],
    remind: ['Remind me tomorrow', 'remind me', 'remind me later'],
    region: ['Choose another region', 'another region', 'choose region', 'change region'],
  },
};

export type CaseWords = typeof en;
export type TypedButton = keyof CaseWords['typed'];

const de: CaseWords = {
  region: 'Andere Region wählen',
  replaced: {
    title: 'Diese Anfrage wurde ersetzt',
    text: (by) =>
      `Ersetzt durch ${by}: seither wurde eine andere Region gewählt oder angenommen. Hier ist nichts mehr zu tun.`,
    show: (by) => `${by} zeigen`,
    status: (id, by) => `${id}: ersetzt durch ${by}`,
  },
  declined: {
    title: 'Ihre Organisation hat abgelehnt',
    text: 'Der Partner weiß Bescheid, und niemand erinnert Sie mehr. Es wurde nichts erlaubt; Sie können es sich noch anders überlegen.',
    status: 'von Ihrer Organisation abgelehnt',
  },
  typed: {
    check: [
      'Fertig – jetzt prüfen',
      'fertig',
      'ich bin fertig',
      'jetzt prüfen',
      'prüfen',
      'ich habe angenommen',
    ],
    trouble: ['Ich sehe etwas anderes', 'etwas anderes'],
    remind: ['Morgen erinnern', 'erinnern', 'erinnere mich morgen', 'erinnern Sie mich morgen'],
    region: ['Andere Region wählen', 'andere Region', 'eine andere Region', 'Region ändern'],
  },
};

export const caseWords = spoken<CaseWords>({ en, de });

const bare = (text: string): string =>
  normal(text)
    .replaceAll('’', "'")
    .replace(/\s[–—-]\s/g, ' ');

/** The button of the open case card that typed words stand for, in any language; undefined for other words. */
export function buttonTyped(text: string): TypedButton | 'mute' | 'decline' | 'ask-decline' | undefined {
  const said = bare(text);
  for (const language of languages) {
    const { decline, mute } = answerWords(language);
    const isOf = (forms: readonly string[]) => forms.some((form) => bare(form) === said);
    if (isOf([mute.button, ...mute.typed])) return 'mute';
    if (isOf([decline.fold.replace(' …', ''), ...decline.typed])) return 'ask-decline';
    if (isOf([decline.yes, ...decline.typedYes])) return 'decline';
  }
  const buttons = languages.flatMap((language) => Object.entries(caseWords(language).typed));
  return buttons.find(([, forms]) => forms.some((form) => bare(form) === said))?.[0] as
    TypedButton | undefined;
}
