import type { Database } from '../../services/store/connection.ts';
import { holdTenant, releaseTenants } from '../../services/store/sending-tenants.ts';

/** How long a tenant stays with an instance that says nothing any more. */
const leaseSeconds = 8;
/** So much earlier the holder itself stops; also how long its last calls may still be on their way. */
const marginMs = 1_500;
/** Who was told that another instance has the tenant does not ask again for so long. */
const othersMs = 1_000;

/** `anew`: somebody else may have sent in between. */
export type Hold = 'held' | 'anew' | 'others';

/**
 * Tenants this instance sends to. Times are measured here from before the database was asked, so that a process that was
 * frozen, or whose question took long, thinks itself poorer and not richer than the row says.
 */
export function createTenantLeases(
  { database, holder }: { readonly database: Database; readonly holder: string },
  now: () => number = () => performance.now(),
) {
  const held = new Map<string, { term: number; until: number }>();
  const others = new Map<string, number>();

  async function ask(tenantId: string): Promise<Hold> {
    const asked = now();
    const answer = await holdTenant(database.db, tenantId, { holder, seconds: leaseSeconds });
    if (answer === undefined) {
      held.delete(tenantId);
      others.set(tenantId, asked + othersMs);
      return 'others';
    }
    const before = held.get(tenantId);
    held.set(tenantId, { term: answer.term, until: asked + leaseSeconds * 1_000 - marginMs });
    return before?.term === answer.term ? 'held' : 'anew';
  }

  const isHeld = (tenantId: string): boolean =>
    now() < (held.get(tenantId)?.until ?? Number.NEGATIVE_INFINITY);

  return {
    /** Whether this very moment is within the lease; to be asked right before each call. */
    isHeld,

    /** Takes the tenant, or keeps it when half of the lease is over. */
    async hold(tenantId: string): Promise<Hold> {
      if ((others.get(tenantId) ?? 0) > now()) return 'others';
      others.delete(tenantId);
      const { until } = held.get(tenantId) ?? { until: Number.NEGATIVE_INFINITY };
      return until - now() > (leaseSeconds * 1_000) / 2 ? 'held' : ask(tenantId);
    },

    /** Gives everything back; the others are woken for it. */
    async release(): Promise<void> {
      held.clear();
      await releaseTenants(database.db, holder);
    },

    /** Drops what has run out; the terms of the rest are still good for knowing that nobody was in between. */
    forgetOld(): void {
      for (const [tenantId, until] of others) if (until <= now()) others.delete(tenantId);
    },
  };
}

export type TenantLeases = ReturnType<typeof createTenantLeases>;
