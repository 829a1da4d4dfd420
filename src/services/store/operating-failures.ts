import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** A case or message that did not work, as its row tells it. */
export interface FailureRow {
  readonly kind: 'order' | 'admin-rights' | 'notice' | 'mail';
  readonly caseId: string;
  readonly what: string;
  readonly at: number;
  readonly supportId: string;
  /** Of an order that staff may go on with. */
  readonly version: number | undefined;
}

/** What did not work since then, newest first; each part along an index of its own. */
export async function failuresSince(
  db: Kysely<Tables>,
  since: number,
  limit: number,
): Promise<readonly FailureRow[]> {
  const { rows } = await sql<{
    kind: FailureRow['kind'];
    id: string;
    what: string | null;
    at: number;
    support: string;
    version: number | null;
  }>`
    select * from (
      (select 'order' as kind, id, coalesce(standstill->>'cause', state) as what, updated_at as at,
          coalesce(standstill->>'correlationId', id) as support,
          case when state = 'needs-person' then version end as version
        from order_case where state in ('needs-person', 'failed') and updated_at >= ${since}
        order by updated_at desc limit ${limit})
      union all
      (select 'admin-rights', id, trouble->>'kind', updated_at, id, null
        from gdap_case where state <> 'ended' and trouble is not null and updated_at >= ${since}
        order by updated_at desc limit ${limit})
      union all
      (select 'notice', case_id, state, done_at, 'notice ' || id, null
        from notice where state in ('failed', 'unverified') and done_at >= ${since}
        order by done_at desc limit ${limit})
      union all
      (select 'mail', about, state, done_at, id, null
        from mail_outbox where state in ('refused', 'failed') and done_at >= ${since}
        order by done_at desc limit ${limit})
    ) as failure
    order by at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    caseId: row.id,
    what: row.what ?? 'unknown',
    at: row.at,
    supportId: row.support,
    version: row.version ?? undefined,
  }));
}
