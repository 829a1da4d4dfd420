import type { Kysely, Selectable } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { ResellerPerson, ResellerRole } from '../../domain/reseller.ts';
import type { ResellerTables } from './tables-resellers.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<ResellerTables['reseller_person']>;

/** A person with the reseller they belong to. */
export interface StoredPerson extends ResellerPerson {
  readonly resellerId: string;
}

export function rolesIn(row: Pick<Row, 'is_seller' | 'is_owner'>): readonly ResellerRole[] {
  return [...(row.is_seller ? (['seller'] as const) : []), ...(row.is_owner ? (['owner'] as const) : [])];
}

function fromRow(row: Row): StoredPerson {
  return {
    tenantId: row.tenant_id,
    userId: row.user_id,
    name: row.name,
    roles: rolesIn(row),
    state: row.state,
    resellerId: row.reseller_id,
  };
}

export async function resellerPerson(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
): Promise<StoredPerson | undefined> {
  const row = await db
    .selectFrom('reseller_person')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Everybody of a reseller who has not left: who asks first, then by name. */
export async function peopleOfReseller(
  db: Kysely<Tables>,
  resellerId: string,
): Promise<readonly StoredPerson[]> {
  const rows = await db
    .selectFrom('reseller_person')
    .selectAll()
    .where('reseller_id', '=', resellerId)
    .where('state', '<>', 'left')
    .orderBy('state', 'desc')
    .orderBy('name')
    .orderBy('user_id')
    .execute();
  return rows.map(fromRow);
}

/** Writes a person, whatever was known of them before. Where they read mail is known of admitted people only. */
export async function saveResellerPerson(
  tx: Kysely<Tables>,
  person: StoredPerson,
  now: number,
): Promise<void> {
  const changes = {
    reseller_id: person.resellerId,
    name: person.name,
    is_seller: person.roles.includes('seller'),
    is_owner: person.roles.includes('owner'),
    state: person.state,
    updated_at: now,
    ...(person.state === 'admitted' ? {} : { mail_sealed: null, mail_asked_at: null }),
  };
  await tx
    .insertInto('reseller_person')
    .values({ tenant_id: person.tenantId, user_id: person.userId, created_at: now, ...changes })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(changes))
    .execute();
}
