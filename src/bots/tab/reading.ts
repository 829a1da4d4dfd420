import type { Clock } from '../../clock.ts';
import type { ProviderConfig } from '../../config/config.ts';
import { accountTroubles } from '../../domain/account-health.ts';
import type { PersonKey } from '../../domain/person.ts';
import {
  acceptanceTimes,
  openInvitationsByAge,
  openOrdersByAge,
  provisioningTimes,
} from '../../services/store/operating-figures.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Operating } from '../../workflows/operating/port.ts';
import type { ProviderSettings } from '../../workflows/provider-settings/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

export interface TabReadingParts {
  readonly database: Pick<Database, 'db'>;
  readonly operating: Operating;
  readonly settings: ProviderSettings;
  readonly resellers: Pick<Resellers, 'latest'>;
  readonly provider: ProviderConfig;
  readonly sweepMinutes: number;
  readonly clock: Clock;
}

type Staff = PersonKey & { readonly staff: true };

const monthMs = 30 * 86_400_000;
const most = { failures: 50, resellers: 200, changes: 50 } as const;

/** Everything the tab shows, one reading for each of its pages. Whoever calls has made sure that it is staff. */
export function createTabReading(parts: TabReadingParts) {
  const { operating, settings, resellers, provider, clock } = parts;
  const { db } = parts.database;
  return {
    async overview() {
      const now = clock.now();
      const numbers = await operating.numbers();
      return {
        at: now,
        orders: await openOrdersByAge(db, now),
        invitations: await openInvitationsByAge(db, now),
        endedOrders: numbers.endedOrders,
        endedInvitations: numbers.endedInvitations,
        approvals: numbers.openApprovals,
        acceptance: await acceptanceTimes(db, now - monthMs),
        provisioning: await provisioningTimes(db, now - monthMs),
        waiting: { notices: numbers.notices, mails: numbers.mails, webhooks: numbers.webhooks },
      };
    },

    async accounts() {
      const now = clock.now();
      const { accounts: numbers } = await operating.numbers();
      return {
        at: now,
        accounts: provider.accounts.map(({ id, legalName, region, currency, link }) => {
          const known = numbers.find(({ accountId }) => accountId === id);
          const times = {
            tokenRenewedAt: known?.tokenRenewedAt,
            refusedSince: known?.refusedSince,
            comparedAt: known?.comparedAt,
          };
          const troubles = accountTroubles(times, { now, sweepMinutes: parts.sweepMinutes });
          return {
            id,
            legalName,
            region,
            currency,
            link,
            ...times,
            lastWebhookAt: known?.lastWebhookAt,
            troubles,
          };
        }),
      };
    },

    async people(person: Staff) {
      const { people, groups } = provider.staff;
      const all = await resellers.latest(person, most.resellers);
      return {
        staff: people.map(({ name, objectId, role }) => ({ name: name ?? objectId, role })),
        groups: groups.map(({ objectId, role }) => ({ objectId, role })),
        resellers: all.map(({ id, company, country, state, suspendedBecause, updatedAt }) => ({
          id,
          company,
          country,
          state,
          because: suspendedBecause,
          changedAt: updatedAt,
        })),
      };
    },

    failures: async () => ({ failures: await operating.recentFailures(most.failures) }),

    async settings() {
      const changes = await settings.history(most.changes);
      return {
        settings: await settings.list(),
        accounts: provider.accounts.map(({ id, region }) => ({ id, region })),
        history: changes.map(({ key, version, before, after, by, at }) => ({
          key,
          version,
          before,
          after,
          by: by.name,
          at,
        })),
      };
    },
  };
}

export type TabReading = ReturnType<typeof createTabReading>;
