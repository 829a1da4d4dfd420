import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { nationalClouds } from '../../domain/cloud-ways.ts';
import { samePerson } from '../../domain/person.ts';
import type { Database } from '../../services/store/connection.ts';
import { saveFeedback } from '../../services/store/feedback.ts';
import { addMessage, handOverById, insertHandOver, lastAnswered } from '../../services/store/hand-overs.ts';
import { invitationsOfCustomer } from '../../services/store/invitations.ts';
import type { NationalClouds } from '../cloud/port.ts';
import type { News } from '../news/port.ts';
import type { Contact, PeopleHelp } from './port.ts';

export interface PeopleHelpDependencies {
  readonly database: Database;
  readonly news: News;
  readonly clock: Clock;
  /** The general contact, and those of single accounts by their id. */
  readonly contact: Contact & { readonly perRegion: Readonly<Record<string, Contact>> };
  /** Who looks after customers of the national clouds. */
  readonly desks: Pick<NationalClouds, 'desk'>;
}

/** Words nobody else understands may be a reply for this long after an answer: it is read after the weekend, too. */
const replyWithinMs = 3 * 86_400_000;

/** Staff's card and news are of the flow `person`, the asker's of the flow `answer`. */
const staffSide = 'person';
const askerSide = 'answer';

/** Request ids may contain anything of any length. */
const digest = (requestId: string): string => createHash('sha256').update(requestId).digest('hex');

/** Hand-over to people and feedback, each written together with the news it causes. */
export function createPeopleHelp(dependencies: PeopleHelpDependencies): PeopleHelp {
  const { database, news, clock, contact, desks } = dependencies;
  return {
    async contactFor(tenantId, topic) {
      const cloud = nationalClouds.find((one) => one === topic);
      const desk = cloud === undefined ? undefined : desks.desk(cloud);
      if (desk !== undefined) return desk;
      const [latest] = await invitationsOfCustomer(database.db, tenantId);
      return contact.perRegion[latest?.accountId ?? ''] ?? contact;
    },
    handOver(request) {
      const { requestId, from, words, topic = 'help', automatic = false, flow, step } = request;
      const { tenantId, userId, name } = from;
      return database.withTransaction(async (tx) => {
        const id = `P-${digest(requestId).slice(0, 10).toUpperCase()}`;
        const [latest] = await invitationsOfCustomer(tx, tenantId);
        const handOver = {
          id,
          from: { tenantId, userId, name },
          topic,
          automatic,
          words,
          caseId: request.caseId ?? latest?.id,
          flow,
          step,
          at: clock.now(),
        };
        if ((await insertHandOver(tx, handOver)) === 'inserted') {
          await news.tellStaff(tx, { flow: staffSide, caseId: id, event: 'asked' });
        }
        return { id };
      });
    },
    find: (id) => handOverById(database.db, id),
    write(id, by, words, requestId) {
      return database.withTransaction(async (tx) => {
        const handOver = await handOverById(tx, id);
        if (handOver === undefined) return 'unknown';
        const side = samePerson(by, handOver.from) ? 'asker' : 'staff';
        const at = clock.now();
        const message = await addMessage(tx, id, {
          requestId: digest(requestId),
          side,
          name: by.name,
          words,
          at,
        });
        if (message === undefined) return 'written';
        const item = { caseId: id, facts: { message } };
        if (side === 'asker') {
          await news.tellStaff(tx, { ...item, flow: staffSide, event: 'replied' });
          await news.refreshCards(tx, { ...item, flow: askerSide, event: 'replied' });
        } else {
          // A new card at the end of the chat: who reads an answer must not have to look for where to reply.
          await news.adopt(tx, { ...item, flow: askerSide, event: 'answered' }, handOver.from, undefined);
          await news.refreshCards(tx, { ...item, flow: staffSide, event: 'answered' });
        }
        return 'written';
      });
    },
    lastAnswered: (person) => lastAnswered(database.db, person, clock.now() - replyWithinMs),
    feedback: (opinion) => saveFeedback(database.db, opinion, clock.now()),
  };
}
