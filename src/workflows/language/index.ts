import type { Clock } from '../../clock.ts';
import type { PersonKey } from '../../domain/person.ts';
import { newestCaseCards } from '../../services/store/case-cards.ts';
import type { Database } from '../../services/store/connection.ts';
import { grouped } from '../../services/store/grouped.ts';
import { chooseLanguage, chosenLanguage, chosenLanguages } from '../../services/store/person-languages.ts';
import type { News } from '../news/port.ts';
import type { PersonLanguages } from './port.ts';

/** How many case cards change with the language; older ones do at the next news of their case. */
const mostRedrawn = 25;

export function createPersonLanguages(dependencies: {
  readonly database: Database;
  readonly news: Pick<News, 'refresh'>;
  readonly clock: Clock;
}): PersonLanguages {
  const { database, news, clock } = dependencies;
  return {
    // Asked for every reader of news, many at once.
    chosenBy: grouped((people: readonly PersonKey[]) => chosenLanguages(database.db, people)),
    choose: ({ tenantId, userId }, language) =>
      database.withTransaction(async (tx) => {
        const person = { tenantId, userId };
        if ((await chosenLanguage(tx, person)) === language) return;
        await chooseLanguage(tx, person, language, clock.now());
        for (const { flow, caseId } of await newestCaseCards(tx, person, mostRedrawn))
          await news.refresh(tx, { flow, caseId, event: 'language' }, person);
      }),
  };
}
