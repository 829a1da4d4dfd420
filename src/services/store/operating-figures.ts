import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

// Figures for the provider's staff. They name no customer and no person.

/** Open cases of one state by how long ago they moved: within a day, within a week, longer ago. */
export interface AgedCount {
  readonly state: string;
  readonly day: number;
  readonly week: number;
  readonly older: number;
}

/** How long something took: of how many, half of them at most, nine of ten at most; milliseconds. */
export interface Durations {
  readonly count: number;
  readonly median: number | undefined;
  readonly ninety: number | undefined;
}

const dayMs = 86_400_000;

/** Orders that have not ended, without drafts: they are nobody's yet. */
export const openOrdersByAge = (db: Kysely<Tables>, now: number): Promise<readonly AgedCount[]> =>
  aged(db, now, sql`order_case where state not in ('draft', 'done', 'discarded', 'expired', 'failed')`);

export const openInvitationsByAge = (db: Kysely<Tables>, now: number): Promise<readonly AgedCount[]> =>
  aged(db, now, sql`invitation where state in ('created', 'sent', 'opened', 'wrong-account')`);

async function aged(
  db: Kysely<Tables>,
  now: number,
  from: ReturnType<typeof sql>,
): Promise<readonly AgedCount[]> {
  const result = await sql<AgedCount>`
    select state,
      (count(*) filter (where updated_at > ${now - dayMs}))::int as day,
      (count(*) filter (where updated_at <= ${now - dayMs} and updated_at > ${now - 7 * dayMs}))::int as week,
      (count(*) filter (where updated_at <= ${now - 7 * dayMs}))::int as older
    from ${from} group by state order by state`.execute(db);
  return result.rows;
}

/** From the day an invitation was made to Microsoft's word that it was accepted; of those accepted since then. */
export const acceptanceTimes = (db: Kysely<Tables>, since: number): Promise<Durations> =>
  durations(
    db,
    sql`select accepted_at - created_at as took from invitation
        where accepted_at >= ${since} and origin <> 'uninvited' and accepted_at >= created_at`,
  );

/** From the order at Microsoft to the licences; of orders done since then, without those somebody had to mend. */
export const provisioningTimes = (db: Kysely<Tables>, since: number): Promise<Durations> =>
  durations(
    db,
    sql`select (progress->>'doneAt')::bigint - (progress->>'orderedAt')::bigint as took from order_case
        where state = 'done' and updated_at >= ${since} and progress ? 'orderedAt' and progress ? 'doneAt'
          and coalesce(progress->>'heldUp', '') <> 'true'`,
  );

async function durations(db: Kysely<Tables>, all: ReturnType<typeof sql>): Promise<Durations> {
  const result = await sql<{ count: number; median: number | null; ninety: number | null }>`
    select count(*)::int as count,
      percentile_disc(0.5) within group (order by took) as median,
      percentile_disc(0.9) within group (order by took) as ninety
    from (${all}) as times`.execute(db);
  const row = result.rows[0];
  return { count: row?.count ?? 0, median: row?.median ?? undefined, ninety: row?.ninety ?? undefined };
}
