import type { Gdap } from '../../domain/gdap.ts';
import type { PersonKey } from '../../domain/person.ts';
import {
  countGdaps,
  dueGdaps,
  dueGdapSweeps,
  gdapById,
  gdapByRelationship,
  gdapsOfCustomer,
  latestGdaps,
} from '../../services/store/gdap.ts';
import { queues, type GdapContext } from './context.ts';
import type { GdapAsker, GdapRequests } from './port.ts';
import { giveAccess } from './steps/access.ts';
import { drop, renew, retry, show } from './steps/change.ts';
import { setExtension } from './steps/extension.ts';
import { requestRights } from './steps/request.ts';
import { sweepAccount } from './steps/sweep.ts';
import { readAtMicrosoft, workOn } from './steps/work.ts';

/** How many due things one tick hands out; the next tick takes the rest. */
const perTick = 200;

export interface GdapWorkflow extends GdapRequests {
  /**
   * Acts on an event about one of Microsoft's relationships: reads it there. Says what it came to; rejects with Graph's
   * Problem to be told again.
   */
  happened(relationshipId: string): Promise<'recorded' | 'not-ours'>;
  /** Whether anything was ever asked of this customer. */
  isAsked(customerTenantId: string): Promise<boolean>;
  /** Registers the job handlers; call before the jobs start. */
  defineJobs(): void;
  /** Hands out what is due by the clock. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

/** What only the provider's staff may do; for anybody else there is no such request. */
async function ofStaff<Answer>(
  { tenantId, userId, staff }: GdapAsker,
  work: (by: PersonKey) => Promise<Answer>,
): Promise<Answer | { readonly kind: 'unknown' }> {
  return staff ? work({ tenantId, userId }) : { kind: 'unknown' };
}

/**
 * The story of admin rights: prepared → creating → waiting → activating → active → ended, with everything that can come
 * between (see domain/gdap.ts). State changes, history, news and jobs are written in one transaction each.
 */
export function createGdapWorkflow(context: GdapContext): GdapWorkflow {
  const { database, jobs, clock } = context;

  async function find(id: string, asker: GdapAsker): Promise<Gdap | undefined> {
    const gdap = await gdapById(database.db, id);
    return asker.staff || gdap?.customer.tenantId === asker.tenantId ? gdap : undefined;
  }

  return {
    request: (request) => requestRights(context, request),
    find,
    approvalLink: ({ state, relationshipId }) =>
      state === 'waiting' && relationshipId !== undefined
        ? context.graph.approvalLink(relationshipId)
        : undefined,
    show: (id, asker, card) => show(context, id, asker, card),
    ofCustomer: async (tenantId, asker) =>
      asker.staff || asker.tenantId === tenantId ? gdapsOfCustomer(database.db, tenantId) : [],
    latest: (limit) => latestGdaps(database.db, limit),
    count: () => countGdaps(database.db),

    async check(id, asker) {
      const gdap = await find(id, asker);
      if (gdap === undefined) return undefined;
      await readAtMicrosoft(context, gdap, 'asked');
      return (await gdapById(database.db, id)) ?? gdap;
    },
    retry: (id, by) => ofStaff(by, (key) => retry(context, id, key)),
    extend: (id, by) => ofStaff(by, (key) => setExtension(context, id, key, true)),
    letEnd: (id, by) => ofStaff(by, (key) => setExtension(context, id, key, false)),
    giveAccess: (id, by) => ofStaff(by, (key) => giveAccess(context, id, key)),
    renew: (id, by, requestId) => ofStaff(by, (key) => renew(context, id, key, requestId)),
    drop: (id, by) => ofStaff(by, (key) => drop(context, id, key)),

    async happened(relationshipId) {
      const gdap = await gdapByRelationship(database.db, relationshipId);
      if (gdap === undefined) return 'not-ours';
      await readAtMicrosoft(context, gdap, 'webhook');
      return 'recorded';
    },

    isAsked: async (tenantId) => (await gdapsOfCustomer(database.db, tenantId)).length > 0,

    defineJobs() {
      jobs.define(queues.work, (data) => workOn(context, String(data['id'])));
      jobs.define(queues.sweep, async (data) => void (await sweepAccount(context, String(data['account']))));
    },

    async tick() {
      const now = clock.now();
      const due = await dueGdaps(database.db, now, perTick);
      const accounts = context.accounts.map(({ id }) => id);
      const sweeps = await dueGdapSweeps(database.db, accounts, now);
      if (due.length + sweeps.length === 0) return;
      await database.withTransaction(async (tx) => {
        // In one order in every instance: each waiting job is locked, and two ticks must not wait for each other.
        for (const id of due.toSorted()) await jobs.send(tx, queues.work, { id }, { singletonKey: id });
        for (const account of sweeps)
          await jobs.send(tx, queues.sweep, { account }, { singletonKey: account });
      });
    },
  };
}
