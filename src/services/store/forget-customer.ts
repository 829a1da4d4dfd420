import { sql, type Kysely } from 'kysely';
import { forgetEntries, type ForgettingCause } from './audit-forgetting.ts';
import { deleteOrders, deleteRows, newsOf, summed } from './forget-orders.ts';
import { forgetPeople, type ForgottenRows } from './forget-people.ts';
import { customerOfOrder } from './forgetting-obstacles.ts';
import type { Tables } from './tables.ts';

/** An order of a customer that is over. */
export interface EndedOrder {
  readonly id: string;
  /** Somebody has placed it, or was asked to approve it: it proves something. */
  readonly isEvidence: boolean;
  /** When it ended; milliseconds since 1970 UTC. */
  readonly endedAt: number;
}

export async function ordersOfForgotten(
  db: Kysely<Tables>,
  tenantId: string,
): Promise<readonly EndedOrder[]> {
  const { rows } = await sql<EndedOrder>`
    select o.id, o.updated_at as "endedAt",
      o.placed_by_user_id is not null or exists (select 1 from approval a where a.order_id = o.id) as "isEvidence"
    from order_case o where ${customerOfOrder} = ${tenantId} order by o.created_at, o.id`.execute(db);
  return rows;
}

/**
 * Takes a customer out of every table: the people of its tenant, its invitations, admin rights and records, the given
 * orders, and what the audit trails say of it; `keptOrderIds` stay, with their entries. One transaction of the caller's,
 * who has settled that nothing is under way.
 */
export async function forgetCustomer(
  tx: Kysely<Tables>,
  tenantId: string,
  orders: { readonly forgotten: readonly string[]; readonly kept: readonly string[] },
  why: { readonly now: number; readonly because: ForgettingCause },
): Promise<ForgottenRows> {
  const contacts = await contactsOf(tx, orders.forgotten);
  const people = await forgetPeople(tx, { tenantId });
  const entries = await forgetEntries(
    tx,
    { orderIds: orders.forgotten, customer: { tenantId, keptOrderIds: orders.kept } },
    why,
  );
  const ofOrders = await deleteOrders(tx, orders.forgotten);
  await leaveOutOfLists(tx, tenantId);
  const invitations = await idsOf(tx, 'invitation', tenantId);
  const requests = await idsOf(tx, 'gdap_case', tenantId);
  const rest = await deleteRows(tx, [
    ...newsOf([tenantId, ...invitations, ...requests]),
    ['mail_outbox', sql`about = any(${[...invitations, ...requests]})`],
    ['invitation_event', sql`invitation_id = any(${invitations})`],
    ['invitation', sql`id = any(${invitations})`],
    ['gdap_event', sql`gdap_id = any(${requests})`],
    ['gdap_case', sql`id = any(${requests})`],
    ['contact_check', sql`address = any(${contacts})`],
    ['webhook_event', sql`strpos(lower(body::text), ${tenantId}) > 0`],
    ['proof_link', sql`customer_tenant_id = ${tenantId}`],
    ['seen_customer', sql`tenant_id = ${tenantId}`],
    ['sending_tenant', sql`tenant_id = ${tenantId}`],
    ['reseller_asked_tenant', sql`tenant_id = ${tenantId}`],
  ]);
  const ofCustomer = summed(ofOrders, rest);
  // Rows of the customer's cases were emptied of people first, and are gone now.
  const emptied = Object.entries(people.emptied).map(
    ([table, rows]) => [table, rows - (ofCustomer[table] ?? 0)] as const,
  );
  return {
    deleted: summed(people.deleted, ofCustomer),
    emptied: summed(
      Object.fromEntries(emptied.filter(([, rows]) => rows > 0)),
      entries === 0 ? {} : { audit_entry: entries },
    ),
  };
}

/** Takes the customer out of lists that were invited together; they are over. */
async function leaveOutOfLists(tx: Kysely<Tables>, tenantId: string): Promise<void> {
  const isCustomer = sql`(e->'outcome'->>'tenantId' = ${tenantId}
    or e->'outcome'->>'invitationId' in (select id from invitation where customer_tenant_id = ${tenantId})
    or lower(e->>'domain') in (
      select lower(domain) from seen_customer where tenant_id = ${tenantId}
      union select lower(customer_domain) from invitation where customer_tenant_id = ${tenantId}))`;
  await sql`
    update invitation_batch set content = jsonb_set(content, '{entries}', coalesce(
      (select jsonb_agg(e order by n) from jsonb_array_elements(content->'entries') with ordinality x(e, n)
        where not coalesce(${isCustomer}, false)), '[]'))
    where exists (select 1 from jsonb_array_elements(content->'entries') e where ${isCustomer})`.execute(tx);
}

/** Addresses that were proven for these orders; the rows of the proofs belong to whoever asked for them. */
async function contactsOf(tx: Kysely<Tables>, orderIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct lower(draft->'buyer'->'company'->'contact'->>'email') as address from order_case
    where id = any(${[...orderIds]}) and draft->'buyer'->'company'->'contact'->>'email' is not null`.execute(
    tx,
  );
  return rows.map(({ address }) => address);
}

async function idsOf(
  tx: Kysely<Tables>,
  table: 'invitation' | 'gdap_case',
  tenantId: string,
): Promise<string[]> {
  const rows = await tx.selectFrom(table).select('id').where('customer_tenant_id', '=', tenantId).execute();
  return rows.map(({ id }) => id);
}
