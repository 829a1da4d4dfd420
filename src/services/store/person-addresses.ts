import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** The sealed address of somebody who is admitted to a reseller; undefined when none is known. */
export async function sealedAddress(db: Kysely<Tables>, person: PersonKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('reseller_person')
    .select('mail_sealed')
    .where('tenant_id', '=', person.tenantId)
    .where('user_id', '=', person.userId)
    .executeTakeFirst();
  return row?.mail_sealed ?? undefined;
}

/** Keeps a sealed address, in place of what was known; nothing for somebody who is not admitted. */
export async function saveSealedAddress(
  db: Kysely<Tables>,
  person: PersonKey,
  sealed: string,
): Promise<void> {
  await db
    .updateTable('reseller_person')
    .set({ mail_sealed: sealed })
    .where('tenant_id', '=', person.tenantId)
    .where('user_id', '=', person.userId)
    .where('state', '=', 'admitted')
    .execute();
}

/** Whether somebody is admitted, has no address, and was not asked about since `before`. One indexed read. */
export async function isAddressWanted(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  before: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('reseller_person')
    .select('user_id')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('state', '=', 'admitted')
    .where('mail_sealed', 'is', null)
    .where((where) => where.or([where('mail_asked_at', 'is', null), where('mail_asked_at', '<', before)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that it is asked now; false when it is not wanted, or somebody else is asking. */
export async function beginAskingAddress(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  { before, now }: { readonly before: number; readonly now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reseller_person')
    .set({ mail_asked_at: now })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('state', '=', 'admitted')
    .where('mail_sealed', 'is', null)
    .where((where) => where.or([where('mail_asked_at', 'is', null), where('mail_asked_at', '<', before)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
