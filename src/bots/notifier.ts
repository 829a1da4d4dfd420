import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Host } from '../dialogs/kit/host.ts';
import { languageOf, type Language } from '../dialogs/kit/language.ts';
import { withNotice } from '../dialogs/kit/card-notice.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { caseCard, dropCaseCard, setCaseCard } from '../services/store/case-cards.ts';
import type { Database } from '../services/store/connection.ts';
import type { Jobs } from '../services/store/jobs.ts';
import {
  claimNotice,
  dueNotices,
  finishNotice,
  postponeNotice,
  unreachableBefore,
  type Notice,
} from '../services/store/notices.ts';
import { findReference, markDead, type StoredReference } from '../services/store/references.ts';
import { beginPosting } from '../services/store/notice-posting.ts';
import { isOvertaken } from '../services/store/overtaken-notices.ts';
import type { Tables } from '../services/store/tables.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import type { Connector } from './connector.ts';
import { cardMessage, spentCard, textMessage } from './messages.ts';
import { audienceAt, cardInPlace } from './own-views.ts';
import { whereReaderIs } from './reader-place.ts';
import { afterDelivery, mostLost, whyUnreachable, type Outcome, type Unreachable } from './notice-outcome.ts';

export interface NotifierOptions {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly queue: string;
  readonly host: Pick<Host, 'flow'>;
  readonly connector: Connector;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  /** Where conversations are created with people we have not heard from (contract teams 5.3). */
  readonly defaultServiceUrl: string;
  /** Called in the transaction that gives the first notice of a case up because its reader cannot be reached. */
  readonly onUnreachable: (tx: Kysely<Tables>, notice: Notice, why: Unreachable) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** After so many refusals for the moment (throttling and the like) a notice is given up and logged. */
const mostTries = 50;
const perTick = 200;
/** Together less than the lease, after which others count the answer as lost. */
const mostWrites = 60;
const pauseMs = 250;

/**
 * Sends notices to Teams. Changes of a card (PUT) are repeated freely. A message (POST) has no idempotency key: its
 * row says so before the call, so a killed process leaves a trace; a lost answer is repeated, and the repeat
 * says that it may be one.
 */
export function createNotifier(options: NotifierOptions) {
  const { database, jobs, queue, host, connector, clock, log } = options;

  async function run(id: number): Promise<void> {
    const notice = await claimNotice(database.db, id, clock.now());
    if (notice === undefined) return;
    const outcome = await attempt(notice);
    if (outcome === undefined) return;
    await keep(notice, () =>
      outcome.kind === 'again' ? postpone(notice, outcome) : finish(notice, outcome),
    );
  }

  /**
   * Whether a message was taken is known here and nowhere else: while the database is away it is not forgotten, because
   * the next try would be a second message.
   */
  async function keep(notice: Notice, write: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await write();
      } catch (error) {
        if (tries === mostWrites) throw error;
        log.warn(
          { notice: notice.id, tries, err: error },
          'what became of a notice could not be written yet',
        );
        await sleep(pauseMs);
      }
    }
  }

  /** Undefined when somebody else holds the notice meanwhile. */
  async function attempt(notice: Notice): Promise<Outcome | undefined> {
    const repeats = notice.kind === 'update' || notice.kind === 'retire';
    if (!repeats && notice.lostAnswers > mostLost)
      return { kind: 'end', state: 'unverified', trouble: 'answers lost' };
    if (notice.tries > mostTries) return { kind: 'end', state: 'failed', trouble: 'too many tries' };
    // Teams allows a chat 60 calls in 30 s, which the steps of a few orders would fill otherwise.
    if (notice.kind === 'update' && (await isOvertaken(database.db, notice)))
      return { kind: 'end', state: 'skipped', trouble: 'a later one follows' };
    const place = await whereReaderIs(options, notice);
    if (place.kind !== 'reference') return place;
    const { reference } = place;
    if (notice.kind === 'retire') return retire(notice, reference);

    const audience = await audienceAt(reference, options.languages);
    const announced = await host.flow(notice.flow)?.announce?.(notice, audience);
    if (announced === undefined) return { kind: 'end', state: 'skipped', trouble: 'nothing to tell' };
    const { flow, caseId } = notice;
    const { isChannel } = audience;
    const made = { ...announced, card: await cardInPlace(options, announced, { flow, caseId, isChannel }) };
    let card = await caseCard(database.db, notice.caseId, notice.target);

    if (notice.kind !== 'message' && card !== undefined) {
      const delivery = await connector.put(
        reference.serviceUrl,
        card.conversationId,
        card.activityId,
        cardMessage(made.card),
      );
      if (delivery.kind === 'no-such-activity') {
        await dropCaseCard(database.db, notice.caseId, notice.target);
        card = undefined;
      } else if (delivery.kind !== 'sent') return afterDelivery(notice, delivery);
    }
    if (notice.kind === 'update')
      return { kind: 'end', state: card === undefined ? 'skipped' : 'sent', activityId: card?.activityId };
    // A case has one live card: if it has appeared meanwhile, the news is a sentence below it.
    const isCard = notice.kind === 'card' && card === undefined;
    // The sentence says that it may be a repeat; on a card that is posted once more it has to be seen too.
    const fresh = notice.possibleRepeat ? withNotice(made.card, made.message) : made.card;
    if (!(await beginPosting(database.db, notice))) return undefined;
    const message = isCard ? cardMessage(fresh, made.message) : textMessage(made.message);
    return afterDelivery(
      notice,
      await connector.post(reference.serviceUrl, reference.conversationId, message),
    );
  }

  /** The language the reader chose, or that of their Teams. */
  async function languageFor(reference: StoredReference): Promise<Language> {
    return (await options.languages.chosenBy(reference)) ?? languageOf(reference.locale);
  }

  async function retire(notice: Notice, reference: StoredReference): Promise<Outcome> {
    const { conversationId, activityId } = notice.facts;
    const content = spentCard(kitWords(await languageFor(reference)).moved);
    const delivery = await connector.put(
      reference.serviceUrl,
      String(conversationId),
      String(activityId),
      cardMessage(content),
    );
    return delivery.kind === 'no-such-activity'
      ? { kind: 'end', state: 'skipped' }
      : afterDelivery(notice, delivery);
  }

  async function postpone(notice: Notice, again: Extract<Outcome, { kind: 'again' }>): Promise<void> {
    await database.withTransaction(async (tx) => {
      await postponeNotice(tx, notice, {
        dueAt: clock.now() + again.seconds * 1_000,
        trouble: again.trouble,
        lost: again.lost,
      });
      await jobs.send(
        tx,
        queue,
        { id: notice.id },
        { startAfterSeconds: Math.ceil(again.seconds), singletonKey: String(notice.id) },
      );
    });
  }

  async function finish(notice: Notice, end: Extract<Outcome, { kind: 'end' }>): Promise<void> {
    const now = clock.now();
    const { tenantId, userId } = notice.target;
    await database.withTransaction(async (tx) => {
      if (notice.kind === 'card' && end.state === 'sent' && end.activityId !== undefined)
        await becomeCaseCard(tx, notice, end.activityId, now);
      if (end.state === 'unreachable') {
        const why = end.trouble ?? 'unknown';
        await markDead(tx, tenantId, userId, why, now);
        if (!(await unreachableBefore(tx, notice)))
          await options.onUnreachable(tx, notice, whyUnreachable(why));
      }
      const trouble = end.trouble === undefined ? {} : { trouble: end.trouble };
      const next = await finishNotice(tx, notice, {
        state: end.state,
        activityId: end.activityId,
        ...trouble,
        now,
      });
      if (next !== undefined) await jobs.send(tx, queue, { id: next });
    });
    const facts = {
      notice: notice.id,
      case: notice.caseId,
      event: notice.event,
      kind: notice.kind,
      tries: notice.tries,
      state: end.state,
      trouble: end.trouble,
    };
    if (end.state === 'unverified' || end.state === 'failed')
      log.error(facts, 'a notice may not have arrived');
    else log.info(facts, 'notice done');
  }

  async function becomeCaseCard(
    tx: Kysely<Tables>,
    notice: Notice,
    activityId: string,
    now: number,
  ): Promise<void> {
    if ((await caseCard(tx, notice.caseId, notice.target)) !== undefined) return;
    const reference = await findReference(tx, notice.target.tenantId, notice.target.userId);
    if (reference === undefined) return;
    const { flow, caseId, target } = notice;
    await setCaseCard(
      tx,
      { flow, caseId, target, conversationId: reference.conversationId, activityId },
      now,
    );
  }

  return {
    /** Registers the job handler; call before the jobs start. */
    defineJobs(): void {
      jobs.define(queue, (data) => run(Number(data['id'])));
    },
    /** Sends jobs for due notices that have none: after a crash, or when a lease ran out. */
    async tick(): Promise<void> {
      const due = await dueNotices(database.db, clock.now(), perTick);
      if (due.length === 0) return;
      await database.withTransaction(async (tx) => {
        for (const id of due) await jobs.send(tx, queue, { id }, { singletonKey: String(id) });
      });
    },
  };
}

export type Notifier = ReturnType<typeof createNotifier>;
