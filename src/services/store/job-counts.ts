import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export interface QueueCounts {
  readonly queue: string;
  readonly ready: number;
  readonly deferred: number;
  readonly active: number;
  readonly failed: number;
}

/** Jobs of each queue as the job machinery counted them some seconds ago; none before jobs have ever started here. */
export async function jobCounts(db: Kysely<Tables>): Promise<readonly QueueCounts[]> {
  const exists = await sql<{
    found: boolean;
  }>`select to_regclass('pgboss.queue') is not null as found`.execute(db);
  if (exists.rows[0]?.found !== true) return [];
  const { rows } = await sql<QueueCounts>`
    select name as queue, ready_count as ready, deferred_count as deferred, active_count as active,
      failed_count as failed
    from pgboss.queue order by name`.execute(db);
  return rows;
}
