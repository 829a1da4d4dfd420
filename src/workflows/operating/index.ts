import type { Clock } from '../../clock.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { Database } from '../../services/store/connection.ts';
import { jobCounts } from '../../services/store/job-counts.ts';
import { failuresSince } from '../../services/store/operating-failures.ts';
import {
  accountsHeard,
  invitationsEndedSince,
  mailBacklog,
  noticeBacklog,
  openAdminRights,
  openApprovals,
  openInvitations,
  openOrders,
  ordersEndedSince,
  signInsRefused,
  tokensWritten,
  webhookBacklog,
} from '../../services/store/operating-numbers.ts';
import type { AccountNumbers, Operating, OperatingNumbers } from './port.ts';

export interface OperatingDependencies {
  readonly database: Database;
  readonly accounts: readonly Pick<PartnerAccount, 'id' | 'credential'>[];
  readonly clock: Clock;
}

const freshMs = 10_000;
const dayMs = 86_400_000;

/** The numbers, read when somebody asks. See the port for what they promise. */
export function createOperating({ database, accounts, clock }: OperatingDependencies): Operating {
  const { db } = database;
  let last: { at: number; numbers: Promise<OperatingNumbers> } | undefined;

  async function readAccounts(): Promise<readonly AccountNumbers[]> {
    const written = await tokensWritten(db);
    const refused = await signInsRefused(db);
    const heard = await accountsHeard(
      db,
      accounts.map(({ id }) => id),
    );
    return accounts.map(({ id, credential }) => ({
      accountId: id,
      tokenRenewedAt: written.get(credential),
      refusedSince: refused.get(credential),
      lastWebhookAt: heard.get(id)?.lastWebhookAt,
      comparedAt: heard.get(id)?.comparedAt,
    }));
  }

  // One after the other: whoever watches must not take the connections from whoever works.
  const read = async (now: number): Promise<OperatingNumbers> => ({
    at: now,
    notices: await noticeBacklog(db, now),
    mails: await mailBacklog(db, now),
    webhooks: await webhookBacklog(db),
    openOrders: await openOrders(db),
    openInvitations: await openInvitations(db),
    openAdminRights: await openAdminRights(db),
    openApprovals: await openApprovals(db),
    endedOrders: await ordersEndedSince(db, now - dayMs),
    endedInvitations: await invitationsEndedSince(db, now - dayMs),
    accounts: await readAccounts(),
    queues: await jobCounts(db),
  });

  return {
    numbers() {
      const now = clock.now();
      // A rehearsal's clock may be set back.
      if (last !== undefined && now >= last.at && now - last.at < freshMs) return last.numbers;
      const mine = { at: now, numbers: read(now) };
      last = mine;
      mine.numbers.catch(() => {
        if (last === mine) last = undefined;
      });
      return mine.numbers;
    },

    async recentFailures(limit) {
      const rows = await failuresSince(db, clock.now() - 30 * dayMs, limit);
      return rows.map(({ version, ...row }) => ({
        ...row,
        retry: version === undefined ? undefined : { orderId: row.caseId, version },
      }));
    },
  };
}
