import { batchById, dueBatches } from '../../../services/store/invitation-batches.ts';
import type { InvitationBatches } from '../batch-port.ts';
import { beginBatch } from './begin.ts';
import { chooseAccount, confirmBatch, dropBatch, mayHandleBatch } from './change.ts';
import { batchQueue, type BatchContext } from './context.ts';
import { showBatch } from './show.ts';
import { workOnBatch } from './work.ts';

/** How many lists one tick hands out; the next tick takes the rest. */
const perTick = 50;

export interface InvitationBatchWorkflow extends InvitationBatches {
  /** Registers the job handler; call before the jobs start. */
  defineJobs(): void;
  /** Hands out work that waited or whose job was lost. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

/** Customers invited together: looking → ready → inviting → done, or dropped. */
export function createInvitationBatches(context: BatchContext): InvitationBatchWorkflow {
  const { database, jobs, clock } = context;
  return {
    begin: (request) => beginBatch(context, request),
    async find(id, asker) {
      const batch = await batchById(database.db, id);
      return batch !== undefined && (await mayHandleBatch(context, batch, asker)) ? batch : undefined;
    },
    show: (id, reader, card) => showBatch(context, id, reader, card),
    chooseAccount: (id, line, accountId, by) => chooseAccount(context, id, line, accountId, by),
    confirm: (id, version, send, by) => confirmBatch(context, id, version, send, by),
    drop: (id, version, by) => dropBatch(context, id, version, by),

    defineJobs() {
      // Two at once, or many lists together would ask more of Microsoft than it allows.
      jobs.define(batchQueue, (data) => workOnBatch(context, String(data['id'])), { concurrency: 2 });
    },
    async tick() {
      const due = await dueBatches(database.db, clock.now(), perTick);
      if (due.length === 0) return;
      await database.withTransaction(async (tx) => {
        for (const id of due.toSorted()) await jobs.send(tx, batchQueue, { id }, { singletonKey: id });
      });
    },
  };
}
