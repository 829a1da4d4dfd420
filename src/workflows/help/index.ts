import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import { nationalClouds } from '../../domain/cloud-ways.ts';
import type { Topic } from '../../domain/hand-over.ts';
import { samePerson } from '../../domain/person.ts';
import type { Database } from '../../services/store/connection.ts';
import { saveFeedback } from '../../services/store/feedback.ts';
import {
  addMessage,
  handOverById,
  handOverToJoin,
  insertHandOver,
  lastAnswered,
  lockHandOversOf,
  waitingHandOvers,
  type HandOver,
} from '../../services/store/hand-overs.ts';
import { invitationsOfCustomer } from '../../services/store/invitations.ts';
import type { Tables } from '../../services/store/tables.ts';
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
const hourMs = 3_600_000;

/** Staff's card and news are of the flow `person`, the asker's of the flow `answer`. */
const staffSide = 'person';
const askerSide = 'answer';

/** Request ids may contain anything of any length. */
const digest = (requestId: string): string => createHash('sha256').update(requestId).digest('hex');

/** More words of somebody who waits for an answer join what they have asked before, for so long. */
const joinedWithinMs = 24 * hourMs;
/** Of one tenant, in an hour: staff's chats take only so many cards, and other customers have questions, too. */
const mostWaiting = 20;
/** Staff has been told of a thread that waits for its answer: more words in it change its card, and are said anew after this. */
const saidAgainMs = hourMs;

/** Hand-over to people and feedback, each written together with the news it causes. */
export function createPeopleHelp(dependencies: PeopleHelpDependencies): PeopleHelp {
  const { database, news, clock, contact, desks } = dependencies;

  async function contactFor(db: Kysely<Tables>, tenantId: string, topic?: Topic): Promise<Contact> {
    const cloud = nationalClouds.find((one) => one === topic);
    const desk = cloud === undefined ? undefined : desks.desk(cloud);
    if (desk !== undefined) return desk;
    const [latest] = await invitationsOfCustomer(db, tenantId);
    return contact.perRegion[latest?.accountId ?? ''] ?? contact;
  }

  /** Words of the asker into their thread; undefined when the request has added them before. */
  async function addOfAsker(
    tx: Kysely<Tables>,
    handOver: HandOver,
    { name, words, requestId }: { name: string; words: string; requestId: string },
  ): Promise<void> {
    const { id: caseId, thread } = handOver;
    const at = clock.now();
    const said = { requestId: digest(requestId), side: 'asker' as const, name, words, at };
    const message = await addMessage(tx, caseId, said);
    if (message === undefined) return;
    const item = { flow: staffSide, caseId, event: 'replied', facts: { message } };
    const last = thread.at(-1) ?? { side: 'asker', at: handOver.at };
    const isKnown = last.side === 'asker' && at - last.at < saidAgainMs;
    await (isKnown ? news.refreshCards(tx, item) : news.tellStaff(tx, item));
    await news.refreshCards(tx, { ...item, flow: askerSide });
  }

  return {
    contactFor: (tenantId, topic) => contactFor(database.db, tenantId, topic),
    handOver(request) {
      const { requestId, from, words, topic = 'help', automatic = false, flow, step } = request;
      const { tenantId, userId, name } = from;
      return database.withTransaction(async (tx) => {
        await lockHandOversOf(tx, tenantId);
        const id = `P-${digest(requestId).slice(0, 10).toUpperCase()}`;
        if ((await handOverById(tx, id)) !== undefined) return { kind: 'sent', id };
        const now = clock.now();
        const asked = { person: from, topic, requestId: digest(requestId) };
        const earlier = automatic ? undefined : await handOverToJoin(tx, asked, now - joinedWithinMs);
        if (earlier !== undefined) {
          const about = request.caseId === earlier.caseId ? undefined : request.caseId;
          const all = [about, words].filter((part) => part !== undefined && part !== '').join(': ');
          if (all !== '') await addOfAsker(tx, earlier, { name, words: all, requestId });
          return { kind: 'sent', id: earlier.id };
        }
        if ((await waitingHandOvers(tx, tenantId, now - hourMs)) >= mostWaiting)
          return { kind: 'too-many', contact: await contactFor(tx, tenantId, topic) };
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
          at: now,
        };
        if ((await insertHandOver(tx, handOver)) === 'inserted')
          await news.tellStaff(tx, { flow: staffSide, caseId: id, event: 'asked' });
        return { kind: 'sent', id };
      });
    },
    find: (id) => handOverById(database.db, id),
    write(id, by, words, requestId) {
      return database.withTransaction(async (tx) => {
        const handOver = await handOverById(tx, id);
        if (handOver === undefined) return 'unknown';
        if (samePerson(by, handOver.from)) {
          await addOfAsker(tx, handOver, { name: by.name, words, requestId });
          return 'written';
        }
        const said = { requestId: digest(requestId), side: 'staff' as const, name: by.name, words };
        const message = await addMessage(tx, id, { ...said, at: clock.now() });
        if (message === undefined) return 'written';
        const item = { caseId: id, event: 'answered', facts: { message } };
        // A new card at the end of the chat: who reads an answer must not have to look for where to reply.
        await news.adopt(tx, { ...item, flow: askerSide }, handOver.from, undefined);
        await news.refreshCards(tx, { ...item, flow: staffSide });
        return 'written';
      });
    },
    lastAnswered: (person) => lastAnswered(database.db, person, clock.now() - replyWithinMs),
    feedback: (opinion) => saveFeedback(database.db, opinion, clock.now()),
  };
}
