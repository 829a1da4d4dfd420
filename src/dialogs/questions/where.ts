import type { Language } from '../kit/language.ts';
import { words } from './text.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, { readonly read: string; readonly steps: Readonly<Record<string, string>> }> = {
  en: {
    read: 'was reading',
    steps: {
      list: 'was looking through the questions and answers',
      answer: 'was reading one of the answers',
      remark: 'was asked what an answer lacks',
    },
  },
  de: {
    read: 'las',
    steps: {
      list: 'sah die Fragen und Antworten durch',
      answer: 'las eine der Antworten',
      remark: 'wurde gefragt, was einer Antwort fehlt',
    },
  },
};

/** A hand-over from here names the article; one from elsewhere the step. */
export function where(step: string, language: Language): string | undefined {
  const { read, steps } = all[language];
  const articles: Readonly<Record<string, { question: string }>> = words(language).articles;
  const article = Object.hasOwn(articles, step) ? articles[step] : undefined;
  return article === undefined ? steps[step] : `${read}: ${article.question}`;
}
