import { sql, type Kysely, type Selectable } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { AskedTenant, Reseller, ResellerTenant } from '../../domain/reseller.ts';
import { askedTenantsOf } from './asked-tenants.ts';
import { appendAudit } from './audit.ts';
import { jsonb } from './jsonb.ts';
import type { ResellerTables } from './tables-resellers.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<ResellerTables['reseller']>;

function fromRow(row: Row, tenants: readonly ResellerTenant[], asked: readonly AskedTenant[]): Reseller {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    company: row.company,
    country: row.country,
    partnerId: row.partner_id,
    accountId: row.account_id,
    tenants,
    asked: asked.length === 0 ? undefined : asked,
    refusedBecause: row.refused_because ?? undefined,
    suspendedBecause: row.suspended_because ?? undefined,
    checked:
      row.findings === null || row.checked_at === null
        ? undefined
        : { at: row.checked_at, findings: row.findings },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow(reseller: Reseller): Omit<Row, 'request_id' | 'findings'> & { findings: string | null } {
  return {
    id: reseller.id,
    version: reseller.version,
    state: reseller.state,
    company: reseller.company,
    country: reseller.country,
    partner_id: reseller.partnerId,
    account_id: reseller.accountId,
    refused_because: reseller.refusedBecause ?? null,
    suspended_because: reseller.suspendedBecause ?? null,
    findings: reseller.checked === undefined ? null : jsonb(reseller.checked.findings),
    checked_at: reseller.checked?.at ?? null,
    created_at: reseller.createdAt,
    updated_at: reseller.updatedAt,
  };
}

async function withTenants(db: Kysely<Tables>, row: Row | undefined): Promise<Reseller | undefined> {
  if (row === undefined) return undefined;
  const tenants = await db
    .selectFrom('reseller_tenant')
    .select(['tenant_id as tenantId', 'domain', 'use'])
    .where('reseller_id', '=', row.id)
    .orderBy('use', 'desc')
    .orderBy('domain')
    .execute();
  return fromRow(row, tenants, await askedTenantsOf(db, row.id));
}

/** Others than this one who wait for the provider, and say the same partner location id. */
export async function alsoClaiming(
  db: Kysely<Tables>,
  { id, partnerId }: Pick<Reseller, 'id' | 'partnerId'>,
): Promise<readonly Reseller[]> {
  const rows = await db
    .selectFrom('reseller')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('state', '=', 'requested')
    .where('id', '<>', id)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => fromRow(row, [], []));
}

/** Holds, until the transaction ends, the right to say which tenant and partner id belong to whom; others wait. */
export async function lockRegistrations(tx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('reseller registrations', 0))`.execute(tx);
}

/** A new id, `R-1001`. Numbers are never used twice; gaps are harmless. */
export async function nextResellerId(tx: Kysely<Tables>): Promise<string> {
  const result = await sql<{ n: number }>`select nextval('reseller_number')::int as n`.execute(tx);
  return `R-${result.rows[0]?.n ?? 0}`;
}

/** Inserts a reseller with its tenants; the caller holds the registrations and knows that nothing of it is taken. */
export async function insertReseller(
  tx: Kysely<Tables>,
  reseller: Reseller,
  requestId: string,
): Promise<void> {
  await tx
    .insertInto('reseller')
    .values({ ...toRow(reseller), request_id: requestId })
    .execute();
  for (const tenant of reseller.tenants) await addResellerTenant(tx, reseller.id, tenant);
}

/** Gives a reseller a tenant; what it asked for it is settled thereby. */
export async function addResellerTenant(
  tx: Kysely<Tables>,
  resellerId: string,
  tenant: ResellerTenant,
): Promise<void> {
  const { tenantId, domain, use } = tenant;
  await tx
    .insertInto('reseller_tenant')
    .values({ tenant_id: tenantId, reseller_id: resellerId, domain, use })
    .execute();
  await tx
    .deleteFrom('reseller_asked_tenant')
    .where('reseller_id', '=', resellerId)
    .where('tenant_id', '=', tenantId)
    .execute();
}

/** Takes a refused reseller's tenants away, so that a later registration can have them. */
export async function releaseTenants(tx: Kysely<Tables>, resellerId: string): Promise<void> {
  await tx.deleteFrom('reseller_tenant').where('reseller_id', '=', resellerId).execute();
}

/** Writes state, reason and findings of a reseller that the caller has locked; returns it with its new version. */
export async function saveReseller(tx: Kysely<Tables>, changed: Reseller): Promise<Reseller> {
  const saved = { ...changed, version: changed.version + 1 };
  await tx.updateTable('reseller').set(toRow(saved)).where('id', '=', saved.id).execute();
  return saved;
}

export async function resellerById(db: Kysely<Tables>, id: string): Promise<Reseller | undefined> {
  return withTenants(db, await db.selectFrom('reseller').selectAll().where('id', '=', id).executeTakeFirst());
}

/** The same, with its row locked until the transaction ends. */
export async function lockReseller(tx: Kysely<Tables>, id: string): Promise<Reseller | undefined> {
  return withTenants(
    tx,
    await tx.selectFrom('reseller').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
}

export async function resellerByRequest(
  db: Kysely<Tables>,
  requestId: string,
): Promise<Reseller | undefined> {
  return withTenants(
    db,
    await db.selectFrom('reseller').selectAll().where('request_id', '=', requestId).executeTakeFirst(),
  );
}

/** The reseller one of these tenants belongs to, in whatever state. */
export async function resellerOfTenant(
  db: Kysely<Tables>,
  ...tenantIds: readonly string[]
): Promise<Reseller | undefined> {
  const row = await db
    .selectFrom('reseller')
    .innerJoin('reseller_tenant', 'reseller_tenant.reseller_id', 'reseller.id')
    .selectAll('reseller')
    .where('reseller_tenant.tenant_id', 'in', tenantIds)
    // Whoever is in the way comes before somebody who was refused.
    .orderBy(sql`reseller.state = 'refused'`)
    .limit(1)
    .executeTakeFirst();
  return withTenants(db, row);
}

/** The reseller that has this partner location id: what others say, who wait for the provider, gives them nothing. */
export async function resellerOfPartnerId(
  db: Kysely<Tables>,
  partnerId: string,
): Promise<Reseller | undefined> {
  return withTenants(
    db,
    await db
      .selectFrom('reseller')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .where('state', 'in', ['confirmed', 'suspended'])
      .executeTakeFirst(),
  );
}

/** Resellers about which something is to be decided, a registration or a tenant; the oldest first. */
export async function waitingResellers(db: Kysely<Tables>, limit: number): Promise<readonly Reseller[]> {
  const rows = await db
    .selectFrom('reseller')
    .selectAll()
    .where((or) =>
      or.or([
        or('state', '=', 'requested'),
        or.and([
          or('state', 'in', ['confirmed', 'suspended']),
          or('id', 'in', db.selectFrom('reseller_asked_tenant').select('reseller_asked_tenant.reseller_id')),
        ]),
      ]),
    )
    .orderBy('created_at')
    .limit(limit)
    .execute();
  return Promise.all(rows.map(async (row) => (await withTenants(db, row)) ?? fromRow(row, [], [])));
}

/** Every reseller: those that wait to be confirmed, then the others, the newest first. */
export async function latestResellers(db: Kysely<Tables>, limit: number): Promise<readonly Reseller[]> {
  const rows = await db
    .selectFrom('reseller')
    .selectAll()
    .orderBy(sql`state <> 'requested'`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => fromRow(row, [], []));
}

/** A line of the reseller's history and of its audit trail, in the transaction of the change it tells about. */
export async function addResellerEvent(
  tx: Kysely<Tables>,
  event: { resellerId: string; at: number; name: string; by?: PersonKey | undefined; facts?: object },
): Promise<void> {
  const { resellerId: trail, at, name, by } = event;
  await appendAudit(tx, { trail, about: {}, name: `reseller.${name}`, by, at, facts: { ...event.facts } });
  await tx
    .insertInto('reseller_event')
    .values({
      reseller_id: event.resellerId,
      at: event.at,
      name: event.name,
      tenant_id: event.by?.tenantId ?? null,
      user_id: event.by?.userId ?? null,
      facts: jsonb(event.facts ?? {}),
    })
    .execute();
}
