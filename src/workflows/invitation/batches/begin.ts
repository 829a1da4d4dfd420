import { readEmail } from '../../../domain/email.ts';
import {
  mostEntries,
  type BatchEntry,
  type EntryOutcome,
  type KeptEntry,
} from '../../../domain/invitation-batch.ts';
import {
  batchByRequest,
  insertBatch,
  nextBatchId,
  type StoredBatch,
} from '../../../services/store/invitation-batches.ts';
import { domainIn } from '../../customer/index.ts';
import { keyOf, resellerOf } from '../audience.ts';
import type { BatchRequest } from '../batch-port.ts';
import type { InvitingPerson } from '../letters-port.ts';
import { batchFlow, batchQueue, lostWorkMs, type BatchContext } from './context.ts';

/** See InvitationBatches.begin. */
export async function beginBatch(
  context: BatchContext,
  request: BatchRequest,
): Promise<StoredBatch | { readonly kind: 'not-allowed' }> {
  const { database, jobs, news, clock } = context;
  const { requestId, by } = request;
  const inviting = await invitingFor(context, request.resellerId, by);
  if (inviting === undefined || request.entries.length > mostEntries || request.entries.length === 0)
    return { kind: 'not-allowed' };
  return database.withTransaction(async (tx) => {
    const now = clock.now();
    const batch: StoredBatch = {
      id: await nextBatchId(tx),
      version: 1,
      state: 'looking',
      createdBy: keyOf(by),
      resellerId: inviting.resellerId,
      entries: judged(request.entries),
      staff: by.staff,
      send: false,
      createdAt: now,
      updatedAt: now,
    };
    if ((await insertBatch(tx, batch, requestId, now + lostWorkMs)) === 'exists') {
      const earlier = await batchByRequest(tx, requestId);
      const isTheirs = earlier?.createdBy.userId === by.userId && earlier.createdBy.tenantId === by.tenantId;
      return earlier !== undefined && isTheirs ? earlier : { kind: 'not-allowed' };
    }
    const item = { flow: batchFlow, caseId: batch.id, event: 'begun' };
    await news.adopt(tx, item, batch.createdBy, request.card);
    await jobs.send(tx, batchQueue, { id: batch.id }, { singletonKey: batch.id });
    return batch;
  });
}

/** Whom the customers are invited for; undefined for somebody who may not, or who names a reseller there is not. */
async function invitingFor(
  { resellers }: BatchContext,
  resellerId: string | undefined,
  by: InvitingPerson,
): Promise<{ readonly resellerId: string | undefined } | undefined> {
  if (by.staff && resellerId === undefined) return { resellerId: undefined };
  const reseller = by.staff
    ? await resellers.find(resellerId ?? '', { ...keyOf(by), staff: true })
    : await resellerOf(resellers, by);
  return reseller?.state === 'confirmed' ? { resellerId: reseller.id } : undefined;
}

/** What can be said of a list without asking anybody: no domain, no address, written twice. */
function judged(entries: readonly BatchEntry[]): readonly KeptEntry[] {
  const seen = new Set<string>();
  return entries.map((entry) => {
    const domain = domainIn(entry.domain);
    const email = readEmail(entry.to ?? '');
    const hasAddress = (entry.to ?? '').trim() !== '';
    let kind: EntryOutcome['kind'] & ('not-a-domain' | 'twice' | 'not-an-address' | 'waiting') = 'waiting';
    if (domain === undefined) kind = 'not-a-domain';
    else if (seen.has(domain)) kind = 'twice';
    else if (hasAddress && email.kind !== 'ok') kind = 'not-an-address';
    if (domain !== undefined) seen.add(domain);
    const to = email.kind === 'ok' ? email.address : hasAddress ? entry.to : undefined;
    return { ...entry, domain: domain ?? entry.domain, to, outcome: { kind }, tries: 0 };
  });
}
