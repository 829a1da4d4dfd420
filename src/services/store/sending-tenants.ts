import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Takes a tenant for this instance, or keeps it, for so many seconds by the database's clock. Undefined while another
 * instance has it. The term tells whether somebody else had it in between.
 */
export async function holdTenant(
  db: Kysely<Tables>,
  tenantId: string,
  { holder, seconds }: { readonly holder: string; readonly seconds: number },
): Promise<{ readonly term: number } | undefined> {
  const { rows } = await sql<{ term: number }>`
    insert into sending_tenant as held (tenant_id, holder, term, until)
    values (${tenantId}, ${holder}, 1, clock_timestamp() + make_interval(secs => ${seconds}))
    on conflict (tenant_id) do update set
      holder = excluded.holder,
      term = held.term + (case when held.holder = excluded.holder then 0 else 1 end),
      until = excluded.until
    where held.holder = excluded.holder or held.until <= clock_timestamp()
    returning term`.execute(db);
  return rows[0];
}

/** Gives every tenant of this instance back at once, and wakes the others for them. */
export async function releaseTenants(db: Kysely<Tables>, holder: string): Promise<void> {
  await sql`
    with released as (
      update sending_tenant set until = clock_timestamp()
      where holder = ${holder} and until > clock_timestamp() returning tenant_id)
    select pg_notify(${noticeChannel}, tenant_id) from released`.execute(db);
}

/** Ends what other processes held; only for a database that nobody else can be using (embedded), right after the start. */
export async function releaseAllTenants(db: Kysely<Tables>): Promise<void> {
  await sql`update sending_tenant set until = clock_timestamp() where until > clock_timestamp()`.execute(db);
}

const hourMs = 3_600_000;

/** The channel on which the database says for which tenant a notice was written. */
export const noticeChannel = 'concierge_notice';

/**
 * What has been sent to a tenant in the last hour, oldest first, as far as notices tell: each conversation with how many
 * milliseconds ago, `now` being the clock by which notices are ended. Rather too much than too little: every try counts, and a card may have taken two calls.
 */
export async function recentCalls(
  db: Kysely<Tables>,
  tenantId: string,
  now: number,
): Promise<readonly { readonly conversationId: string; readonly ago: number }[]> {
  const { rows } = await sql<{ conversation: string; ago: number; calls: number }>`
    select coalesce(conversation_id, user_id) as conversation,
      (extract(epoch from clock_timestamp() - coalesce(called_at, clock_timestamp())) * 1000)::float8 as ago,
      least(tries, 50) + (kind = 'card')::int as calls
    from notice
    where tenant_id = ${tenantId}
      and (done_at > ${now - hourMs} or state in ('waiting', 'sending'))
      and (called_at > clock_timestamp() - interval '1 hour' or (state = 'sending' and called_at is null))
    order by ago desc`.execute(db);
  return rows.flatMap(({ conversation, ago, calls }) =>
    Array.from({ length: calls }, () => ({ conversationId: conversation, ago })),
  );
}
