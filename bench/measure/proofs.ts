import { Client } from 'pg';
import { databaseUrl } from '../support/database.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';
import { addCustomers, callsTo } from './sweep.ts';

export interface ProofCost {
  /** Acceptances with something missing, all due to be looked at again in one moment. */
  readonly due: number;
  readonly calls: number;
  readonly milliseconds: number;
  /** Calls to the one account all of them are at. */
  readonly callsPerMinute: number;
}

const patienceMs = 5 * 60_000;

/** What it costs when Microsoft is to be asked again about many acceptances of one account at once. */
export async function measureProofs(rehearsal: Rehearsal, due: number): Promise<ProofCost> {
  const client = new Client({ connectionString: databaseUrl(rehearsal.dataDir) });
  await client.connect();
  try {
    const tenantIds = await addCustomers(rehearsal, client, due);
    const now = rehearsal.simulator.world.now().getTime();
    const before = callsTo(rehearsal, 'api.partnercenter.microsoft.com');
    const started = performance.now();
    await client.query(
      `insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name,
         customer_domain, cloud, account_id, accepted_account_id, accepted_by, accepted_at, created_at, expires_at,
         updated_at, prove_at, content)
       select 'I-' || (990000 + n), 1, 'due-' || n, 'accepted', 'provider', tenant_id, 'Bench', 'bench.example',
         'public', 'europe', 'europe', 'sweep', $2::bigint, $2::bigint, $2::bigint, $2::bigint, $2::bigint, $3::jsonb
       from unnest($1::text[]) with ordinality as t (tenant_id, n)`,
      [tenantIds, now, JSON.stringify({ reseller, proven })],
    );
    const finished = await until(patienceMs, async () => {
      const { rows } = await client.query<{ n: string }>(
        `select count(*) as n from invitation where id like 'I-99%' and prove_at <= $1`,
        [now],
      );
      return rows[0]?.n === '0' || undefined;
    });
    if (finished === undefined) throw new Error(`Not all were looked at; see ${rehearsal.botLog}`);
    const milliseconds = performance.now() - started;
    const calls = callsTo(rehearsal, 'api.partnercenter.microsoft.com') - before;
    return { due, calls, milliseconds, callsPerMinute: Math.round((calls / milliseconds) * 60_000) };
  } finally {
    await client.end();
  }
}

const reseller = {
  id: 'R-1001',
  company: 'Northwind IT Ltd',
  tenantId: '66666666-6666-4666-8666-000000000001',
  partnerId: '4711982',
};
const proven = { provider: true, reseller: false, agreement: 'missing', readAt: 0 };
