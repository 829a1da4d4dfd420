import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../services/store/connection.ts';
import { saveFeedback } from '../../services/store/feedback.ts';
import { handOverById, insertHandOver, markAnswered } from '../../services/store/hand-overs.ts';
import { invitationsOfCustomer } from '../../services/store/invitations.ts';
import type { News } from '../news/port.ts';
import type { Contact, PeopleHelp } from './port.ts';

export interface PeopleHelpDependencies {
  readonly database: Database;
  readonly news: News;
  readonly clock: Clock;
  /** The general contact, and those of single accounts by their id. */
  readonly contact: Contact & { readonly perRegion: Readonly<Record<string, Contact>> };
}

/** Hand-over to people and feedback, each written together with the news it causes. */
export function createPeopleHelp(dependencies: PeopleHelpDependencies): PeopleHelp {
  const { database, news, clock, contact } = dependencies;
  return {
    async contactFor(tenantId) {
      const [latest] = await invitationsOfCustomer(database.db, tenantId);
      return contact.perRegion[latest?.accountId ?? ''] ?? contact;
    },
    handOver(request) {
      return database.withTransaction(async (tx) => {
        const id = `P-${createHash('sha256').update(request.requestId).digest('hex').slice(0, 10).toUpperCase()}`;
        const handOver = {
          id,
          from: request.from,
          words: request.words,
          caseId: request.caseId,
          flow: request.flow,
          step: request.step,
          at: clock.now(),
        };
        if ((await insertHandOver(tx, handOver)) === 'inserted') {
          await news.tellStaff(tx, { flow: 'person', caseId: id, event: 'asked' });
        }
        return handOver;
      });
    },
    find: (id) => handOverById(database.db, id),
    answer(id, by, words) {
      return database.withTransaction(async (tx) => {
        const handOver = await handOverById(tx, id);
        if (handOver === undefined) return 'unknown';
        await markAnswered(tx, id);
        const facts = { words, by: by.userId };
        await news.say(tx, { flow: 'person', caseId: id, event: 'answered', facts }, handOver.from);
        await news.refreshCards(tx, { flow: 'person', caseId: id, event: 'answered' });
        return 'answered';
      });
    },
    feedback: (opinion) => saveFeedback(database.db, opinion, clock.now()),
  };
}
