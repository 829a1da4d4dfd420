import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What a sweep saw of a customer at one partner account. */
export interface SeenCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
}

export interface Sweep {
  /** Rises by one with each sweep of the account. */
  readonly number: number;
  /** True once a whole sweep has finished: only then is an unknown customer news. */
  readonly baseline: boolean;
}

/** Starts the next sweep of an account if it is due, and books the one after; undefined when it is not due. */
export async function beginSweep(
  db: Kysely<Tables>,
  accountId: string,
  now: number,
  nextAt: number,
): Promise<Sweep | undefined> {
  const result = await sql<{ number: number; baseline: boolean }>`
    insert into sweep (account_id, number, finished_at, baseline, next_at)
    values (${accountId}, 1, null, false, ${nextAt})
    on conflict (account_id) do update set number = sweep.number + 1, next_at = ${nextAt}
      where sweep.next_at <= ${now}
    returning number, baseline`.execute(db);
  return result.rows[0];
}

/** Marks a sweep that read every page as finished. */
export async function finishSweep(db: Kysely<Tables>, accountId: string, now: number): Promise<void> {
  await db
    .updateTable('sweep')
    .set({
      finished_at: now,
      baseline: true,
      baseline_at: sql<number | null>`case when baseline then baseline_at else ${now} end`,
    })
    .where('account_id', '=', accountId)
    .execute();
}

/** Books the next sweep of an account earlier, never later. */
export async function hastenSweep(db: Kysely<Tables>, accountId: string, at: number): Promise<void> {
  await db
    .updateTable('sweep')
    .set({ next_at: at })
    .where('account_id', '=', accountId)
    .where('next_at', '>', at)
    .execute();
}

/**
 * Which customers of one page are not on record as ours, in one statement however many there are; the known ones are
 * stamped with the sweep's number. News is only recorded by `recordSeen`, in the transaction that tells about it.
 */
export async function stampKnown(
  db: Kysely<Tables>,
  accountId: string,
  page: readonly SeenCustomer[],
  sweep: number,
): Promise<readonly SeenCustomer[]> {
  if (page.length === 0) return [];
  const ids = page.map((customer) => customer.tenantId);
  const known = await db
    .updateTable('seen_customer')
    // A slow earlier sweep must not take a stamp back that a later one has set.
    .set({ sweep: sql<number>`greatest(sweep, ${sweep})` })
    .where('account_id', '=', accountId)
    .where('tenant_id', 'in', ids)
    .where('state', '=', 'reseller')
    .returning('tenant_id')
    .execute();
  const knownIds = new Set(known.map((row) => row.tenant_id));
  return page.filter((customer) => !knownIds.has(customer.tenantId));
}

/**
 * Puts customers on record whom nobody has invited, in one statement: the bulk of an account's first sweep, which is no
 * news. Returns the others: they have an invitation, so somebody has to decide what this means.
 */
export async function recordOld(
  db: Kysely<Tables>,
  accountId: string,
  customers: readonly SeenCustomer[],
  sweep: number,
  now: number,
): Promise<readonly SeenCustomer[]> {
  if (customers.length === 0) return [];
  const columns = [
    customers.map((c) => c.tenantId),
    customers.map((c) => c.name),
    customers.map((c) => c.domain),
  ];
  const result = await sql<{ tenant_id: string }>`
    insert into seen_customer (account_id, tenant_id, name, domain, state, seen_at, sweep)
    select ${accountId}, c.tenant_id, c.name, c.domain, 'reseller', ${now}::bigint, ${sweep}::bigint
    from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) as c (tenant_id, name, domain)
    where not exists (select 1 from invitation i where i.customer_tenant_id = c.tenant_id)
    on conflict (account_id, tenant_id) do nothing
    returning tenant_id`.execute(db);
  const recorded = new Set(result.rows.map((row) => row.tenant_id));
  return customers.filter((customer) => !recorded.has(customer.tenantId));
}

/** Records a customer as ours at this account, and when that was last certain. `true` when it was not on record. */
export async function recordSeen(
  tx: Kysely<Tables>,
  accountId: string,
  customer: SeenCustomer,
  now: number,
): Promise<boolean> {
  const before = await tx
    .selectFrom('seen_customer')
    .select('state')
    .where('account_id', '=', accountId)
    .where('tenant_id', '=', customer.tenantId)
    .executeTakeFirst();
  await sql`
    insert into seen_customer (account_id, tenant_id, name, domain, state, seen_at, sweep)
    values (${accountId}, ${customer.tenantId}, ${customer.name}, ${customer.domain}, 'reseller', ${now},
      coalesce((select number from sweep where account_id = ${accountId}), 0))
    on conflict (account_id, tenant_id) do update set
      name = excluded.name, domain = excluded.domain, state = 'reseller', seen_at = excluded.seen_at,
      sweep = excluded.sweep`.execute(tx);
  return before?.state !== 'reseller';
}

/** Customers on record that the sweep of this number did not meet: perhaps removed. */
export async function unseen(
  db: Kysely<Tables>,
  accountId: string,
  sweep: number,
  limit: number,
): Promise<readonly SeenCustomer[]> {
  const rows = await db
    .selectFrom('seen_customer')
    .select(['tenant_id', 'name', 'domain'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'reseller')
    .where('sweep', '<', sweep)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ tenantId: row.tenant_id, name: row.name, domain: row.domain }));
}

/**
 * Records that Microsoft no longer shows the relationship, as it answered when asked at `askedAt` (milliseconds).
 * `true` when that is news; `false` also when the relationship was seen again after the question.
 */
export async function recordRemoved(
  tx: Kysely<Tables>,
  accountId: string,
  tenantId: string,
  askedAt: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('seen_customer')
    .set({ state: 'removed' })
    .where('account_id', '=', accountId)
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'reseller')
    .where('seen_at', '<=', askedAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface Baseline {
  /** Once a whole sweep of the account has finished, a customer that is not on record is a new one. */
  readonly isThere: boolean;
  /** When it had, milliseconds since 1970 UTC; undefined where that is not known. */
  readonly at: number | undefined;
}

/** How far the account's customers of old are on record. */
export async function baselineOf(db: Kysely<Tables>, accountId: string): Promise<Baseline> {
  const row = await db
    .selectFrom('sweep')
    .select(['baseline', 'baseline_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return { isThere: row?.baseline ?? false, at: row?.baseline_at ?? undefined };
}

/** Accounts whose sweep is due, out of the given ones; an account never swept is due. */
export async function dueSweeps(
  db: Kysely<Tables>,
  accountIds: readonly string[],
  now: number,
): Promise<readonly string[]> {
  const rows = await db.selectFrom('sweep').select(['account_id', 'next_at']).execute();
  const next = new Map(rows.map((row) => [row.account_id, row.next_at]));
  return accountIds.filter((id) => (next.get(id) ?? 0) <= now);
}

/** What is on record of one customer at one account. */
export async function seenCustomer(
  db: Kysely<Tables>,
  accountId: string,
  tenantId: string,
): Promise<SeenCustomer | undefined> {
  const row = await db
    .selectFrom('seen_customer')
    .select(['tenant_id', 'name', 'domain'])
    .where('account_id', '=', accountId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row === undefined ? undefined : { tenantId: row.tenant_id, name: row.name, domain: row.domain };
}

/** Those of the accounts at which the customer's relationship is on record, in the order given. */
export async function accountsOfCustomer(
  db: Kysely<Tables>,
  accountIds: readonly string[],
  tenantId: string,
): Promise<readonly string[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('seen_customer')
    .select('account_id')
    // The key begins with the account.
    .where('account_id', 'in', accountIds)
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'reseller')
    .execute();
  const found = new Set(rows.map((row) => row.account_id));
  return accountIds.filter((id) => found.has(id));
}
