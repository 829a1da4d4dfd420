import { resellerRoles } from '../domain/person.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import { plain } from '../dialogs/kit/card.ts';
import { kitWords } from '../dialogs/kit/words.ts';

/** First words in a new chat. */
export const welcome =
  (provider: string) =>
  (person: Speaker): string =>
    kitWords(person.language).welcome(plain(provider));

/** Customers meet the question they came for; staff and people of a reseller meet what they can do. */
export const firstFlow = (person: Speaker): string =>
  person.staff || resellerRoles.some((role) => person.roles.has(role)) ? 'home' : 'accept';
