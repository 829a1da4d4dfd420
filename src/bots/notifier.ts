import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Host } from '../dialogs/kit/host.ts';
import type { Log } from '../log.ts';
import type { Database } from '../services/store/connection.ts';
import type { SecretBox } from '../services/store/secret-box.ts';
import { tenantsWithDueNotices } from '../services/store/due-notices.ts';
import { listenTo } from '../services/store/jobs-listener.ts';
import { beginPosting, type AboutToPost } from '../services/store/notice-posting.ts';
import type { Notice } from '../services/store/notices.ts';
import { noticeChannel } from '../services/store/sending-tenants.ts';
import type { Tables } from '../services/store/tables.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import type { Connector } from './connector.ts';
import type { Unreachable } from './notice-outcome.ts';
import type { CallLimiter } from './sending/call-limiter.ts';
import { grouped } from '../services/store/grouped.ts';
import { createAttempt } from './sending/notice-attempt.ts';
import { createNoticeRecord } from './sending/notice-record.ts';
import { createPacedCalls } from './sending/paced-calls.ts';
import { createTenantLeases } from './sending/tenant-leases.ts';
import { createTenantWork } from './sending/tenant-work.ts';
import type { WhenToTell } from './sending/when-to-tell.ts';

export interface NotifierOptions {
  readonly database: Database;
  readonly box: SecretBox;
  readonly host: Pick<Host, 'flow'>;
  readonly connector: Connector;
  readonly limiter: CallLimiter;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  /** Of people and channels whose zone is not known; an IANA name. */
  readonly timeZone: string;
  /** When a reader wants to hear a notice; preferences answer here. */
  readonly whenToTell: WhenToTell;
  /** Where conversations are created with people we have not heard from (contract teams 5.3). */
  readonly defaultServiceUrl: string;
  /** Called in the transaction that gives the first notice of a case up because its reader cannot be reached. */
  readonly onUnreachable: (tx: Kysely<Tables>, notice: Notice, why: Unreachable) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Sends notices to Teams. Changes of a card (PUT) are repeated freely. A message (POST) has no idempotency key: its
 * row says so before the call, so a killed process leaves a trace; a lost answer is repeated, and the repeat
 * says that it may be one. Of several instances one sends to a tenant at a time, so that Teams' limits are kept.
 */
export function createNotifier(options: NotifierOptions) {
  const { database, limiter, clock, log } = options;
  const holder = randomUUID();
  const leases = createTenantLeases({ database, holder });
  const work = createTenantWork({
    database,
    limiter,
    leases,
    attempt: createAttempt({
      ...options,
      paced: createPacedCalls({ limiter, leases }),
      beginPosting: grouped((leaving: readonly AboutToPost[]) => beginPosting(database.db, leaving, holder)),
    }),
    record: createNoticeRecord(options),
    clock,
    log,
  });
  let listening: { close(): Promise<void> } | undefined;

  /** Looks for tenants with due notices that nobody was woken for: after a crash, when a lease ran out, when it is time. */
  async function tick(): Promise<void> {
    limiter.forgetIdle();
    leases.forgetOld();
    for (const tenantId of await tenantsWithDueNotices(database.db, clock.now())) work.wake(tenantId);
  }

  return {
    tick,
    /** Begins to listen for new notices; before that only `tick` finds them. */
    async start(): Promise<void> {
      listening = await listenTo(noticeChannel, {
        url: database.url,
        log,
        onNotification: (tenantId) => work.wake(tenantId),
        onReturn: () =>
          void tick().catch((error: unknown) => log.warn({ err: error }, 'due notices were not found')),
      });
    },
    /** Takes nothing new, waits up to ten seconds for what is being sent, and gives the tenants to others. */
    async stop(): Promise<void> {
      await listening?.close();
      await work.stop();
      await leases
        .release()
        .catch((error: unknown) => log.warn({ err: error }, 'tenants were not given back'));
    },
    /** Resolves when nothing is being sent. */
    idle: () => work.idle(),
  };
}

export type Notifier = ReturnType<typeof createNotifier>;
