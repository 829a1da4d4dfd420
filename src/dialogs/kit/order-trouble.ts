import { spoken } from './spoken.ts';
import { de } from './order-trouble-de.ts';
import { en, type TroubleWords } from './order-trouble-en.ts';

/** What is said about each cause that stops an order, for sellers and staff alike; the next step is theirs. */
export const troubleWords = spoken<TroubleWords>({ en, de });
