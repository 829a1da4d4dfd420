import type { Language } from '../kit/language.ts';
import { words } from './text.ts';

/** Where somebody was in this conversation, in words for staff. */
export const where = (step: string, language: Language): string | undefined =>
  step === 'list' ? words(language).where.list : undefined;
