import type { Language } from '../kit/language.ts';
import { words } from './text.ts';

/** Where somebody was in this conversation, in words for staff. */
export function where(step: string, language: Language): string | undefined {
  const t = words(language).where;
  return step === 'find' || step === 'orders' ? t[step] : undefined;
}
