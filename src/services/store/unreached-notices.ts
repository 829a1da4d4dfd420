import { sql, type Kysely } from 'kysely';
import type { Target } from './notices.ts';
import { noticeChannel } from './sending-tenants.ts';
import type { Tables } from './tables.ts';

/** Until the transaction ends, nobody else gives news for this reader up, or hears that the reader is there. */
export async function lockReader(tx: Kysely<Tables>, { tenantId, userId }: Target): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reader ${tenantId} ${userId}`}, 0))`.execute(tx);
}

/** Somebody who was away for days is not to be drowned: what else there is, their lists show. */
const mostAtOnce = 20;

/**
 * Has sent once more what could not reach a reader who is there again: of each case the newest card or message, if it
 * was given up after `since`; of very many the latest twenty. Nothing of it has ever arrived. Times in milliseconds since
 * 1970 UTC.
 */
export async function sendUnreachedTo(
  tx: Kysely<Tables>,
  { tenantId, userId }: Target,
  { since, now }: { readonly since: number; readonly now: number },
): Promise<void> {
  await sql`
    with newest as (
      select id from notice n
      where tenant_id = ${tenantId} and user_id = ${userId} and state = 'unreachable' and done_at > ${since}
        and kind in ('card', 'message')
        and not exists (
          select 1 from notice newer
          where newer.case_id = n.case_id and newer.flow = n.flow and newer.id > n.id
            and newer.tenant_id = n.tenant_id and newer.user_id = n.user_id and newer.kind in ('card', 'message'))
      order by done_at desc limit ${mostAtOnce}),
    again as (
      update notice set state = 'waiting', due_at = ${now}, tries = 0, put_off = false, trouble = null, done_at = null
      where id in (select id from newest)
      returning 1)
    select pg_notify(${noticeChannel}, ${tenantId}) where exists (select 1 from again)`.execute(tx);
}
