import { spoken } from '../kit/spoken.ts';
import { de } from './batch-text-de.ts';
import { en, type BatchWords } from './batch-text-en.ts';

export type { BatchWords };

export const batchWords = spoken<BatchWords>({ en, de });
