import { sql, type Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import { compiled, type Place, type Statements } from './compiled.ts';
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

const hasten = compiled(
  (value: Place<PersonKey & { readonly now: number }>) => sql`
    update notice set due_at = ${value('now')}
    where tenant_id = ${value('tenantId')} and user_id = ${value('userId')} and state = 'waiting' and put_off
      and due_at > ${value('now')}
    returning 1`,
);

const tellWorkers = compiled(
  (value: Place<{ readonly tenantId: string }>) =>
    sql`select pg_notify(${noticeChannel}, ${value('tenantId')})`,
);

/** Has everything looked at again that was put off for this reader: it is sent, or put off anew. */
export async function hastenPutOff(
  to: Statements,
  { tenantId, userId }: PersonKey,
  now: number,
): Promise<void> {
  const hastened = await hasten(to, { tenantId, userId, now });
  if (hastened.length > 0) await tellWorkers(to, { tenantId });
}
