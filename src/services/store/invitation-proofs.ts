import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Ids of invitations about which Microsoft is to be asked again by now, the most overdue first. One walk along an index. */
export async function dueProofs(db: Kysely<Tables>, now: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('invitation')
    .select('id')
    .where('prove_at', '<=', now)
    .orderBy('prove_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Books the next look, or none. No new version: nothing that anybody sees has changed. The caller holds the customer's
 * lock.
 */
export async function bookProof(tx: Kysely<Tables>, id: string, at: number | undefined): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ prove_at: at ?? null })
    .where('id', '=', id)
    .execute();
}
