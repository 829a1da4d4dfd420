import type { Kysely, Selectable } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { Notice } from './notices.ts';
import type { PreferenceTables } from './tables-preferences.ts';
import type { Tables } from './tables.ts';

/** A piece of news that is told together with others. */
export type DigestItem = Pick<Notice, 'id' | 'flow' | 'caseId' | 'event' | 'facts'>;

/** Keeps a notice for a digest. Once for each notice, however often it is asked: what was told does not come back. */
export async function keepForDigest(
  db: Kysely<Tables>,
  { id, flow, caseId, target, event, facts }: Pick<Notice, 'target'> & DigestItem,
  releaseAt: number,
): Promise<void> {
  await db
    .insertInto('digest_item')
    .values({
      notice_id: id,
      tenant_id: target.tenantId,
      user_id: target.userId,
      flow,
      case_id: caseId,
      event,
      facts: jsonb(facts),
      release_at: releaseAt,
      released_at: null,
    })
    .onConflict((conflict) => conflict.column('notice_id').doNothing())
    .execute();
}

/** People for whom something is due, in a fixed order. */
export async function peopleWithDigests(
  db: Kysely<Tables>,
  now: number,
  limit: number,
): Promise<readonly PersonKey[]> {
  return db
    .selectFrom('digest_item')
    .select(['tenant_id as tenantId', 'user_id as userId'])
    .where('released_at', 'is', null)
    .where('release_at', '<=', now)
    .groupBy(['tenant_id', 'user_id'])
    .orderBy('tenant_id')
    .orderBy('user_id')
    .limit(limit)
    .execute();
}

/**
 * Takes what is due for somebody, oldest first: whoever takes it has to tell it in this transaction. Of two who take at
 * once the second gets nothing.
 */
export async function takeDigest(
  tx: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  now: number,
): Promise<readonly DigestItem[]> {
  const rows = await tx
    .updateTable('digest_item')
    .set({ released_at: now })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('released_at', 'is', null)
    .where('release_at', '<=', now)
    .returningAll()
    .execute();
  return rows.map(fromRow).toSorted((a, b) => a.id - b.id);
}

/** Everything that waits to be told to somebody together, oldest first. */
export async function waitingItems(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
): Promise<readonly DigestItem[]> {
  const rows = await db
    .selectFrom('digest_item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('released_at', 'is', null)
    .orderBy('notice_id')
    .execute();
  return rows.map(fromRow);
}

/** Gives an item another moment; without one it is not wanted any more. */
export async function rescheduleItem(
  tx: Kysely<Tables>,
  id: number,
  releaseAt: number | undefined,
  now: number,
): Promise<void> {
  await tx
    .updateTable('digest_item')
    .set(releaseAt === undefined ? { released_at: now } : { release_at: releaseAt })
    .where('notice_id', '=', id)
    .where('released_at', 'is', null)
    .execute();
}

/** Removes items that were told before this time. */
export async function forgetDigestItems(db: Kysely<Tables>, toldBefore: number): Promise<void> {
  await db.deleteFrom('digest_item').where('released_at', '<', toldBefore).execute();
}

const fromRow = (row: Selectable<PreferenceTables['digest_item']>): DigestItem => ({
  id: row.notice_id,
  flow: row.flow,
  caseId: row.case_id,
  event: row.event,
  facts: row.facts,
});
