import { sql, type Kysely } from 'kysely';
import type { Target } from './notices.ts';
import type { Tables } from './tables.ts';

/** Tenants with notices that are due and held by nobody: for the regular look, in case a wake-up was lost. */
export async function tenantsWithDueNotices(db: Kysely<Tables>, now: number): Promise<readonly string[]> {
  const { rows } = await sql<{ tenant_id: string }>`
    select distinct tenant_id from notice
    where state in ('waiting', 'sending') and due_at <= ${now}
      and (state = 'waiting' or lease_until <= ${now})`.execute(db);
  return rows.map((row) => row.tenant_id);
}

/** What may be taken of a tenant's notices, so that a busy reader keeps nobody waiting. */
export interface Share {
  readonly tenantId: string;
  /** At most so many altogether. */
  readonly limit: number;
  /** At most so many of one reader. */
  readonly perReader: number;
  /** Readers that get none now. */
  readonly without: readonly string[];
  /** Readers after this one come first, so that everybody has their turn. */
  readonly after: string;
}

/**
 * Notices of a tenant that are due, held by nobody, and whose turn it is: no earlier open one of the same case and
 * reader, unless its reader wants to hear that one later. Reader by reader, each one's oldest first; the cost depends on
 * how many readers have open notices, not on how many notices wait.
 */
export async function dueNotices(
  db: Kysely<Tables>,
  { tenantId, limit, perReader, without, after }: Share,
  now: number,
): Promise<readonly (Pick<Target, 'userId'> & { readonly id: number })[]> {
  const { rows } = await sql<{ id: number; user_id: string }>`
    with recursive reader as (
      (select user_id from notice
        where tenant_id = ${tenantId} and state in ('waiting', 'sending') order by user_id limit 1)
      union all
      select (select n.user_id from notice n
        where n.tenant_id = ${tenantId} and n.state in ('waiting', 'sending') and n.user_id > reader.user_id
        order by n.user_id limit 1)
      from reader where reader.user_id is not null)
    select due.id, due.user_id from reader cross join lateral (
      select n.id, n.user_id from notice n
      where n.tenant_id = ${tenantId} and n.user_id = reader.user_id
        and n.state in ('waiting', 'sending') and n.due_at <= ${now}
        and (n.state = 'waiting' or n.lease_until <= ${now})
        and not exists (
          select 1 from notice e
          where e.case_id = n.case_id and e.tenant_id = n.tenant_id and e.user_id = n.user_id
            and e.id < n.id and e.state in ('waiting', 'sending') and not (e.put_off and e.due_at > ${now}))
      order by n.due_at, n.id
      limit ${perReader}) as due
    where reader.user_id is not null and reader.user_id <> all(${[...without]})
    order by reader.user_id <= ${after}, reader.user_id
    limit ${limit}`.execute(db);
  return rows.map(({ id, user_id: userId }) => ({ id, userId }));
}
