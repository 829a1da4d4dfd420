import { sql, type Kysely } from 'kysely';
import type { Notice } from './notices.ts';
import type { Tables } from './tables.ts';

/** A notice whose message is about to leave for a conversation. */
export interface AboutToPost {
  readonly notice: Pick<Notice, 'id' | 'tries'>;
  readonly conversationId: string;
}

/**
 * Notes that these messages are about to leave: only from here on their answers can be lost. False for those that must
 * not leave: the sender's lease has run out and somebody else took the notice, or this instance no longer sends to the
 * tenant, by the database's clock and not by that of a process that may have slept.
 */
export async function beginPosting(
  db: Kysely<Tables>,
  leaving: readonly AboutToPost[],
  holder: string,
): Promise<readonly boolean[]> {
  const { rows } = await sql<{ id: number }>`
    update notice n set posting = true, called_at = clock_timestamp(), conversation_id = leaving.conversation_id
    from unnest(
      ${leaving.map(({ notice }) => notice.id)}::bigint[],
      ${leaving.map(({ notice }) => notice.tries)}::integer[],
      ${leaving.map(({ conversationId }) => conversationId)}::text[]
    ) as leaving (id, tries, conversation_id)
    where n.id = leaving.id and n.tries = leaving.tries and n.state = 'sending'
      and exists (
        select 1 from sending_tenant held
        where held.tenant_id = n.tenant_id and held.holder = ${holder} and held.until > clock_timestamp())
    returning n.id`.execute(db);
  const may = new Set(rows.map(({ id }) => id));
  return leaving.map(({ notice }) => may.has(notice.id));
}
