import { sql, type Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import { noticeChannel } from './sending-tenants.ts';
import type { Tables } from './tables.ts';

/** How many notices are put off because their reader wants to hear them later. */
export async function countPutOff(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  now: number,
): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('state', '=', 'waiting')
    .where('put_off', '=', true)
    .where('due_at', '>', now)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Has everything looked at again that was put off for this reader: it is sent, or put off anew. */
export async function hastenPutOff(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  now: number,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({ due_at: now })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('state', '=', 'waiting')
    .where('put_off', '=', true)
    .where('due_at', '>', now)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await sql`select pg_notify(${noticeChannel}, ${tenantId})`.execute(db);
}
