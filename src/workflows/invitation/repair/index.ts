import { z } from 'zod';
import { dueProofs } from '../../../services/store/invitation-proofs.ts';
import type { InvitationRepairs } from '../repair-port.ts';
import type { RepairContext } from './context.ts';
import { findLikeness } from './likeness.ts';
import { proveInvitation } from './prove.ts';
import { repairQueues } from './queues.ts';
import { sendRightLink } from './right-link.ts';
import { isOtherCustomer, isSameCustomer } from './same-customer.ts';
import { settleTask } from './settle.ts';

/**
 * So many are looked at again at one tick. With three calls each and a tick every two seconds an account is asked less
 * than 400 times a minute; Microsoft allows 500 (Partner Center contract 3.7).
 */
const perTick = 4;

export interface InvitationRepairWorkflow extends InvitationRepairs {
  /** Registers the job handlers; call before the jobs start. */
  defineJobs(): void;
  /** Has looked at again what is due by the clock. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

const letterJob = z.object({
  id: z.string(),
  version: z.number(),
  by: z.object({ tenantId: z.string(), userId: z.string(), staff: z.boolean() }),
});

/** What Microsoft shows after an acceptance, and what is done when that is not what was asked for. */
export function createInvitationRepairs(context: RepairContext): InvitationRepairWorkflow {
  const { database, jobs, clock } = context;
  return {
    sendRightLink: (id, version, by) => sendRightLink(context, id, version, by),
    isSameCustomer: (id, version, by) => isSameCustomer(context, id, version, by),
    isOtherCustomer: (id, version, by) => isOtherCustomer(context, id, version, by),
    settleTask: (id, version, by) => settleTask(context, id, version, by),

    defineJobs() {
      jobs.define(
        repairQueues.proof,
        (data, { attempt }) =>
          proveInvitation(context, String(data['id']), { attempt, late: data['late'] === true }),
        { concurrency: 4 },
      );
      jobs.define(repairQueues.likeness, (data) => findLikeness(context, String(data['id'])));
      jobs.define(repairQueues.letter, async (data) => {
        const { id, version, by } = letterJob.parse(data);
        await context.letters.send(id, version, by);
      });
    },

    async tick() {
      const due = await dueProofs(database.db, clock.now(), perTick);
      if (due.length === 0) return;
      await database.withTransaction(async (tx) => {
        for (const id of due.toSorted())
          await jobs.send(tx, repairQueues.proof, { id, late: false }, { singletonKey: id });
      });
    },
  };
}
