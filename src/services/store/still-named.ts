import { sql, type Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import { dataCatalogue } from './data-catalogue.ts';
import type { Counts } from './forget-people.ts';
import type { Tables } from './tables.ts';

/** Rows of evidence that hold a person's object id, per table: what stays of them until its orders are forgotten. */
export async function stillNamed(db: Kysely<Tables>, { userId }: PersonKey): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const [table, record] of Object.entries(dataCatalogue)) {
    if (record.isEvidence !== true) continue;
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} e where strpos(e::text, ${userId}) > 0`.execute(db);
    if ((rows[0]?.n ?? 0) > 0) counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}
