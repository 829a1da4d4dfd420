import type { Kysely } from 'kysely';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

export interface StoredWebhookEvent {
  readonly id: number;
  readonly accountId: string;
  /** The verified body as it came. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly receivedAt: number;
  readonly done: boolean;
}

/** Stores a verified event once; undefined when the same one is there already (contract 11.1: no event id, up to 10 deliveries). */
export async function insertWebhookEvent(
  tx: Kysely<Tables>,
  event: { accountId: string; dedupeKey: string; body: Record<string, unknown>; now: number },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('webhook_event')
    .values({
      account_id: event.accountId,
      dedupe_key: event.dedupeKey,
      body: jsonb(event.body),
      received_at: event.now,
      done_at: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'dedupe_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function webhookEvent(db: Kysely<Tables>, id: number): Promise<StoredWebhookEvent | undefined> {
  const row = await db.selectFrom('webhook_event').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    accountId: row.account_id,
    body: row.body,
    receivedAt: row.received_at,
    done: row.done_at !== null,
  };
}

export async function finishWebhookEvent(
  db: Kysely<Tables>,
  id: number,
  outcome: string,
  now: number,
): Promise<void> {
  await db.updateTable('webhook_event').set({ done_at: now, outcome }).where('id', '=', id).execute();
}

/** Events received before `before` that nobody has finished: the repair for lost jobs. */
export async function openWebhookEvents(
  db: Kysely<Tables>,
  before: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('webhook_event')
    .select('id')
    .where('done_at', 'is', null)
    .where('received_at', '<=', before)
    .orderBy('received_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
