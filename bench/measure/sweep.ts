import { Client } from 'pg';
import { populate } from '../../simulator/control/populate.ts';
import { databaseUrl } from '../support/database.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';

export interface SweepCost {
  readonly openInvitations: number;
  /** Requests for admin rights that wait, as many as invitations. */
  readonly openAdminRights: number;
  /** Customers who were added to one account before this sweep. */
  readonly addedCustomers: number;
  /** Calls to Partner Center in one sweep of all accounts. */
  readonly calls: number;
  /** Calls to Graph in the same sweep, for admin rights. */
  readonly graphCalls: number;
  /** Milliseconds from the time jump until every account has been compared. */
  readonly milliseconds: number;
}

const partnerCenter = 'api.partnercenter.microsoft.com';
const graph = 'graph.microsoft.com';
const elevenMinutesMs = 11 * 60_000;
const patienceMs = 60_000;
/** Calls of a sweep come one upon the other; after so long without one there are no more. */
const silenceMs = 1_500;

/**
 * What one sweep costs while so many invitations are open, half of them with a reseller, and as many requests for admin
 * rights; at last with `customers` more of one account. They are put into the database directly.
 */
export async function measureSweeps(
  rehearsal: Rehearsal,
  sizes: readonly number[],
  customers: number,
): Promise<SweepCost[]> {
  const client = new Client({ connectionString: databaseUrl(rehearsal.dataDir) });
  await client.connect();
  try {
    const costs: SweepCost[] = [];
    let open = 0;
    for (const size of sizes) {
      await addOpen(client, open, size, rehearsal.simulator.world.now().getTime());
      open = size;
      costs.push(await oneSweep(rehearsal, client, { openInvitations: size, addedCustomers: 0 }));
    }
    await addCustomers(rehearsal, client, customers);
    costs.push(await oneSweep(rehearsal, client, { openInvitations: open, addedCustomers: customers }));
    return costs;
  } finally {
    await client.end();
  }
}

async function oneSweep(
  rehearsal: Rehearsal,
  client: Client,
  situation: Pick<SweepCost, 'openInvitations' | 'addedCustomers'>,
): Promise<SweepCost> {
  const { world } = rehearsal.simulator;
  const before = { calls: callsTo(rehearsal, partnerCenter), graphCalls: callsTo(rehearsal, graph) };
  const started = performance.now();
  world.setClock(world.state.clockOffsetMs + elevenMinutesMs);
  const since = world.now().getTime() - 1_000;
  const finished = await until(patienceMs, async () => {
    const { rows } = await client.query<{ accounts: string; done: string }>(
      'select count(*) as accounts, count(*) filter (where finished_at >= $1) as done from sweep',
      [since],
    );
    return (Number(rows[0]?.accounts) > 0 && rows[0]?.accounts === rows[0]?.done) || undefined;
  });
  if (finished === undefined) throw new Error(`The sweep did not finish; see ${rehearsal.botLog}`);
  const milliseconds = performance.now() - started;
  await untilSilent(rehearsal);
  return {
    ...situation,
    openAdminRights: situation.openInvitations,
    calls: callsTo(rehearsal, partnerCenter) - before.calls,
    graphCalls: callsTo(rehearsal, graph) - before.graphCalls,
    milliseconds,
  };
}

/** How often this host has been called so far. */
export function callsTo({ simulator }: Rehearsal, host: string): number {
  return Object.entries(simulator.world.counters.all()).reduce(
    (sum, [name, n]) => sum + (name.includes(` ${host}/`) ? n : 0),
    0,
  );
}

/** Admin rights are compared beside the customers; both are over when nobody calls any more. */
async function untilSilent(rehearsal: Rehearsal): Promise<void> {
  const count = () => callsTo(rehearsal, partnerCenter) + callsTo(rehearsal, graph);
  let last = { calls: count(), at: performance.now() };
  await until(patienceMs, () => {
    const calls = count();
    if (calls !== last.calls) last = { calls, at: performance.now() };
    return Promise.resolve(performance.now() - last.at >= silenceMs || undefined);
  });
}

/** Open invitations and requests number `from + 1` to `to`, spread over the accounts. */
async function addOpen(client: Client, from: number, to: number, now: number): Promise<void> {
  await client.query(
    `insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name, customer_domain,
       cloud, account_id, link, created_at, expires_at, updated_at, reseller_id, content)
     select 'I-' || (900000 + n), 1, 'bench-' || n, 'sent', 'provider', gen_random_uuid()::text, 'Bench ' || n,
       'bench' || n || '.example', 'public', (array['united-states', 'canada', 'europe', 'australia'])[1 + n % 4],
       'https://admin.microsoft.com/', $3::bigint, $3::bigint + 30::bigint * 86400000, $3::bigint,
       case when n % 2 = 0 then 'R-1001' end,
       case when n % 2 = 0 then '${JSON.stringify({ reseller })}'::jsonb else '{}' end
     from generate_series($1::int + 1, $2::int) as n`,
    [from, to, now],
  );
  await client.query(
    `insert into gdap_case (id, version, request_id, state, customer_tenant_id, customer_name, customer_domain,
       account_id, template, duration_days, auto_extends, display_name, relationship_id, tries, created_at,
       is_reissue, updated_at)
     select 'G-' || (900000 + n), 1, 'bench-' || n, 'waiting', gen_random_uuid()::text, 'Bench ' || n,
       'bench' || n || '.example', (array['united-states', 'canada', 'europe', 'australia'])[1 + n % 4], 'services',
       365, true, 'Bench ' || n, gen_random_uuid()::text || '-' || gen_random_uuid()::text, 0, $3::bigint, false,
       $3::bigint
     from generate_series($1::int + 1, $2::int) as n`,
    [from, to, now],
  );
}

const reseller = {
  id: 'R-1001',
  company: 'Northwind IT Ltd',
  tenantId: '66666666-6666-4666-8666-000000000001',
  partnerId: '4711982',
};

/** Customers of one account who are on record already: a sweep reads their pages and finds no news. */
export async function addCustomers(
  { simulator }: Rehearsal,
  client: Client,
  customers: number,
): Promise<readonly string[]> {
  const { context } = simulator;
  const account = simulator.world.state.accounts.find(({ id }) => id === 'europe');
  if (account === undefined) throw new Error('the sample world has no account called europe');
  const { tenantIds } = populate(context, { customers, account, accepted: true });
  await client.query(
    `insert into seen_customer (account_id, tenant_id, name, domain, state, seen_at, sweep)
     select 'europe', tenant_id, 'Bench', 'bench.example', 'reseller', $2::bigint, 1
     from unnest($1::text[]) as tenant_id`,
    [tenantIds, simulator.world.now().getTime()],
  );
  return tenantIds;
}
