import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/services/store/connection.ts';
import { withoutLimits } from '../../src/services/store/pool.ts';

export interface TableCounts {
  /** Rows of every table of the product, and of the jobs by state (`job active`). */
  readonly rows: Readonly<Record<string, number>>;
  /** Sessions of the product at the database. */
  readonly sessions: number;
}

/** Counts what the database holds now. */
export async function countTables(url: string): Promise<TableCounts> {
  const database = openDatabase({ url, log: createLog('silent'), maxConnections: 1, limits: withoutLimits });
  const { db } = database;
  try {
    const { rows: names } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
    const rows: Record<string, number> = {};
    for (const { name } of names) {
      const { rows: counted } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(name)}`.execute(db);
      rows[name] = counted[0]?.n ?? 0;
    }
    const { rows: jobs } = await sql<{ state: string; n: number }>`
      select state::text as state, count(*) as n from pgboss.job group by 1`.execute(db);
    for (const { state, n } of jobs) rows[`job ${state}`] = n;
    const { rows: sessions } = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity where application_name like 'concierge%'`.execute(db);
    return { rows, sessions: (sessions[0]?.n ?? 1) - 1 };
  } finally {
    await database.close();
  }
}

/** Work that waits: it has to stay about the same, however long the load goes on. */
export const waitingRows = ['job created', 'job retry', 'job active'] as const;
