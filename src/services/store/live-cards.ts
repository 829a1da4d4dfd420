import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Value } from './compiled.ts';
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

/** What becomes of the live card of a conversation: another one, none, or it stays. */
export type LiveChange = LiveCard | 'none' | undefined;

/** The card as its row has it. `now` in milliseconds. */
export const rowOf = ({ stamp, activityId, remains }: LiveCard, now: number) => ({
  stamp,
  activityId,
  now,
  remains: remains === undefined ? null : jsonb(remains),
});

/** A row, or the places of its values in a statement. */
type Drawn = Readonly<Record<keyof ReturnType<typeof rowOf>, Value>>;

/** The statement that makes this card the live one of its conversation. */
export const drawing = (key: Value, { stamp, activityId, now, remains }: Drawn): RawBuilder<unknown> =>
  sql`insert into live_card (conversation_id, stamp, activity_id, updated_at, remains)
    values (${key}, ${stamp}, ${activityId}, ${now}, ${remains})
    on conflict (conversation_id) do update set stamp = excluded.stamp, activity_id = excluded.activity_id,
      updated_at = excluded.updated_at, remains = excluded.remains`;

/** The statement that leaves a conversation without one. */
export const clearing = (key: Value): RawBuilder<unknown> =>
  sql`delete from live_card where conversation_id = ${key}`;

/** Makes this card the live one of its conversation; the one before it is spent by that. `now` in milliseconds. */
export async function setLiveCard(
  db: Kysely<Tables>,
  conversationId: string,
  card: LiveCard,
  now: number,
): Promise<void> {
  await drawing(conversationId, rowOf(card, now)).execute(db);
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
  clear: async (key) => {
    await clearing(key).execute(db);
  },
});
