import { isProblem } from '../../errors.ts';
import type { Language } from './language.ts';
import { kitWords } from './words.ts';

/** The one place that turns trouble into words: what happened, what it means, and the id support needs. */
export function problemSentence(error: unknown, language: Language): string {
  const words = kitWords(language);
  if (!isProblem(error)) return words.problem.bug;
  const sentence = words.problem[error.kind];
  return error.facts.correlationId === undefined
    ? sentence
    : `${sentence} (${words.supportId(error.facts.correlationId)})`;
}
