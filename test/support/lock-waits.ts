import { patienceMs } from './eventually.ts';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../src/services/store/tables.ts';

/** Resolves once a statement in this database waits for another transaction; rejects when none does in the patience of all waits. */
export async function somebodyWaits(db: Kysely<Tables>): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
    if (Date.now() > end) throw new Error('nobody waits for a lock');
  }
}
