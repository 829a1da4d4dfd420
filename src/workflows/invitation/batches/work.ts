import type { EntryOutcome, KeptEntry } from '../../../domain/invitation-batch.ts';
import { isProblem } from '../../../errors.ts';
import {
  batchById,
  lockBatch,
  saveBatch,
  type StoredBatch,
} from '../../../services/store/invitation-batches.ts';
import { batchFlow, batchQueue, lostWorkMs, type BatchContext } from './context.ts';
import { giveUp, givenUpAt, withoutAddress } from './forget.ts';
import { inviteOne } from './invite-one.ts';
import { lookUp } from './look-up.ts';

/** So many customers are looked up at once. */
const lookedUpAtOnce = 8;
/**
 * So many are invited at once, with a second between: two calls each are less than the 500 a minute that Microsoft
 * allows an account (Partner Center contract 3.7).
 */
const invitedAtOnce = 4;
const pauseSeconds = 1;
/** So often Microsoft may not answer before an entry has failed. */
const mostTries = 5;
const waitMs = 5_000;

/** What a run came to for one entry; `trouble`: Microsoft did not answer, and may after so many milliseconds. */
type Done = { readonly line: number } & ({ readonly outcome: EntryOutcome } | { readonly trouble: number });

/**
 * Works on a list for a while: looks some customers up, or invites some. What came of it and the job for the rest are
 * written in one transaction, so that a kill costs no more than this run. Safe to run twice.
 */
export async function workOnBatch(context: BatchContext, id: string): Promise<void> {
  const batch = await batchById(context.database.db, id);
  if (batch?.state === 'looking') {
    const reseller =
      batch.resellerId === undefined
        ? undefined
        : await context.resellers.find(batch.resellerId, { ...batch.createdBy, staff: true });
    const some = batch.entries.filter(({ outcome }) => outcome.kind === 'waiting').slice(0, lookedUpAtOnce);
    const done = await Promise.all(
      some.map((entry) => attempt(context, batch, entry, () => lookUp(context, entry, reseller))),
    );
    await keep(context, id, 'waiting', done);
  }
  if (batch?.state === 'inviting') {
    const some = batch.entries.flatMap((entry) =>
      entry.outcome.kind === 'found' ? [{ entry, found: entry.outcome }] : [],
    );
    const done = await Promise.all(
      some
        .slice(0, invitedAtOnce)
        .map(({ entry, found }) =>
          attempt(context, batch, entry, () => inviteOne(context, batch, entry, found)),
        ),
    );
    await keep(context, id, 'found', done);
  }
  if (batch?.state === 'ready' || batch?.state === 'done') await giveUp(context, id);
}

/** One customer's trouble holds up nobody else. */
async function attempt(
  { log }: BatchContext,
  { id }: StoredBatch,
  { line, tries }: KeptEntry,
  work: () => Promise<EntryOutcome>,
): Promise<Done> {
  try {
    return { line, outcome: await work() };
  } catch (error) {
    const why = isProblem(error) ? { kind: error.kind, ...error.facts } : { err: error };
    log.warn({ batch: id, line, ...why }, 'a customer of a list could not be worked on');
    const wanted = isProblem(error) ? (error.facts.retryAfterSeconds ?? 0) * 1_000 : 0;
    return { line, trouble: Math.max(wanted, waitMs * (tries + 1)) };
  }
}

/** Writes what a run came to into the entries that still wait for it, and sends for the rest. */
async function keep(
  context: BatchContext,
  id: string,
  from: 'waiting' | 'found',
  done: readonly Done[],
): Promise<void> {
  const { database, jobs, news, clock } = context;
  await database.withTransaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    if (batch === undefined) return;
    const now = clock.now();
    const entries = done.reduce((all, one) => withDone(all, one, from), batch.entries);
    const isOver = !entries.some(({ outcome }) => outcome.kind === from);
    const isAtIt = batch.state === (from === 'waiting' ? 'looking' : 'inviting');
    const waits = done.flatMap((one) => ('trouble' in one ? [one.trouble] : []));
    // Dropped meanwhile: what has been done is kept, and nothing goes on.
    if (!isAtIt) return saveBatch(tx, { ...batch, entries, updatedAt: now }, undefined);
    if (isOver) {
      const state = from === 'waiting' ? 'ready' : 'done';
      // Those that failed may be tried again; whom the others were to go to is of no use any more.
      const kept = entries.map((one) =>
        state === 'done' && one.outcome.kind !== 'failed' ? withoutAddress(one) : one,
      );
      const ended = { ...batch, entries: kept, state, version: batch.version + 1, updatedAt: now } as const;
      await saveBatch(tx, ended, givenUpAt(ended, now));
      const item = { flow: batchFlow, caseId: id, event: state };
      if (state === 'done') await news.tellReaders(tx, item, batch.createdBy);
      else await news.refreshCards(tx, item);
      return;
    }
    const wait = Math.max(0, ...waits);
    await saveBatch(tx, { ...batch, entries, updatedAt: now }, now + (wait === 0 ? lostWorkMs : wait));
    await news.refreshCards(tx, { flow: batchFlow, caseId: id, event: 'progress' });
    if (wait > 0) return;
    const pause = from === 'found' ? { startAfterSeconds: pauseSeconds } : {};
    await jobs.send(tx, batchQueue, { id }, { singletonKey: id, ...pause });
  });
}

/** The entries with one of them done; a tenant that stands there before is there twice. */
function withDone(entries: readonly KeptEntry[], one: Done, from: 'waiting' | 'found'): readonly KeptEntry[] {
  return entries.map((entry) => {
    if (entry.line !== one.line || entry.outcome.kind !== from) return entry;
    if ('trouble' in one) {
      const tries = entry.tries + 1;
      return tries < mostTries ? { ...entry, tries } : { ...entry, tries, outcome: { kind: 'failed' } };
    }
    const { outcome } = one;
    const isTwice =
      'tenantId' in outcome &&
      entries.some(
        (other) =>
          other.line !== entry.line &&
          'tenantId' in other.outcome &&
          other.outcome.tenantId === outcome.tenantId,
      );
    const isEnd = outcome.kind === 'invited' || outcome.kind === 'already';
    return {
      ...entry,
      // Whom it went to stands on the invitation, as long as that is open.
      ...(isEnd ? withoutAddress(entry) : {}),
      tries: 0,
      outcome: isTwice ? { kind: 'twice' } : outcome,
    };
  });
}
