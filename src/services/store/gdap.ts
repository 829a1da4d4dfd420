import { sql, type Kysely, type Selectable } from 'kysely';
import type { Gdap } from '../../domain/gdap.ts';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import { personOf } from './person-columns.ts';
import type { GdapTables } from './tables-gdap.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<GdapTables['gdap_case']>;

/** Somebody changed the row in between; the caller's transaction must be tried again from its start. */
export class GdapVersionConflict extends Error {
  constructor(id: string) {
    super(`request ${id} for admin rights has changed meanwhile`);
    this.name = 'GdapVersionConflict';
  }
}

function fromRow(row: Row): Gdap {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    end: row.ended_how ?? undefined,
    customer: { tenantId: row.customer_tenant_id, name: row.customer_name, domain: row.customer_domain },
    country: row.country ?? undefined,
    accountId: row.account_id,
    template: row.template,
    durationDays: row.duration_days,
    autoExtends: row.auto_extends,
    displayName: row.display_name,
    relationshipId: row.relationship_id ?? undefined,
    requestedBy: personOf(row.requested_by_tenant_id, row.requested_by_user_id),
    droppedBy: personOf(row.dropped_by_tenant_id, row.dropped_by_user_id),
    trouble: row.trouble ?? undefined,
    tries: row.tries,
    createdAt: row.created_at,
    offeredAt: row.offered_at ?? undefined,
    activatedAt: row.activated_at ?? undefined,
    endsAt: row.ends_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    nextAt: row.next_at ?? undefined,
    warned: row.warned ?? undefined,
    renews: row.renews ?? undefined,
    isReissue: row.is_reissue,
    supersededBy: row.superseded_by ?? undefined,
    updatedAt: row.updated_at,
  };
}

function toRow(gdap: Gdap) {
  return {
    id: gdap.id,
    version: gdap.version,
    state: gdap.state,
    ended_how: gdap.end ?? null,
    customer_tenant_id: gdap.customer.tenantId,
    customer_name: gdap.customer.name,
    customer_domain: gdap.customer.domain,
    country: gdap.country ?? null,
    account_id: gdap.accountId,
    template: gdap.template,
    duration_days: gdap.durationDays,
    auto_extends: gdap.autoExtends,
    display_name: gdap.displayName,
    relationship_id: gdap.relationshipId ?? null,
    requested_by_tenant_id: gdap.requestedBy?.tenantId ?? null,
    requested_by_user_id: gdap.requestedBy?.userId ?? null,
    dropped_by_tenant_id: gdap.droppedBy?.tenantId ?? null,
    dropped_by_user_id: gdap.droppedBy?.userId ?? null,
    trouble: gdap.trouble === undefined ? null : jsonb(gdap.trouble),
    tries: gdap.tries,
    created_at: gdap.createdAt,
    offered_at: gdap.offeredAt ?? null,
    activated_at: gdap.activatedAt ?? null,
    ends_at: gdap.endsAt ?? null,
    ended_at: gdap.endedAt ?? null,
    next_at: gdap.nextAt ?? null,
    warned: gdap.warned ?? null,
    renews: gdap.renews ?? null,
    is_reissue: gdap.isReissue,
    superseded_by: gdap.supersededBy ?? null,
    updated_at: gdap.updatedAt,
  };
}

/** A new id, `G-1001`. Numbers are never used twice; gaps are harmless. */
export async function nextGdapId(tx: Kysely<Tables>): Promise<string> {
  const result = await sql<{ n: number }>`select nextval('gdap_number')::int as n`.execute(tx);
  return `G-${result.rows[0]?.n ?? 0}`;
}

/** Inserts a new request under its request id, which must not have been used. */
export async function insertGdap(tx: Kysely<Tables>, gdap: Gdap, requestId: string): Promise<void> {
  await tx
    .insertInto('gdap_case')
    .values({ ...toRow(gdap), request_id: requestId })
    .execute();
}

/** Writes the changed request over the version it was read at and returns it with the next. Throws GdapVersionConflict. */
export async function saveGdap(tx: Kysely<Tables>, changed: Gdap): Promise<Gdap> {
  const next = { ...changed, version: changed.version + 1 };
  const result = await tx
    .updateTable('gdap_case')
    .set(toRow(next))
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new GdapVersionConflict(changed.id);
  return next;
}

async function one(
  db: Kysely<Tables>,
  column: 'id' | 'request_id' | 'relationship_id',
  value: string,
): Promise<Gdap | undefined> {
  const row = await db.selectFrom('gdap_case').selectAll().where(column, '=', value).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

export const gdapById = (db: Kysely<Tables>, id: string): Promise<Gdap | undefined> => one(db, 'id', id);

export const gdapByRequest = (db: Kysely<Tables>, requestId: string): Promise<Gdap | undefined> =>
  one(db, 'request_id', requestId);

/** The request behind one of Microsoft's relationships. */
export const gdapByRelationship = (db: Kysely<Tables>, id: string): Promise<Gdap | undefined> =>
  one(db, 'relationship_id', id);

/** The requests behind a page of Microsoft's relationships, in one statement. */
export async function gdapsOfRelationships(
  db: Kysely<Tables>,
  relationshipIds: readonly string[],
): Promise<readonly Gdap[]> {
  if (relationshipIds.length === 0) return [];
  const rows = await db
    .selectFrom('gdap_case')
    .selectAll()
    .where('relationship_id', 'in', relationshipIds)
    .execute();
  return rows.map(fromRow);
}

/** Every request of one customer, newest first. */
export async function gdapsOfCustomer(
  db: Kysely<Tables>,
  customerTenantId: string,
): Promise<readonly Gdap[]> {
  const rows = await db
    .selectFrom('gdap_case')
    .selectAll()
    .where('customer_tenant_id', '=', customerTenantId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(fromRow);
}

/** The most recently changed requests, open ones first. */
export async function latestGdaps(db: Kysely<Tables>, limit: number): Promise<readonly Gdap[]> {
  const latest = (open: boolean, atMost: number) =>
    db
      .selectFrom('gdap_case')
      .selectAll()
      .where('state', open ? '<>' : '=', 'ended')
      .orderBy('updated_at', 'desc')
      .limit(atMost)
      .execute();
  const open = await latest(true, limit);
  const ended = open.length < limit ? await latest(false, limit - open.length) : [];
  return [...open, ...ended].map(fromRow);
}

export async function countGdaps(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('gdap_case')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Ids of requests that have to be looked at by now, the most overdue first. */
export async function dueGdaps(db: Kysely<Tables>, now: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('gdap_case')
    .select('id')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Writes one line of a request's history. */
export async function addGdapEvent(
  tx: Kysely<Tables>,
  event: {
    readonly gdapId: string;
    readonly at: number;
    readonly name: string;
    readonly by?: PersonKey | undefined;
    readonly facts?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await tx
    .insertInto('gdap_event')
    .values({
      gdap_id: event.gdapId,
      at: event.at,
      name: event.name,
      tenant_id: event.by?.tenantId ?? null,
      user_id: event.by?.userId ?? null,
      facts: jsonb(event.facts ?? {}),
    })
    .execute();
}

/** Accounts whose relationships are to be compared by now: those of which a request is followed. */
export async function dueGdapSweeps(
  db: Kysely<Tables>,
  accountIds: readonly string[],
  now: number,
): Promise<readonly string[]> {
  if (accountIds.length === 0) return [];
  const rows = await sql<{ account_id: string }>`
    select a.account_id from unnest(${[...accountIds]}::text[]) as a (account_id)
    where exists (select 1 from gdap_case g where g.account_id = a.account_id and g.state <> 'ended')
      and not exists (select 1 from gdap_sweep s where s.account_id = a.account_id and s.next_at > ${now}::bigint)
    order by a.account_id`.execute(db);
  return rows.rows.map((row) => row.account_id);
}

/** Takes an account's comparison that is due and books the next; false when somebody else has. */
export async function beginGdapSweep(
  db: Kysely<Tables>,
  accountId: string,
  now: number,
  nextAt: number,
): Promise<boolean> {
  const taken = await sql`
    insert into gdap_sweep (account_id, next_at) values (${accountId}, ${nextAt}::bigint)
    on conflict (account_id) do update set next_at = ${nextAt}::bigint where gdap_sweep.next_at <= ${now}::bigint
    returning account_id`.execute(db);
  return taken.rows.length === 1;
}
