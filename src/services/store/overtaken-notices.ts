import type { Kysely } from 'kysely';
import type { Notice } from './notices.ts';
import type { Tables } from './tables.ts';

/**
 * Whether another change of the same card waits right behind this one. A change draws the card as it stands when it is
 * sent, so only the last of them shows anything that would not be drawn over at once; a sentence in between finds the
 * card changed before it.
 */
export async function isOvertaken(db: Kysely<Tables>, { id, caseId, target }: Notice): Promise<boolean> {
  const next = await db
    .selectFrom('notice')
    .select('kind')
    .where('case_id', '=', caseId)
    .where('tenant_id', '=', target.tenantId)
    .where('user_id', '=', target.userId)
    .where('id', '>', id)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return next?.kind === 'update';
}
