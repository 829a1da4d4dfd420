import { Client } from 'pg';
import { databaseUrl } from '../support/database.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';

export interface SweepCost {
  readonly openInvitations: number;
  /** Calls to Partner Center in one sweep of all accounts. */
  readonly calls: number;
  /** Milliseconds from the time jump until every account has been compared. */
  readonly milliseconds: number;
}

const partnerCenter = 'api.partnercenter.microsoft.com';
const elevenMinutesMs = 11 * 60_000;
const patienceMs = 60_000;

/** What one sweep costs while so many invitations are open; the invitations are put into the database directly. */
export async function measureSweeps(rehearsal: Rehearsal, sizes: readonly number[]): Promise<SweepCost[]> {
  const client = new Client({ connectionString: databaseUrl(rehearsal.dataDir) });
  await client.connect();
  try {
    const costs: SweepCost[] = [];
    let open = 0;
    for (const size of sizes) {
      await addInvitations(client, open, size, rehearsal.simulator.world.now().getTime());
      open = size;
      costs.push(await oneSweep(rehearsal, client, size));
    }
    return costs;
  } finally {
    await client.end();
  }
}

async function oneSweep(rehearsal: Rehearsal, client: Client, openInvitations: number): Promise<SweepCost> {
  const { world } = rehearsal.simulator;
  const calls = () =>
    Object.entries(world.counters.all()).reduce(
      (sum, [name, n]) => sum + (name.includes(` ${partnerCenter}/`) ? n : 0),
      0,
    );
  const before = calls();
  const started = performance.now();
  world.setClock(world.state.clockOffsetMs + elevenMinutesMs);
  const since = world.now().getTime() - 1_000;
  const accounts = world.state.accounts.length;
  const finished = await until(patienceMs, async () => {
    const { rows } = await client.query<{ n: string }>(
      'select count(*) as n from sweep where finished_at >= $1',
      [since],
    );
    return Number(rows[0]?.n) >= accounts || undefined;
  });
  if (finished === undefined) throw new Error(`The sweep did not finish; see ${rehearsal.botLog}`);
  return { openInvitations, calls: calls() - before, milliseconds: performance.now() - started };
}

/** Open invitations number `from + 1` to `to`, spread over the accounts. */
async function addInvitations(client: Client, from: number, to: number, now: number): Promise<void> {
  await client.query(
    `insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name, customer_domain,
       cloud, account_id, link, created_at, expires_at, updated_at)
     select 'I-' || (900000 + n), 1, 'bench-' || n, 'sent', 'provider', gen_random_uuid()::text, 'Bench ' || n,
       'bench' || n || '.example', 'public', (array['united-states', 'canada', 'europe', 'australia'])[1 + n % 4],
       'https://admin.microsoft.com/', $3::bigint, $3::bigint + 30::bigint * 86400000, $3::bigint
     from generate_series($1::int + 1, $2::int) as n`,
    [from, to, now],
  );
}
