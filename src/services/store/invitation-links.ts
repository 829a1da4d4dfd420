import { sql, type Kysely } from 'kysely';
import { openStates } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

/** An open invitation that shows another link than the account has now. */
export interface OutdatedLink {
  readonly id: string;
  readonly customer: string;
}

const outdated = (db: Kysely<Tables>, accountId: string, link: string) =>
  db
    .selectFrom('invitation')
    .where('account_id', '=', accountId)
    .where('state', 'in', openStates)
    // A reseller's link names the reseller; it never is the account's own.
    .where('reseller_id', 'is', null)
    .where('link', 'is not', null)
    .where('link', '<>', link);

/** Open invitations of an account that show another link, at most `limit`, and how many there are. */
export async function outdatedLinks(
  db: Kysely<Tables>,
  accountId: string,
  link: string,
  limit: number,
): Promise<{ readonly invitations: readonly OutdatedLink[]; readonly count: number }> {
  const { count } = await outdated(db, accountId, link)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await outdated(db, accountId, link)
    .select(['id', 'customer_name'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return { invitations: rows.map((row) => ({ id: row.id, customer: row.customer_name })), count };
}

/** Gives them the link, each with a line of its history; resolves with their ids. */
export async function replaceLinks(
  tx: Kysely<Tables>,
  { accountId, link, by, at }: { accountId: string; link: string; by: PersonKey; at: number },
): Promise<readonly string[]> {
  const ids = (await outdated(tx, accountId, link).select('id').orderBy('id').forUpdate().execute()).map(
    (row) => row.id,
  );
  if (ids.length === 0) return [];
  await tx
    .updateTable('invitation')
    .set({ link, updated_at: at, version: sql`version + 1` })
    .where('id', 'in', ids)
    .execute();
  await sql`
    insert into invitation_event (invitation_id, at, name, tenant_id, user_id, facts)
    select id, ${at}::bigint, 'relink', ${by.tenantId}, ${by.userId}, ${jsonb({ accountId })}::jsonb
    from invitation where id = any(${ids}::text[])`.execute(tx);
  return ids;
}
