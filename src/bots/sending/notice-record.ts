import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { count, record } from '../../measure.ts';
import { caseCard, setCaseCard } from '../../services/store/case-cards.ts';
import type { Database } from '../../services/store/connection.ts';
import { endNotices, type EndedNotice } from '../../services/store/ended-notices.ts';
import {
  giveBackNotice,
  postponeNotice,
  unreachableBefore,
  type Notice,
} from '../../services/store/notices.ts';
import { hastenPutOff } from '../../services/store/put-off-notices.ts';
import { findReference, markDead } from '../../services/store/references.ts';
import type { Tables } from '../../services/store/tables.ts';
import { lockReader } from '../../services/store/unreached-notices.ts';
import { whyUnreachable, type Outcome, type Unreachable } from '../notice-outcome.ts';
import { grouped } from '../../services/store/grouped.ts';

export interface NoticeRecordOptions {
  readonly database: Database;
  /** Called in the transaction that gives the first notice of a case up because its reader cannot be reached. */
  readonly onUnreachable: (tx: Kysely<Tables>, notice: Notice, why: Unreachable) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

type Ending = Extract<Outcome, { kind: 'end' }>;
type NotNow = Extract<Outcome, { kind: 'not-now' }>;

/** Together less than the lease, after which others count the answer as lost. */
const mostWrites = 60;
const pauseMs = 250;

/** Writes what became of notices. */
export function createNoticeRecord({ database, onUnreachable, clock, log }: NoticeRecordOptions) {
  const endPlain = grouped(async (ended: readonly EndedNotice[]) => {
    await endNotices(database.db, ended);
    return ended.map(() => true);
  });

  /**
   * Whether a message was taken is known here and nowhere else: while the database is away it is not forgotten, because
   * the next try would be a second message.
   */
  async function keep<T>(notice: Notice, write: () => Promise<T>): Promise<T> {
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

  /** False when it has not ended: its reader is to be reached somewhere else by now. */
  async function end(notice: Notice, ending: Ending): Promise<boolean> {
    const { state, activityId, trouble, conversationId, closed } = ending;
    const now = clock.now();
    const ended = { notice, state, activityId, trouble, conversationId, now };
    const isNewCard = notice.kind === 'card' && state === 'sent' && activityId !== undefined;
    // Nearly all of them are this one write; what belongs together with something else has its transaction.
    if (!isNewCard && state !== 'unreachable') return endPlain(ended);
    return database.withTransaction(async (tx) => {
      if (isNewCard) await becomeCaseCard(tx, notice, activityId, now);
      if (state === 'unreachable') {
        const why = trouble ?? 'unknown';
        await lockReader(tx, notice.target);
        if (closed !== undefined && !(await markDead(tx, closed, why, now))) return false;
        // Somebody nothing was known of, who has come meanwhile.
        if (closed === undefined && (await isThere(tx, notice.target))) return false;
        if (!(await unreachableBefore(tx, notice))) await onUnreachable(tx, notice, whyUnreachable(why));
      }
      await endNotices(tx, [ended]);
      return true;
    });
  }

  async function isThere(tx: Kysely<Tables>, { tenantId, userId }: Notice['target']): Promise<boolean> {
    const reference = await findReference(tx, tenantId, userId);
    return reference !== undefined && reference.deadReason === undefined;
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

  function tell(notice: Notice, { state, trouble }: Ending): void {
    const { id, caseId, event, kind, tries, createdAt } = notice;
    count('concierge.notice.ended', { kind, state });
    if (state === 'sent')
      record('concierge.notice.delay.seconds', Math.max(0, clock.now() - createdAt) / 1_000, { kind });
    const facts = { notice: id, case: caseId, event, kind, tries, state, trouble };
    if (state === 'unverified' || state === 'failed') log.error(facts, 'a notice may not have arrived');
    else log.info(facts, 'notice done');
  }

  return async (notice: Notice, outcome: Outcome): Promise<void> => {
    if (outcome.kind === 'not-now') return giveBack(notice, outcome);
    if (outcome.kind === 'again') {
      const { seconds, trouble, lost } = outcome;
      const dueAt = inSeconds(seconds);
      return keep(notice, () => postponeNotice(database.db, notice, { dueAt, trouble, lost }));
    }
    if (await keep(notice, () => end(notice, outcome))) return tell(notice, outcome);
    const again = { dueAt: clock.now(), trouble: 'written to anew', lost: false };
    return keep(notice, () => postponeNotice(database.db, notice, again));
  };

  async function giveBack(notice: Notice, { seconds, putOff }: NotNow): Promise<void> {
    const later = putOff?.until ?? (seconds === 0 ? undefined : inSeconds(seconds));
    const isPutOff = putOff !== undefined;
    await giveBackNotice(
      database.db,
      notice,
      later === undefined ? undefined : { dueAt: later, putOff: isPutOff },
    );
    // Its reader may have been done with what it waits for after they were asked about, and before it was written.
    if (isPutOff && !(await putOff.isStillSo())) await hastenPutOff(database.db, notice.target, clock.now());
  }

  /** Whole milliseconds: what the limits leave is measured more finely. */
  function inSeconds(seconds: number): number {
    return clock.now() + Math.ceil(seconds * 1_000);
  }
}

export type NoticeRecord = ReturnType<typeof createNoticeRecord>;
