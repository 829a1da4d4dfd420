import { sql, type Kysely } from 'kysely';
import type { Database } from './connection.ts';
import type { Target } from './notices.ts';
import { renewReference, saveReference, type FreshReference } from './references.ts';
import { noticeChannel } from './sending-tenants.ts';
import type { Tables } from './tables.ts';

/** What is older when its reader comes back is told by the cards they ask for. */
const worthTellingMs = 7 * 86_400_000;
/** Somebody who was away for days is not to be drowned: what else there is, their lists show. */
const mostAtOnce = 20;

/** Until the transaction ends, nobody else gives news for this reader up, or hears that the reader is there. */
export async function lockReader(tx: Kysely<Tables>, { tenantId, userId }: Target): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reader ${tenantId} ${userId}`}, 0))`.execute(tx);
}

/**
 * Records where a person or channel was just heard of. Whoever could not be reached until now gets the news that was given
 * up. `now` in milliseconds since 1970 UTC.
 */
export async function noteReader(
  { db, withTransaction }: Pick<Database, 'db' | 'withTransaction'>,
  fresh: FreshReference,
  now: number,
): Promise<void> {
  if (await renewReference(db, fresh, now)) return;
  await withTransaction(async (tx) => {
    await lockReader(tx, fresh);
    await saveReference(tx, fresh, now);
    await sendUnreachedTo(tx, fresh, now);
  });
}

/**
 * Has sent once more what could not reach a reader: of each case the newest card or message, and the newest change of a
 * card; of very many the latest. Nothing of it has ever arrived. Words about a card that did not arrive either, or that
 * may have changed meanwhile, come with it: whoever reads them has to have the buttons.
 */
export async function sendUnreachedTo(
  tx: Kysely<Tables>,
  { tenantId, userId }: Target,
  now: number,
): Promise<void> {
  await sql`
    with newest as (
      select id, case when kind = 'message' and (
          exists (select 1 from notice earlier
            where earlier.case_id = n.case_id and earlier.flow = n.flow and earlier.tenant_id = n.tenant_id
              and earlier.user_id = n.user_id and earlier.kind = 'card' and earlier.state = 'unreachable')
          or exists (select 1 from case_card shown
            where shown.case_id = n.case_id and shown.tenant_id = n.tenant_id and shown.user_id = n.user_id))
        then 'card' else kind end as kind
      from notice n
      where tenant_id = ${tenantId} and user_id = ${userId} and state = 'unreachable'
        and created_at > ${now - worthTellingMs} and kind in ('card', 'message', 'update')
        and not exists (
          select 1 from notice newer
          where newer.case_id = n.case_id and newer.flow = n.flow and newer.id > n.id
            and newer.tenant_id = n.tenant_id and newer.user_id = n.user_id
            and (newer.kind in ('card', 'message') or newer.kind = n.kind))
      order by id desc limit ${mostAtOnce}),
    again as (
      update notice set state = 'waiting', kind = newest.kind, due_at = ${now}, put_off = false, trouble = null,
        done_at = null, revived_at = ${now}
      from newest where notice.id = newest.id
      returning 1)
    select pg_notify(${noticeChannel}, ${tenantId}) where exists (select 1 from again)`.execute(tx);
}
