import { spoken } from '../kit/spoken.ts';
import { de } from './trouble-text-de.ts';
import { en, type TroubleWords } from './trouble-text-en.ts';

/** What is said about each cause that stops an order, for sellers and staff alike; the next step is theirs. */
export const troubleWords = spoken<TroubleWords>({ en, de });
