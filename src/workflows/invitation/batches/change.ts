import type { InvitationBatch } from '../../../domain/invitation-batch.ts';
import {
  batchById,
  lockBatch,
  saveBatch,
  type StoredBatch,
} from '../../../services/store/invitation-batches.ts';
import { resellerOf } from '../audience.ts';
import type { BatchChanged } from '../batch-port.ts';
import type { InvitingPerson } from '../letters-port.ts';
import { batchFlow, batchQueue, lostWorkMs, type BatchContext } from './context.ts';
import { givenUpAt, withoutAddress } from './forget.ts';

/** Whether somebody may see a list: staff, and people of the reseller it is for. */
export async function mayHandleBatch(
  { resellers }: BatchContext,
  { resellerId }: InvitationBatch,
  asker: InvitingPerson,
): Promise<boolean> {
  if (asker.staff) return true;
  return resellerId !== undefined && (await resellerOf(resellers, asker))?.id === resellerId;
}

/** Changes a list for somebody who may; `change` answers undefined when it is too late for that. */
async function changed(
  context: BatchContext,
  id: string,
  by: InvitingPerson,
  event: string,
  change: (batch: StoredBatch) => StoredBatch | undefined,
): Promise<BatchChanged> {
  const { database, clock, jobs, news } = context;
  const before = await batchById(database.db, id);
  if (before === undefined || !(await mayHandleBatch(context, before, by))) return { kind: 'unknown' };
  return database.withTransaction(async (tx) => {
    const batch = (await lockBatch(tx, id)) ?? before;
    const next = change(batch);
    if (next === undefined) return { kind: 'too-late', batch };
    const now = clock.now();
    const isAtWork = next.state === 'looking' || next.state === 'inviting';
    const saved = { ...next, version: batch.version + 1, updatedAt: now };
    await saveBatch(tx, saved, isAtWork ? now + lostWorkMs : givenUpAt(saved, now));
    await news.refreshCards(tx, { flow: batchFlow, caseId: id, event });
    if (isAtWork) await jobs.send(tx, batchQueue, { id }, { singletonKey: id });
    return { kind: 'done', batch: saved };
  });
}

/** See InvitationBatches.chooseAccount. */
export function chooseAccount(
  context: BatchContext,
  id: string,
  line: number,
  accountId: string,
  by: InvitingPerson,
): Promise<BatchChanged> {
  return changed(context, id, by, 'account-chosen', (batch) => {
    if (batch.state !== 'looking' && batch.state !== 'ready') return undefined;
    const outcome = batch.entries.find((entry) => entry.line === line)?.outcome;
    if (outcome?.kind !== 'choose-account' || !outcome.accountIds.includes(accountId)) return undefined;
    const { tenantId, name, domain } = outcome;
    const found = { kind: 'found', tenantId, name, domain, accountId } as const;
    return {
      ...batch,
      entries: batch.entries.map((entry) =>
        entry.line === line ? { ...entry, accountId, outcome: found } : entry,
      ),
    };
  });
}

/** See InvitationBatches.confirm. Said once more, those that failed are looked up again; a person sees them first. */
export function confirmBatch(
  context: BatchContext,
  id: string,
  version: number,
  send: boolean,
  by: InvitingPerson,
): Promise<BatchChanged> {
  return changed(context, id, by, 'confirmed', (batch) => {
    if (batch.version !== version || (batch.state !== 'ready' && batch.state !== 'done')) return undefined;
    if (batch.state === 'ready' && batch.entries.some(({ outcome }) => outcome.kind === 'found'))
      return { ...batch, state: 'inviting', send };
    if (!batch.entries.some(({ outcome }) => outcome.kind === 'failed')) return undefined;
    const entries = batch.entries.map((entry) =>
      entry.outcome.kind === 'failed' ? { ...entry, tries: 0, outcome: { kind: 'waiting' as const } } : entry,
    );
    return { ...batch, state: 'looking', entries };
  });
}

/** See InvitationBatches.drop. Those invited already stay invited; addresses of the others are forgotten. */
export function dropBatch(
  context: BatchContext,
  id: string,
  version: number,
  by: InvitingPerson,
): Promise<BatchChanged> {
  return changed(context, id, by, 'dropped', (batch) => {
    if (batch.version !== version || batch.state === 'done' || batch.state === 'dropped') return undefined;
    const entries = batch.entries.map(withoutAddress);
    return { ...batch, state: 'dropped', entries };
  });
}
