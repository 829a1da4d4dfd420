import { sql, type Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** What is kept between the turns of a person's own chat, and when it changed last; undefined while nothing is. */
export async function chatStateOf(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
): Promise<{ readonly value: unknown; readonly changedAt: number } | undefined> {
  const row = await db
    .selectFrom('conversation_reference as chat')
    .innerJoin('bot_state as state', (join) =>
      join.on('state.key', '=', sql<string>`chat.conversation_id || '|' || chat.user_id`),
    )
    .select(['state.value', 'state.updated_at as changedAt'])
    .where('chat.tenant_id', '=', tenantId)
    .where('chat.user_id', '=', userId)
    .where('chat.kind', '=', 'personal')
    .executeTakeFirst();
  return row === undefined ? undefined : { value: row.value, changedAt: row.changedAt };
}
