import type { Kysely } from 'kysely';
import { z } from 'zod';
import { everythingAtOnce, type Preferences } from '../../domain/notification.ts';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

const minute = z.number().int().min(0).max(1439);
const stored: z.ZodType<Preferences> = z.object({
  mutes: z.array(
    z.object({
      about: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('everything') }),
        z.object({ kind: z.literal('customer'), tenantId: z.string() }),
        z.object({ kind: z.literal('case'), caseId: z.string() }),
      ]),
      until: z.number().optional(),
    }),
  ),
  quietHours: z.object({ from: minute, to: minute }).optional(),
  digestAt: minute.optional(),
  onlyWhatNeedsMe: z.boolean(),
});

/** What somebody has settled; undefined when they have settled nothing. What cannot be read counts as nothing: too much is said then. */
export async function storedPreferences(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
): Promise<Preferences | undefined> {
  const row = await db
    .selectFrom('notification_preference')
    .select('content')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? undefined : stored.safeParse(row.content).data;
}

/** The same, held until the transaction ends, so that two changes of one person follow each other. */
export async function lockPreferences(
  tx: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  now: number,
): Promise<Preferences> {
  const key = { tenant_id: tenantId, user_id: userId };
  await tx
    .insertInto('notification_preference')
    .values({ ...key, content: jsonb(everythingAtOnce), changed_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doNothing())
    .execute();
  const row = await tx
    .selectFrom('notification_preference')
    .select('content')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return stored.safeParse(row.content).data ?? everythingAtOnce;
}

export async function savePreferences(
  tx: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  preferences: Preferences,
  now: number,
): Promise<void> {
  await tx
    .updateTable('notification_preference')
    .set({ content: jsonb(preferences), changed_at: now })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .execute();
}
