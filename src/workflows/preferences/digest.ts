import type { PersonKey } from '../../domain/person.ts';
import { peopleWithDigests, takeDigest, type DigestItem } from '../../services/store/digest-items.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../services/store/connection.ts';
import type { News, NewsItem } from '../news/port.ts';

export interface PreferencesDependencies {
  readonly database: Database;
  readonly news: Pick<News, 'say'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The flow whose `announce` makes one message of many pieces of news, and the event it is told under. */
const digestFlow = 'notifications';
const digestEvent = 'digest';
/** One case for all digests of a person, so that they follow each other. */
const digestCase = 'digest';

/** So many pieces of news stand in a digest; of more it says how many they are. */
const mostItems = 40;
/** People looked after in one look. */
const perTick = 200;

/**
 * Tells people what is due as one message each. Taken and written to the outbox in one transaction for each person, so
 * that nothing is lost and nothing told twice, whoever looks at the same time.
 */
export async function tellDigests(
  { database, news, clock, log }: PreferencesDependencies,
  people?: readonly PersonKey[],
): Promise<void> {
  for (const person of people ?? (await peopleWithDigests(database.db, clock.now(), perTick))) {
    const count = await database.withTransaction(async (tx) => {
      const items = await takeDigest(tx, person, clock.now());
      if (items.length > 0) await news.say(tx, digestOf(items), person);
      return items.length;
    });
    if (count > 0) log.info({ count }, 'news that waited goes out as a digest');
  }
}

/** Of several equal pieces of news about a case the last one stands for all. */
function digestOf(all: readonly DigestItem[]): NewsItem {
  const last = new Map(all.map((one) => [`${one.flow} ${one.caseId} ${one.event}`, one]));
  const items = [...last.values()].toSorted((a, b) => a.id - b.id);
  const told = items
    .slice(-mostItems)
    .map(({ flow, caseId, event, facts }) => ({ flow, caseId, event, facts }));
  return {
    flow: digestFlow,
    caseId: digestCase,
    event: digestEvent,
    facts: { items: told, more: items.length - told.length },
  };
}
