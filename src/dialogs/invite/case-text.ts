import { spoken } from '../kit/spoken.ts';
import { de } from './case-text-de.ts';
import { en, type CaseWords } from './case-text-en.ts';

export type { CaseWords };

export const caseWords = spoken<CaseWords>({ en, de });
