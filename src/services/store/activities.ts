import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Value } from './compiled.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

/** What is known about an incoming activity: Teams may deliver the same one again. */
export type ActivityStanding =
  /** Not met before, or its handling broke off: handle it now. */
  | { readonly kind: 'first' }
  /** Being handled right now, perhaps by another instance: do nothing. */
  | { readonly kind: 'in-progress' }
  /** Handled; what was answered then, as the caller sealed it. */
  | { readonly kind: 'done'; readonly sealed: string | undefined };

/** An activity that is handled, with what it was answered, sealed; nothing for a message. */
export interface HandledActivity {
  readonly conversationId: string;
  readonly activityId: string;
  readonly sealed?: string | undefined;
}

// Longer than any turn may take; a handling that is older died with its process.
const BROKEN_OFF_MS = 30_000;

/** An activity begun before this counts as broken off. `now` in milliseconds. */
export const brokenOffBefore = (now: number): number => now - BROKEN_OFF_MS;

/**
 * The statement that takes an activity to be handled now: a row comes back for whoever may, also when all ask at once.
 * Times in milliseconds.
 */
export const beginning = (
  conversationId: Value,
  activityId: Value,
  now: Value,
  brokenOff: Value,
): RawBuilder<unknown> => sql`
  insert into seen_activity (conversation_id, activity_id, state, begun_at)
  values (${conversationId}, ${activityId}, 'begun', ${now})
  on conflict (conversation_id, activity_id) do update set begun_at = excluded.begun_at
    where seen_activity.state = 'begun' and seen_activity.begun_at < ${brokenOff}
  returning 1`;

/** What a repeat of a handled activity is answered with, as it is stored. */
export const responseOf = (sealed: string | undefined): string | null =>
  sealed === undefined ? null : jsonb({ sealed });

/** The statement that notes an activity as handled; it ends in its `where`, so that more can be asked. */
export const notingHandled = (
  conversationId: Value,
  activityId: Value,
  response: Value,
): RawBuilder<unknown> => sql`
  update seen_activity set state = 'done', response = ${response}
  where conversation_id = ${conversationId} and activity_id = ${activityId}`;

/** Notes that the activity is being handled, unless it already is or was. `now` in milliseconds. */
export async function beginActivity(
  db: Kysely<Tables>,
  conversationId: string,
  activityId: string,
  now: number,
): Promise<ActivityStanding> {
  const taken = await beginning(conversationId, activityId, now, brokenOffBefore(now)).execute(db);
  if (taken.rows.length === 1) return { kind: 'first' };
  const row = await db
    .selectFrom('seen_activity')
    .select(['state', 'response'])
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst();
  return standingOf(false, { seen_state: row?.state ?? null, seen_response: row?.response ?? null });
}

/** What a look at the row of an activity means; `taken` when it was ours to begin. */
export function standingOf(
  taken: boolean,
  row: { readonly seen_state: string | null; readonly seen_response: { readonly sealed?: string } | null },
): ActivityStanding {
  if (taken) return { kind: 'first' };
  if (row.seen_state === 'done') return { kind: 'done', sealed: row.seen_response?.sealed };
  return { kind: 'in-progress' };
}

/** Notes that the activity is handled and what was answered, sealed: an answer is a card, with whatever it says about people. */
export async function finishActivity(
  db: Kysely<Tables>,
  conversationId: string,
  activityId: string,
  sealed?: string,
): Promise<void> {
  await notingHandled(conversationId, activityId, responseOf(sealed)).execute(db);
}

/** Notes that handling failed with nothing done, so that a repeat is handled at once. */
export async function releaseActivity(
  db: Kysely<Tables>,
  conversationId: string,
  activityId: string,
): Promise<void> {
  await db
    .deleteFrom('seen_activity')
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'begun')
    .execute();
}

/** Forgets activities begun before `olderThan` (milliseconds); returns how many. */
export async function pruneActivities(db: Kysely<Tables>, olderThan: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('seen_activity')
    .where('begun_at', '<', olderThan)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
