import { setTimeout as sleep } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { inSpan } from '../../measure.ts';
import type { Database } from '../../services/store/connection.ts';
import { dueNotices } from '../../services/store/due-notices.ts';
import { claimNotices, type Notice } from '../../services/store/notices.ts';
import { recentCalls } from '../../services/store/sending-tenants.ts';
import type { Outcome } from '../notice-outcome.ts';
import type { CallLimiter } from './call-limiter.ts';
import type { NoticeRecord } from './notice-record.ts';
import type { TenantLeases } from './tenant-leases.ts';

export interface TenantWorkOptions {
  readonly database: Database;
  readonly limiter: CallLimiter;
  readonly leases: TenantLeases;
  readonly attempt: (notice: Notice) => Promise<Outcome>;
  readonly record: NoticeRecord;
  readonly clock: Clock;
  readonly log: Log;
}

/** Taken of one tenant at a time: enough for half a second at its limit, little enough to be left behind by a kill. */
const mostTaken = 32;
const mostOfReader = 4;
/** A reader whose conversation takes nothing for longer is left out; shorter waits are spent with the notice in hand. */
const shortWaitMs = 1_000;
/** Longer waits are the regular look's. */
const longestTimerMs = 60_000;
const stopLimitMs = 10_000;

interface Tenant {
  taken: number;
  isLooking: boolean;
  looksAgain: boolean;
  /** Reader after whom the next look begins. */
  after: string;
  timer: NodeJS.Timeout | undefined;
  /** When it rings, in milliseconds of a rising clock. */
  rings: number;
}

/** Takes the due notices of tenants in small helpings and brings them through an attempt, tenants side by side. */
export function createTenantWork(options: TenantWorkOptions) {
  const { database, limiter, leases, attempt, record, clock, log } = options;
  const tenants = new Map<string, Tenant>();
  const inProgress = new Set<Promise<void>>();
  const stopping = new AbortController();

  function tenantOf(tenantId: string): Tenant {
    const known = tenants.get(tenantId);
    if (known !== undefined) return known;
    const fresh: Tenant = {
      taken: 0,
      isLooking: false,
      looksAgain: false,
      after: '',
      timer: undefined,
      rings: Number.POSITIVE_INFINITY,
    };
    tenants.set(tenantId, fresh);
    return fresh;
  }

  function track(work: Promise<void>): void {
    inProgress.add(work);
    void work.finally(() => inProgress.delete(work));
  }

  /** Looks for notices of a tenant that may go now; cheap when there is enough in hand already. */
  function wake(tenantId: string): void {
    const tenant = tenantOf(tenantId);
    tenant.looksAgain = true;
    if (stopping.signal.aborted || tenant.isLooking || tenant.taken > mostTaken / 2) return;
    track(look(tenantId, tenant));
  }

  async function look(tenantId: string, tenant: Tenant): Promise<void> {
    tenant.isLooking = true;
    try {
      while (tenant.looksAgain && !stopping.signal.aborted && tenant.taken <= mostTaken / 2) {
        tenant.looksAgain = false;
        const hold = await leases.hold(tenantId);
        if (hold === 'others') return;
        if (hold === 'anew')
          limiter.remember(tenantId, await recentCalls(database.db, tenantId, clock.now()));
        const notices = await takeSome(tenantId, tenant);
        tenant.taken += notices.length;
        for (const notice of notices) track(send(notice, tenant));
        tenant.looksAgain ||= notices.length > 0;
      }
    } catch (error) {
      log.warn({ err: error }, 'due notices could not be taken; the next look comes soon');
    } finally {
      tenant.isLooking = false;
      forget(tenantId, tenant);
    }
  }

  async function takeSome(tenantId: string, tenant: Tenant): Promise<readonly Notice[]> {
    const full = limiter.fullReaders(tenantId, shortWaitMs);
    const due = await dueNotices(
      database.db,
      {
        tenantId,
        limit: mostTaken - tenant.taken,
        perReader: mostOfReader,
        without: full.map(({ userId }) => userId),
        after: tenant.after,
      },
      clock.now(),
    );
    tenant.after = due.at(-1)?.userId ?? '';
    if (due.length === 0 && full.length > 0)
      wakeIn(tenantId, tenant, Math.min(...full.map(({ wait }) => wait)));
    return claimNotices(
      database.db,
      due.map(({ id }) => id),
      clock.now(),
    );
  }

  async function send(notice: Notice, tenant: Tenant): Promise<void> {
    const { tenantId } = notice.target;
    try {
      const { kind, flow, traceparent } = notice;
      const beginning = { kind: SpanKind.PRODUCER, attributes: { 'concierge.flow': flow }, traceparent };
      const outcome = await inSpan(`notice ${kind}`, beginning, async () => {
        const made = await attempt(notice);
        await record(notice, made);
        return made;
      });
      if (outcome.kind !== 'end') wakeIn(tenantId, tenant, outcome.seconds * 1_000);
    } catch (error) {
      // Its lease ends by itself, and whoever takes it then knows whether its message may have left.
      log.warn({ err: error, notice: notice.id }, 'a notice could not be sent; it is tried again');
    } finally {
      tenant.taken -= 1;
      wake(tenantId);
    }
  }

  /** The soonest of what was asked for rings; whatever else there is shows itself then. */
  function wakeIn(tenantId: string, tenant: Tenant, milliseconds: number): void {
    const rings = performance.now() + milliseconds;
    if (milliseconds > longestTimerMs || stopping.signal.aborted || rings >= tenant.rings) return;
    clearTimeout(tenant.timer);
    tenant.rings = rings;
    const ring = () => {
      tenant.rings = Number.POSITIVE_INFINITY;
      wake(tenantId);
    };
    tenant.timer = setTimeout(ring, milliseconds + 5).unref();
  }

  /** A tenant nothing waits for is not kept. */
  function forget(tenantId: string, tenant: Tenant): void {
    if (tenant.taken === 0 && !tenant.looksAgain && tenant.rings === Number.POSITIVE_INFINITY)
      tenants.delete(tenantId);
  }

  /** Resolves when nothing is in hand. */
  async function idle(): Promise<void> {
    while (inProgress.size > 0) await Promise.all(inProgress);
  }

  return {
    wake,
    idle,
    /** Takes nothing more and waits up to ten seconds for what is in hand. */
    async stop(): Promise<void> {
      stopping.abort();
      for (const { timer } of tenants.values()) clearTimeout(timer);
      await Promise.race([idle(), sleep(stopLimitMs, undefined, { ref: false })]);
    },
  };
}
