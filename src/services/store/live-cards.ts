import type { Kysely } from 'kysely';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

/** The one card of a conversation whose buttons count; the stamp is on the card. */
export interface LiveCard {
  readonly stamp: string;
  readonly activityId: string;
  /** What it shows once another card has taken over: card JSON, for the caller to draw. */
  readonly remains?: object;
}

export async function liveCard(db: Kysely<Tables>, conversationId: string): Promise<LiveCard | undefined> {
  const row = await db
    .selectFrom('live_card')
    .select(['stamp', 'activity_id', 'remains'])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const remains = row.remains === null ? {} : { remains: row.remains };
  return { stamp: row.stamp, activityId: row.activity_id, ...remains };
}

/** Makes this card the live one of its conversation; the one before it is spent by that. `now` in milliseconds. */
export async function setLiveCard(
  db: Kysely<Tables>,
  conversationId: string,
  card: LiveCard,
  now: number,
): Promise<void> {
  const remains = card.remains === undefined ? null : jsonb(card.remains);
  const row = { stamp: card.stamp, activity_id: card.activityId, updated_at: now, remains };
  await db
    .insertInto('live_card')
    .values({ conversation_id: conversationId, ...row })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(row))
    .execute();
}

/** Leaves the conversation without a live card. With a stamp, only if that card is still the live one. */
export async function clearLiveCard(
  db: Kysely<Tables>,
  conversationId: string,
  stamp?: string,
): Promise<void> {
  await db
    .deleteFrom('live_card')
    .where('conversation_id', '=', conversationId)
    .$if(stamp !== undefined, (query) => query.where('stamp', '=', stamp ?? ''))
    .execute();
}

/** The live cards by the key of their conversation. */
export interface LiveCards {
  find(key: string): Promise<LiveCard | undefined>;
  /** `now` in milliseconds. */
  set(key: string, card: LiveCard, now: number): Promise<void>;
  clear(key: string): Promise<void>;
}

export const createLiveCards = ({ db }: { readonly db: Kysely<Tables> }): LiveCards => ({
  find: (key) => liveCard(db, key),
  set: (key, card, now) => setLiveCard(db, key, card, now),
  clear: (key) => clearLiveCard(db, key),
});
