import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { AskedTenant } from '../../domain/reseller.ts';
import type { Tables } from './tables.ts';

/** Tenants a reseller says are its own and nobody has confirmed, by domain. */
export async function askedTenantsOf(
  db: Kysely<Tables>,
  resellerId: string,
): Promise<readonly AskedTenant[]> {
  return db
    .selectFrom('reseller_asked_tenant')
    .select(['tenant_id as tenantId', 'domain', 'said', 'use'])
    .where('reseller_id', '=', resellerId)
    .orderBy('said')
    .orderBy('tenant_id')
    .execute();
}

/** Notes a tenant to be confirmed; asked again, it stays as it was. */
export async function askForTenant(
  tx: Kysely<Tables>,
  resellerId: string,
  { tenantId, domain, said, use }: AskedTenant,
  by: PersonKey,
  now: number,
): Promise<'asked' | 'already'> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reseller_asked_tenant')
    .values({
      reseller_id: resellerId,
      tenant_id: tenantId,
      domain,
      said,
      use,
      by_tenant_id: by.tenantId,
      by_user_id: by.userId,
      asked_at: now,
    })
    .onConflict((conflict) => conflict.columns(['reseller_id', 'tenant_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? 'asked' : 'already';
}

/** Takes the question away, because it has been decided; returns who had asked, undefined when nobody had. */
export async function takeAskedTenant(
  tx: Kysely<Tables>,
  resellerId: string,
  tenantId: string,
): Promise<(AskedTenant & { readonly by: PersonKey }) | undefined> {
  const row = await tx
    .deleteFrom('reseller_asked_tenant')
    .where('reseller_id', '=', resellerId)
    .where('tenant_id', '=', tenantId)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { domain, said, use } = row;
  return { tenantId, domain, said, use, by: { tenantId: row.by_tenant_id, userId: row.by_user_id } };
}
