import { sql, type Kysely } from 'kysely';
import type { Notice } from './notices.ts';
import type { NoticeState } from './tables-cases.ts';
import type { Tables } from './tables.ts';

/** How a notice ended. */
export interface EndedNotice {
  readonly notice: Pick<Notice, 'id'>;
  readonly state: Exclude<NoticeState, 'waiting' | 'sending'>;
  readonly activityId?: string | undefined;
  readonly trouble?: string | undefined;
  /** Where its last call went, if one was made. */
  readonly conversationId?: string | undefined;
  readonly now: number;
}

/**
 * Ends notices; those behind them may go then. A sender that was slower than its lease changes nothing once another has
 * ended the notice, unless it brings the proof of delivery.
 */
export async function endNotices(db: Kysely<Tables>, ended: readonly EndedNotice[]): Promise<void> {
  await sql`
    update notice n set
      state = ended.state,
      activity_id = ended.activity_id,
      trouble = ended.trouble,
      lease_until = null,
      done_at = ended.at,
      conversation_id = coalesce(ended.conversation_id, n.conversation_id),
      called_at = case when ended.conversation_id is null then n.called_at else clock_timestamp() end
    from unnest(
      ${ended.map(({ notice }) => notice.id)}::bigint[],
      ${ended.map(({ state }) => state)}::text[],
      ${ended.map(({ activityId }) => activityId ?? null)}::text[],
      ${ended.map(({ trouble }) => trouble ?? null)}::text[],
      ${ended.map(({ conversationId }) => conversationId ?? null)}::text[],
      ${ended.map(({ now }) => now)}::bigint[]
    ) as ended (id, state, activity_id, trouble, conversation_id, at)
    where n.id = ended.id and (ended.state = 'sent' or n.state in ('waiting', 'sending'))`.execute(db);
}
