import { resellerRoles } from '../domain/person.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import { plain } from '../dialogs/kit/card.ts';
import { kitWords } from '../dialogs/kit/words.ts';

/** First words in a new chat. */
export const welcome =
  (provider: string) =>
  (person: Speaker): string =>
    kitWords(person.language).welcome(plain(provider));

/**
 * Customers meet the question they came for; staff and people of a reseller meet what they can do, and a reseller's
 * people without a role how they get one.
 */
export function firstFlow({ staff, roles }: Speaker): string {
  if (staff || resellerRoles.some((role) => roles.has(role))) return 'home';
  return roles.has('colleague') ? 'reseller' : 'accept';
}
