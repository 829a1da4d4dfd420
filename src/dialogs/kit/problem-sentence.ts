import { isProblem } from '../../errors.ts';
import type { Language } from './language.ts';
import { kitWords } from './words.ts';

/**
 * The one place that turns trouble into words: what happened, what it means, and the id support needs: Microsoft's
 * where there is one, else ours from the log. An error that is no Problem says nothing about what was kept: a turn
 * writes in several steps, and a lost database connection leaves open whether the last of them took hold.
 */
export function problemSentence(error: unknown, language: Language, ourId?: string): string {
  const words = kitWords(language);
  const sentence = isProblem(error) ? words.problem[error.kind] : words.problem.bug;
  const id = (isProblem(error) ? error.facts.correlationId : undefined) ?? ourId;
  return id === undefined ? sentence : `${sentence} (${words.supportId(id)})`;
}

/** The same for what broke before anything could be done with a press: nothing was changed, that much is certain. */
export const notBegunSentence = (language: Language): string => kitWords(language).problem.notBegun;
