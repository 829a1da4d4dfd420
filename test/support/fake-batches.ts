import type { Clock } from '../../src/clock.ts';
import { mostEntries, type EntryOutcome, type InvitationBatch } from '../../src/domain/invitation-batch.ts';
import type { BatchChanged, InvitationBatches } from '../../src/workflows/invitation/batch-port.ts';
import type { InvitingPerson } from '../../src/workflows/invitation/letters-port.ts';

export interface FakeBatches extends InvitationBatches {
  readonly all: readonly InvitationBatch[];
  /** To whom a batch was shown anew: `B-1001 2222…`. */
  readonly shownTo: readonly string[];
  /** Whether people were told to send mails with it: `B-1001 true`. */
  readonly confirmed: readonly string[];
  /** Puts a batch into a state, as the work in the background does; `outcomes` by line. */
  put(id: string, change: Partial<InvitationBatch>, outcomes?: Readonly<Record<number, EntryOutcome>>): void;
}

/** Lists of customers in memory; a test says what looking them up comes to. */
export function fakeBatches(
  clock: Clock,
  resellerOf: (person: InvitingPerson) => string | undefined,
): FakeBatches {
  const all: InvitationBatch[] = [];
  const requests = new Map<string, string>();
  const shownTo: string[] = [];
  const confirmed: string[] = [];
  const byId = (id: string) => all.find((one) => one.id === id);
  const theirs = (id: string, asker: InvitingPerson) => {
    const found = byId(id);
    const isTheirs = found?.resellerId !== undefined && found.resellerId === resellerOf(asker);
    return asker.staff || isTheirs ? found : undefined;
  };
  const save = (batch: InvitationBatch): InvitationBatch => {
    const saved = { ...batch, version: batch.version + 1, updatedAt: clock.now() };
    all[all.findIndex(({ id }) => id === batch.id)] = saved;
    return saved;
  };
  const changed = (
    id: string,
    by: InvitingPerson,
    possible: (batch: InvitationBatch) => boolean,
    change: (batch: InvitationBatch) => InvitationBatch,
  ): BatchChanged => {
    const found = theirs(id, by);
    if (found === undefined) return { kind: 'unknown' };
    return possible(found)
      ? { kind: 'done', batch: save(change(found)) }
      : { kind: 'too-late', batch: found };
  };

  return {
    all,
    shownTo,
    confirmed,
    put(id, change, outcomes = {}) {
      const found = byId(id);
      if (found === undefined) throw new Error(`no batch ${id}`);
      const entries = found.entries.map((entry) => ({
        ...entry,
        outcome: outcomes[entry.line] ?? entry.outcome,
      }));
      save({ ...found, entries, ...change });
    },
    async begin({ requestId, entries, resellerId, by }) {
      const earlier = byId(requests.get(requestId) ?? '');
      if (earlier !== undefined) return earlier;
      const reseller = by.staff ? resellerId : resellerOf(by);
      if ((!by.staff && reseller === undefined) || entries.length > mostEntries)
        return { kind: 'not-allowed' };
      const batch: InvitationBatch = {
        id: `B-${1001 + all.length}`,
        version: 1,
        state: 'looking',
        createdBy: { tenantId: by.tenantId, userId: by.userId },
        resellerId: reseller,
        entries: entries.map((entry) => ({ ...entry, outcome: { kind: 'waiting' }, tries: 0 })),
        createdAt: clock.now(),
        updatedAt: clock.now(),
      };
      all.push(batch);
      requests.set(requestId, batch.id);
      return batch;
    },
    find: async (id, asker) => theirs(id, asker),
    async show(id, reader) {
      if (theirs(id, reader) !== undefined) shownTo.push(`${id} ${reader.userId}`);
    },
    chooseAccount: async (id, line, accountId, by) =>
      changed(
        id,
        by,
        ({ entries }) => entries.some((one) => one.line === line && one.outcome.kind === 'choose-account'),
        (batch) => ({
          ...batch,
          entries: batch.entries.map((one) =>
            one.line === line && one.outcome.kind === 'choose-account'
              ? { ...one, outcome: { ...one.outcome, kind: 'found' as const, accountId } }
              : one,
          ),
        }),
      ),
    async confirm(id, version, send, by) {
      const answer = changed(
        id,
        by,
        (batch) =>
          batch.version === version &&
          (batch.state === 'ready' || batch.entries.some(({ outcome }) => outcome.kind === 'failed')),
        (batch) => ({ ...batch, state: 'inviting' }),
      );
      if (answer.kind === 'done') confirmed.push(`${id} ${send}`);
      return answer;
    },
    drop: async (id, version, by) =>
      changed(
        id,
        by,
        (batch) => batch.version === version && (batch.state === 'ready' || batch.state === 'looking'),
        (batch) => ({ ...batch, state: 'dropped' }),
      ),
  };
}
