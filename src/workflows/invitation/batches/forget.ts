import type { KeptEntry } from '../../../domain/invitation-batch.ts';
import { lockBatch, saveBatch, type StoredBatch } from '../../../services/store/invitation-batches.ts';
import { batchFlow, type BatchContext } from './context.ts';

/** A list nobody has said anything about for so long is over, and its addresses are forgotten. */
const patienceMs = 30 * 24 * 3_600_000;

/** An entry without whom it was to go to. */
export const withoutAddress = (entry: KeptEntry): KeptEntry => ({
  ...entry,
  to: undefined,
  toName: undefined,
});

/** When a list that waits for a person is given up; undefined when no address is left in it. */
export const givenUpAt = ({ entries }: StoredBatch, now: number): number | undefined =>
  entries.some(({ to, toName }) => to !== undefined || toName !== undefined) ? now + patienceMs : undefined;

/** Ends a list nobody has confirmed, and forgets the addresses of one whose rest nobody wants. Safe to run twice. */
export async function giveUp(context: BatchContext, id: string): Promise<void> {
  await context.database.withTransaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    const now = context.clock.now();
    if (batch === undefined || batch.updatedAt + patienceMs > now) return;
    if (batch.state !== 'ready' && batch.state !== 'done') return;
    const state = batch.state === 'ready' ? 'dropped' : 'done';
    const entries = batch.entries.map(withoutAddress);
    await saveBatch(tx, { ...batch, state, entries, version: batch.version + 1, updatedAt: now }, undefined);
    await context.news.refreshCards(tx, { flow: batchFlow, caseId: id, event: 'given-up' });
  });
}
