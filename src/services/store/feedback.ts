import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** Records one opinion per person and article; the latest counts, an earlier remark stays unless a new one is given. */
export async function saveFeedback(
  db: Kysely<Tables>,
  opinion: { article: string; helpful: boolean; remark?: string | undefined; from: PersonKey },
  now: number,
): Promise<void> {
  const changes = {
    helpful: opinion.helpful,
    created_at: now,
    ...(opinion.remark === undefined ? {} : { remark: opinion.remark }),
  };
  await db
    .insertInto('feedback')
    .values({
      article: opinion.article,
      tenant_id: opinion.from.tenantId,
      user_id: opinion.from.userId,
      remark: null,
      ...changes,
    })
    .onConflict((conflict) => conflict.columns(['article', 'tenant_id', 'user_id']).doUpdateSet(changes))
    .execute();
}
