import { spoken } from '../kit/spoken.ts';
import { de } from './text-de.ts';
import { en, type Words } from './text-en.ts';

export type { Words };

export const words = spoken<Words>({ en, de });
