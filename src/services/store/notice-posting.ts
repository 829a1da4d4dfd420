import type { Kysely } from 'kysely';
import type { Notice } from './notices.ts';
import type { Tables } from './tables.ts';

/**
 * Notes that the message is about to leave: only from here on its answer can be lost. False when the sender's lease has
 * run out and somebody else took the notice; then it must not leave.
 */
export async function beginPosting(db: Kysely<Tables>, { id, tries }: Notice): Promise<boolean> {
  const result = await db
    .updateTable('notice')
    .set({ posting: true })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('tries', '=', tries)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
