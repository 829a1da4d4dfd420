import { sql, type Kysely, type Selectable } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { MailTables } from './tables-mail.ts';
import type { Tables } from './tables.ts';

export type ContactCheckRow = Readonly<Selectable<MailTables['contact_check']>>;

/** The row of one asker and address, locked until the transaction ends, so that two presses at once count as two. */
export async function lockContactCheck(
  tx: Kysely<Tables>,
  by: PersonKey,
  address: string,
): Promise<ContactCheckRow | undefined> {
  return tx
    .selectFrom('contact_check')
    .selectAll()
    .where('tenant_id', '=', by.tenantId)
    .where('user_id', '=', by.userId)
    .where('address', '=', address)
    .forUpdate()
    .executeTakeFirst();
}

/** The same, with an empty row made when there is none. */
export async function openContactCheck(
  tx: Kysely<Tables>,
  by: PersonKey,
  address: string,
  now: number,
): Promise<ContactCheckRow> {
  const empty = { code_hash: null, tries: 0, sends: 0, day_began_at: now, sent_at: 0, expires_at: 0 };
  await tx
    .insertInto('contact_check')
    .values({ tenant_id: by.tenantId, user_id: by.userId, address, ...empty })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await lockContactCheck(tx, by, address);
  if (row === undefined) throw new Error('a contact check vanished while it was opened');
  return row;
}

export async function updateContactCheck(
  tx: Kysely<Tables>,
  row: ContactCheckRow,
  change: Partial<Omit<ContactCheckRow, 'tenant_id' | 'user_id' | 'address'>>,
): Promise<void> {
  await tx
    .updateTable('contact_check')
    .set(change)
    .where('tenant_id', '=', row.tenant_id)
    .where('user_id', '=', row.user_id)
    .where('address', '=', row.address)
    .execute();
}

/** Keeps mails to one address, and mails for one asker's whole company, from being counted past each other. */
export async function lockSending(tx: Kysely<Tables>, tenantId: string, address: string): Promise<void> {
  // Always in this order, so that two senders never wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contact-check tenant ${tenantId}`}, 0))`.execute(
    tx,
  );
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contact-check address ${address}`}, 0))`.execute(
    tx,
  );
}

/** Mails since `since`: to this address by anybody, and for this company to anybody. */
export async function countSends(
  tx: Kysely<Tables>,
  of: { tenantId: string; address: string; since: number },
): Promise<{ toAddress: number; forTenant: number }> {
  const total = async (column: 'address' | 'tenant_id', value: string): Promise<number> => {
    const row = await tx
      .selectFrom('contact_check')
      .select((e) => e.fn.sum<string | null>('sends').as('sends'))
      .where(column, '=', value)
      .where('day_began_at', '>', of.since)
      .executeTakeFirst();
    return Number(row?.sends ?? 0);
  };
  return { toAddress: await total('address', of.address), forTenant: await total('tenant_id', of.tenantId) };
}

/** When somebody of this company last proved the address; undefined when nobody did. */
export async function latestProof(
  db: Kysely<Tables>,
  tenantId: string,
  address: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('contact_check')
    .select((e) => e.fn.max('proven_at').as('at'))
    .where('tenant_id', '=', tenantId)
    .where('address', '=', address)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Forgets checks that nobody has touched since `before`. */
export async function pruneContactChecks(db: Kysely<Tables>, before: number): Promise<void> {
  await db
    .deleteFrom('contact_check')
    .where('sent_at', '<', before)
    .where('expires_at', '<', before)
    .execute();
}
