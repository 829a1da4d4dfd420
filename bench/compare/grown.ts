import { sql } from 'kysely';
import { openDatabase } from '../../src/services/store/connection.ts';
import { createLog } from '../../src/log.ts';
import { insertManyInvitations } from '../../test/support/many-rows.ts';

const dayMs = 86_400_000;

/**
 * Puts so many open invitations, orders on their way and open approvals into a migrated database, each waiting for a
 * timer of its own within the next days; none is due yet.
 */
export async function grow(url: string, count: number): Promise<void> {
  const database = openDatabase({ url, log: createLog('silent') });
  const { db } = database;
  const now = Date.now();
  try {
    await insertManyInvitations(db, { count, state: 'opened', at: now - count, expiresAt: now + 3 * dayMs });
    await sql`
      insert into reseller (id, version, request_id, state, company, country, partner_id, account_id, created_at, updated_at)
      select 'grown-' || n, 1, 'grown-' || n, 'confirmed', 'Grown ' || n, 'IE', 'grown-' || n, 'europe', 1, 1
      from generate_series(0, 99) as n`.execute(db);
    await sql`
      insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id, created_by_user_id,
        draft, progress, due_at, created_at, updated_at)
      select 'F-9' || n, 1, 'grown-' || n, case when n % 2 = 0 then 'provisioning' else 'awaiting-approval' end, 'grown-' || n % 100,
        'tenant', 'tenant', 'user', '{}', '{}', ${now + 3 * dayMs}::bigint + n, ${now}::bigint, ${now}::bigint - n
      from generate_series(1, ${count}::int) as n`.execute(db);
    await sql`
      insert into approval (id, version, order_id, reseller_id, state, fingerprint, content, due_at, looked_at, created_at,
        updated_at)
      select 'A-9' || n, 1, 'F-9' || n, 'grown-' || n % 100, 'open', 'grown', '{}', ${now + 3 * dayMs}::bigint + n,
        ${now}::bigint, ${now}::bigint, ${now}::bigint
      from generate_series(1, ${count}::int) as n where n % 2 = 1`.execute(db);
    await sql`analyze`.execute(db);
  } finally {
    await database.close();
  }
}
