import { sql, type Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** A case somebody has a card of, and whom it is about as far as that is known. */
export interface ReaderCase {
  readonly caseId: string;
  readonly flow: string;
  /** The customer's tenant; undefined for one that does not exist yet, and for what is about no customer. */
  readonly customerTenantId: string | undefined;
  /** As the case calls them; empty when it names nobody. */
  readonly customerName: string;
  readonly customerDomain: string;
}

interface Row {
  case_id: string;
  flow: string;
  customer_tenant_id: string | null;
  customer_name: string | null;
  customer_domain: string | null;
}

/** Cases of which a person has a card, those that changed last first. */
export async function casesOfReader(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  most: number,
): Promise<readonly ReaderCase[]> {
  const { rows } = await sql<Row>`
    select c.case_id, c.flow,
      coalesce(i.customer_tenant_id, g.customer_tenant_id, o.progress->'tenant'->>'tenantId',
        o.draft->'buyer'->>'tenantId', s.tenant_id) as customer_tenant_id,
      coalesce(i.customer_name, g.customer_name, o.draft->'buyer'->>'statedName',
        o.draft->'buyer'->'company'->>'name', s.name, o.draft->'buyer'->>'domain') as customer_name,
      coalesce(i.customer_domain, g.customer_domain, o.progress->'tenant'->>'domain',
        o.draft->'buyer'->>'domain', s.domain) as customer_domain
    from (
      select case_id, flow, updated_at from case_card
      where tenant_id = ${tenantId} and user_id = ${userId}
      order by updated_at desc, case_id limit ${most}
    ) as c
    left join approval a on a.id = c.case_id
    left join order_case o on o.id = coalesce(a.order_id, c.case_id)
    left join invitation i on i.id = c.case_id
    left join gdap_case g on g.id = c.case_id
    left join lateral (
      select tenant_id, name, domain from seen_customer
      where c.flow = 'customers' and tenant_id = c.case_id order by seen_at desc limit 1
    ) as s on true
    order by c.updated_at desc, c.case_id`.execute(db);
  return rows.map((row) => ({
    caseId: row.case_id,
    flow: row.flow,
    customerTenantId: row.customer_tenant_id ?? undefined,
    customerName: row.customer_name ?? '',
    customerDomain: row.customer_domain ?? '',
  }));
}

/** The tenant of the customer a case is about; undefined when it is about none, or one without a tenant. */
export async function customerOfCase(db: Kysely<Tables>, caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ tenant: string | null }>`
    select coalesce(
      (select customer_tenant_id from invitation where id = ${caseId}),
      (select customer_tenant_id from gdap_case where id = ${caseId}),
      (select coalesce(o.progress->'tenant'->>'tenantId', o.draft->'buyer'->>'tenantId') from order_case o
        where o.id = coalesce((select order_id from approval where id = ${caseId}), ${caseId})),
      (select case_id from case_card where case_id = ${caseId} and flow = 'customers' limit 1)
    ) as tenant`.execute(db);
  return rows[0]?.tenant ?? undefined;
}
