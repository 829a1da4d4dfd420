import type { KeptEntry } from '../../../src/domain/invitation-batch.ts';
import { proposeAccount } from '../../../src/domain/region.ts';
import { batchQueue } from '../../../src/workflows/invitation/batches/context.ts';
import { createInvitationBatches } from '../../../src/workflows/invitation/batches/index.ts';
import type { CustomerLookup } from '../../../src/workflows/customer/port.ts';
import type { Cloud } from '../../../src/domain/partner-account.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { invitationDesk } from './invitation-desk.ts';
import { accounts } from './sample-people.ts';

/** What the directory knows of a domain; `country` stands for what the region scope alone would leave open. */
export interface KnownTenant {
  readonly tenantId: string;
  readonly name?: string;
  readonly country?: string | undefined;
  readonly cloud?: Cloud;
}

/** The invitation desk with lists of customers, and a directory in memory. */
export function batchDesk(database: Database) {
  const desk = invitationDesk(database);
  const tenants = new Map<string, KnownTenant>();
  const asked: string[] = [];
  const directory = {
    tenants,
    asked,
    before: (_domain: string): void => undefined,
  };
  const byDomain = async (domain: string): Promise<CustomerLookup> => {
    asked.push(domain);
    directory.before(domain);
    const known = tenants.get(domain);
    if (known === undefined) return Promise.resolve({ kind: 'unknown-domain' });
    if (known.tenantId === 'own') return { kind: 'own-tenant' };
    const { tenantId, name = '', country, cloud = 'public' } = known;
    return {
      kind: 'found',
      picture: {
        facts: { tenantId, name, domain, country, cloud },
        proposal: proposeAccount({ accounts, cloud, country }),
      },
    };
  };
  const batches = createInvitationBatches({
    ...desk.context,
    customers: {
      byDomain,
      account: (id) => accounts.find((one) => one.id === id),
      accountsIn: (cloud) => accounts.filter((one) => one.cloud === cloud),
    },
    invitations: desk.workflow,
    letters: desk.letters,
  });
  batches.defineJobs();

  return {
    ...desk,
    batches,
    directory,

    /** Works until nothing waits any more at this moment. */
    work: () => desk.jobs.runWaiting(batchQueue),

    /** One run of the job, as after a kill. */
    runOnce: async (id: string): Promise<void> => {
      const run = { id: '1', attempt: 0, signal: new AbortController().signal };
      await desk.jobs.handlers.get(batchQueue)?.({ id }, run);
    },

    /** What is told of a list: `ready update`. */
    async toldOf(id: string): Promise<readonly string[]> {
      return (await noticesOfCase(database.db, id)).map(({ event, kind }) => `${event} ${kind}`);
    },
  };
}

export type BatchDesk = ReturnType<typeof batchDesk>;

export const outcomes = (entries: readonly KeptEntry[]): readonly string[] =>
  entries.map(({ outcome }) => outcome.kind);
