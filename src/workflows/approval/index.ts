import type { Kysely } from 'kysely';
import type { Approval } from '../../domain/approval.ts';
import type { PersonKey } from '../../domain/person.ts';
import {
  approvalsWaitingFor,
  decisionsBy,
  dueApprovals,
  type DecisionName,
} from '../../services/store/approval-lists.ts';
import { approvalSettings } from '../../services/store/approval-settings.ts';
import { approvalById, approvalOfOrder, type StoredApproval } from '../../services/store/approvals.ts';
import { orderById } from '../../services/store/orders.ts';
import type { JobData } from '../../services/store/jobs.ts';
import type { Tables } from '../../services/store/tables.ts';
import { approvalQueue, colleague, keyOf, type ApprovalContext } from './context.ts';
import type { ApprovalDoor } from './gate.ts';
import type { Approvals, DecisionMade } from './port.ts';
import { changeOrder } from './steps/change.ts';
import { act } from './steps/decide.ts';
import { pickApprover } from './steps/pick.ts';
import { changeSettings, noteAbsence, useChannel } from './steps/settings.ts';
import { isSeenIn } from './steps/seen-in.ts';
import { approvalFlow } from './steps/tell.ts';
import { noteReached, noteUnreached } from './steps/unreached.ts';
import { freshMs, watchApproval } from './steps/watch.ts';

/** How many due approvals one tick hands out; the next tick takes the rest. */
const perTick = 200;

export interface ApprovalWorkflow extends Approvals {
  /** No notice reaches somebody who is asked; in the caller's transaction. */
  unreached(tx: Kysely<Tables>, id: string, person: PersonKey, why: string): Promise<void>;
  /** Somebody has written, pressed or looked: whom messages did not reach is there again. */
  heard(person: PersonKey): Promise<void>;
  /** Registers the job handler; call before the jobs start. */
  defineJobs(): void;
  /** Hands out what is due by the clock. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

/**
 * The story of an approval: asked → level by level → approved, rejected, changed, taken back, expired, or followed by a
 * new one when the price has changed. Every step writes the approval, what it does to its order, history, audit, news
 * and job in one transaction, in which the order is locked first.
 */
export function createApprovalWorkflow(context: ApprovalContext, door: ApprovalDoor): ApprovalWorkflow {
  const { database, jobs, clock } = context;
  const { db } = database;

  /** For people of the company, and the channel it wants its approvals in. A price that was not compared lately is compared now, in the background. */
  async function visible(
    stored: StoredApproval | undefined,
    asker: PersonKey,
  ): Promise<Approval | undefined> {
    if (stored === undefined) return undefined;
    const { approval, lookedAt } = stored;
    const isTheirs = (await colleague(context, asker))?.reseller.id === approval.resellerId;
    if (!isTheirs && !(await isSeenIn(db, approval, asker))) {
      context.log.warn({ approval: approval.id, user: asker.userId }, 'a strange approval was asked for');
      return undefined;
    }
    if (approval.state === 'open' && clock.now() - lookedAt >= freshMs)
      await jobs.send(
        db,
        approvalQueue,
        { id: approval.id, look: true },
        { singletonKey: `${approval.id}/look` },
      );
    return approval;
  }

  return {
    find: async (id, asker) => visible(await approvalById(db, id), asker),
    ofOrder: async (orderId, asker) => visible(await approvalOfOrder(db, orderId), asker),
    async waiting(asker, limit) {
      const there = await colleague(context, asker);
      return there === undefined ? [] : approvalsWaitingFor(db, asker, there.reseller.id, limit);
    },
    async show(id, reader, card) {
      const approval = await visible(await approvalById(db, id), reader);
      if (approval === undefined) return 'unknown';
      const item = { flow: approvalFlow, caseId: id, event: 'shown', facts: { orderId: approval.orderId } };
      await database.withTransaction((tx) => context.news.adopt(tx, item, keyOf(reader), card));
      return 'shown';
    },
    async made(asker, limit) {
      const there = await colleague(context, asker);
      if (there === undefined) return [];
      const all = await decisionsBy(db, asker, there.reseller.id, limit);
      return all.map(({ approval, name, at }) => ({ approval, decision: decisions[name], at }));
    },

    approve: (id, fingerprint, by, { card, comment } = {}) =>
      act(context, id, { name: 'approve', by: keyOf(by), fingerprint, comment }, { card }),
    reject: (id, fingerprint, because, by, { comment } = {}) =>
      act(context, id, { name: 'reject', by: keyOf(by), fingerprint, because, comment }),
    change: (id, fingerprint, lines, by, { comment } = {}) =>
      changeOrder(context, id, fingerprint, lines, by, comment),
    ask: (id, text, by, { comment } = {}) => act(context, id, { name: 'ask', by: keyOf(by), text, comment }),
    answer: (id, text, by) => act(context, id, { name: 'answer', by: keyOf(by), text }),
    comment: (id, text, by) => act(context, id, { name: 'comment', by: keyOf(by), text }),
    give: (id, by, { comment } = {}) => act(context, id, { name: 'give', by: keyOf(by), comment }),
    async outlook(orderId, by) {
      const [there, order] = await Promise.all([colleague(context, by), orderById(db, orderId)]);
      const isTheirs = order !== undefined && order.resellerId === there?.reseller.id;
      if (!isTheirs || order.state !== 'draft') return { kind: 'none' };
      const seen = await door.look(order, keyOf(by));
      if (seen.kind === 'nobody' && seen.isSure) await context.orders.approverMissing(orderId, by);
      return seen;
    },
    pickApprover: (orderId, approver, by) => pickApprover(context, door, orderId, approver, by),

    async settings(asker) {
      const there = await colleague(context, asker);
      if (there === undefined) return undefined;
      const { settings, version } = await approvalSettings(db, there.reseller.id);
      return { settings, version };
    },
    changeSettings: (version, settings, by) => changeSettings(context, version, settings, by),
    absence: (until, by) => noteAbsence(context, until, by),
    useChannel: (channel, by) => useChannel(context, channel, by),

    heard: (person) => noteReached(context, keyOf(person)),
    unreached: (tx, id, person, why) => noteUnreached(context, tx, id, person, why),

    defineJobs() {
      const watch = (data: JobData) => watchApproval(context, String(data['id']), data['look'] === true);
      // Most of it is asking Microsoft for prices, of which orders on their way are not to be kept waiting.
      jobs.define(approvalQueue, watch, { concurrency: 5 });
    },
    async tick() {
      const due = await dueApprovals(db, clock.now(), perTick);
      if (due.length === 0) return;
      await database.withTransaction(async (tx) => {
        // In one order in every instance: each waiting job is locked, and two ticks must not wait for each other.
        for (const id of due.toSorted()) await jobs.send(tx, approvalQueue, { id }, { singletonKey: id });
      });
    },
  };
}

const decisions: Record<DecisionName, DecisionMade['decision']> = {
  approved: 'approved',
  'level-approved': 'approved',
  rejected: 'rejected',
  changed: 'changed',
  given: 'given',
  asked: 'asked',
};
