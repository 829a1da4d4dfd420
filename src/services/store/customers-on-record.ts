import { sql, type Kysely } from 'kysely';
import type { Order } from '../../domain/order.ts';
import { endStates } from '../../domain/order.ts';
import { fromRow } from './orders.ts';
import type { SeenCustomer } from './seen-customers.ts';
import type { Tables } from './tables.ts';

export interface RecordPage {
  readonly customers: readonly SeenCustomer[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** Every customer that was ever seen at an account or invited; a name Microsoft showed wins over one that was only looked up. */
const onRecord = sql`
  select distinct on (tenant_id) tenant_id, name, domain from (
    select tenant_id, name, domain, 0 as rank, seen_at as at from seen_customer
    union all
    select customer_tenant_id, customer_name, customer_domain, 1, created_at from invitation
  ) as known
  order by tenant_id, rank, at desc`;

interface Found {
  tenant_id: string;
  name: string;
  domain: string;
  total: number;
}

/**
 * Customers on record whose name or domain has every one of the words in it, the likeliest first: called so, beginning
 * so, then by name. All of them for no words. Reads every row once; ten thousand take some tens of milliseconds.
 */
export async function searchRecord(
  db: Kysely<Tables>,
  words: readonly string[],
  page: { readonly limit: number; readonly offset: number },
): Promise<RecordPage> {
  const said = words.map((word) => word.toLowerCase());
  const whole = said.join(' ');
  const result = await sql<Found>`
    select tenant_id, name, domain, count(*) over ()::int as total from (${onRecord}) as customers
    where ${said.length === 0} or lower(name || ' ' || domain) like all (${said.map(anywhere)}::text[])
    order by
      case
        when lower(name) = ${whole} or domain = ${whole} then 0
        when lower(name) like ${beginning(whole)} or domain like ${beginning(whole)} then 1
        else 2
      end,
      lower(name), tenant_id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  const customers = result.rows.map(({ tenant_id: tenantId, name, domain }) => ({ tenantId, name, domain }));
  return { customers, total: result.rows[0]?.total ?? 0 };
}

/** All of them, for a search that forgives slips of the pen. */
export async function wholeRecord(db: Kysely<Tables>): Promise<readonly SeenCustomer[]> {
  const result = await sql<Omit<Found, 'total'>>`${onRecord}`.execute(db);
  return result.rows.map(({ tenant_id: tenantId, name, domain }) => ({ tenantId, name, domain }));
}

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&');
const anywhere = (word: string): string => `%${escaped(word)}%`;
const beginning = (word: string): string => `${escaped(word)}%`;

/** What is on record of one customer at each account. `removed`: Microsoft no longer shows the relationship. */
export async function recordOf(
  db: Kysely<Tables>,
  accountIds: readonly string[],
  tenantId: string,
): Promise<
  readonly (SeenCustomer & { readonly accountId: string; readonly state: 'reseller' | 'removed' })[]
> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('seen_customer')
    .select(['account_id as accountId', 'tenant_id as tenantId', 'name', 'domain', 'state'])
    // The key begins with the account.
    .where('account_id', 'in', accountIds)
    .where('tenant_id', '=', tenantId)
    .orderBy('account_id')
    .execute();
  return rows;
}

/** Orders for a tenant that are on their way, newest first; of one reseller when it is named. */
export async function openOrdersFor(
  db: Kysely<Tables>,
  tenantId: string,
  resellerId: string | undefined,
  limit: number,
): Promise<readonly Order[]> {
  const all = ordersFor(db, tenantId).where('state', 'not in', endStates);
  const some = resellerId === undefined ? all : all.where('reseller_id', '=', resellerId);
  const rows = await some.orderBy('updated_at', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

/** The newest order ever placed for the tenant; by one reseller when it is named. */
export async function latestOrderFor(
  db: Kysely<Tables>,
  tenantId: string,
  resellerId: string | undefined,
): Promise<Order | undefined> {
  const all = ordersFor(db, tenantId);
  const some = resellerId === undefined ? all : all.where('reseller_id', '=', resellerId);
  const row = await some.orderBy('updated_at', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

function ordersFor(db: Kysely<Tables>, tenantId: string) {
  return db
    .selectFrom('order_case')
    .selectAll()
    .where('state', '<>', 'draft')
    .where(
      sql<string>`coalesce(progress->'tenant'->>'tenantId', draft->'buyer'->>'tenantId')`,
      '=',
      tenantId,
    );
}

/** Tenants a reseller placed orders for or invited, as far as they are no customers of it yet: only it knows of them. */
export async function awaitedBy(
  db: Kysely<Tables>,
  resellerId: string,
  limit: number,
): Promise<readonly SeenCustomer[]> {
  const result = await sql<Omit<Found, 'total'>>`
    select distinct on (tenant_id) tenant_id, name, domain from (
      select customer_tenant_id as tenant_id, customer_name as name, customer_domain as domain, updated_at
      from invitation where reseller_id = ${resellerId}
      union all
      select coalesce(progress->'tenant'->>'tenantId', draft->'buyer'->>'tenantId'),
        coalesce(draft->'buyer'->>'statedName', draft->'buyer'->'company'->>'name', draft->'buyer'->>'domain'),
        coalesce(progress->'tenant'->>'domain', draft->'buyer'->>'domain'), updated_at
      from order_case where reseller_id = ${resellerId} and state <> 'draft' and kind <> 'own-use'
    ) as awaited
    where tenant_id is not null and name is not null
    order by tenant_id, updated_at desc
    limit ${limit}`.execute(db);
  return result.rows.map(({ tenant_id: tenantId, name, domain }) => ({
    tenantId,
    name,
    domain: domain ?? '',
  }));
}
