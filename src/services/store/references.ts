import type { Kysely, Selectable } from 'kysely';
import { jsonb } from './jsonb.ts';
import { openedReference } from './sealed-reference.ts';
import type { SecretBox } from './secret-box.ts';
import type { Tables } from './tables.ts';

/** Where a person or a channel can be reached. */
export interface StoredReference {
  readonly tenantId: string;
  /** Entra object id of a person; for a channel its conversation id. */
  readonly userId: string;
  readonly kind: 'personal' | 'channel';
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** What Teams calls those who talk there; as it is stored, sealed: see sealed-reference.ts. */
  readonly reference: object;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
  /** Why nobody can be reached here any more (blocked, uninstalled, …); undefined while it works. */
  readonly deadReason: string | undefined;
  /** When this was last written; milliseconds since 1970 UTC. */
  readonly savedAt: number;
}

export type FreshReference = Omit<StoredReference, 'deadReason' | 'savedAt'>;

/**
 * Records where somebody was just heard of. A dead reference is alive again by it; a locale or time zone that is not
 * given keeps its last value.
 */
export async function saveReference(db: Kysely<Tables>, fresh: FreshReference, now: number): Promise<void> {
  const changes = changesOf(fresh, now);
  await db
    .insertInto('conversation_reference')
    .values({ tenant_id: fresh.tenantId, user_id: fresh.userId, ...changes })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(changes))
    .execute();
}

/** The same for somebody who can be reached already; false, and nothing is written, when they could not be until now. */
export async function renewReference(
  db: Kysely<Tables>,
  fresh: FreshReference,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation_reference')
    .set(changesOf(fresh, now))
    .where('tenant_id', '=', fresh.tenantId)
    .where('user_id', '=', fresh.userId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function changesOf(fresh: FreshReference, now: number) {
  return {
    kind: fresh.kind,
    conversation_id: fresh.conversationId,
    service_url: fresh.serviceUrl,
    reference: jsonb(fresh.reference),
    ...(fresh.locale === undefined ? {} : { locale: fresh.locale }),
    ...(fresh.timeZone === undefined ? {} : { time_zone: fresh.timeZone }),
    state: 'active' as const,
    dead_reason: null,
    updated_at: now,
  };
}

/** The reference of a person, or of a channel by its conversation id; dead ones too. */
export async function findReference(
  db: Kysely<Tables>,
  tenantId: string,
  userId: string,
): Promise<StoredReference | undefined> {
  const row = await references(db)
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? undefined : referenceOf(row);
}

/** The same for several at once, in their order. */
export async function findReferences(
  db: Kysely<Tables>,
  targets: readonly { readonly tenantId: string; readonly userId: string }[],
): Promise<readonly (StoredReference | undefined)[]> {
  const rows = await references(db)
    .where((e) =>
      e(
        e.refTuple('tenant_id', 'user_id'),
        'in',
        targets.map(({ tenantId, userId }) => e.tuple(tenantId, userId)),
      ),
    )
    .execute();
  return targets.map(({ tenantId, userId }) => {
    const row = rows.find((one) => one.tenant_id === tenantId && one.user_id === userId);
    return row === undefined ? undefined : referenceOf(row);
  });
}

/** What Teams calls these people in the eyes of this bot (`29:…`), of those who have written to it; in their order. */
export async function teamsIdsOf(
  db: Kysely<Tables>,
  box: SecretBox,
  people: readonly { readonly tenantId: string; readonly userId: string }[],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await references(db)
    .where('kind', '=', 'personal')
    .where((where) =>
      where.or(people.map(({ tenantId, userId }) => where.and({ tenant_id: tenantId, user_id: userId }))),
    )
    .execute();
  return people.flatMap(({ tenantId, userId }) => {
    const row = rows.find((one) => one.tenant_id === tenantId && one.user_id === userId);
    const { user } = (row === undefined ? {} : openedReference(box, referenceOf(row))) as {
      user?: { id?: unknown };
    };
    return typeof user?.id === 'string' ? [user.id] : [];
  });
}

/** The channels of a tenant that can be written to. */
export async function listChannels(
  db: Kysely<Tables>,
  tenantId: string,
): Promise<readonly StoredReference[]> {
  const rows = await references(db)
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'channel')
    .where('state', '=', 'active')
    .orderBy('user_id')
    .execute();
  return rows.map(referenceOf);
}

/**
 * Notes that messages no longer arrive here, and why. Nothing is sent to it until it is heard of again. False when it was
 * written anew since it was read: nothing is known of that place, and it stays as it is.
 */
export async function markDead(
  db: Kysely<Tables>,
  { tenantId, userId, savedAt }: Pick<StoredReference, 'tenantId' | 'userId' | 'savedAt'>,
  reason: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation_reference')
    .set({ state: 'dead', dead_reason: reason, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('updated_at', '=', savedAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes what is known about reaching somebody, for example when the app was removed. */
export async function forgetReference(db: Kysely<Tables>, tenantId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('conversation_reference')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .execute();
}

function references(db: Kysely<Tables>) {
  return db.selectFrom('conversation_reference').selectAll();
}

/** A row of conversation_reference as it is read. */
export type ReferenceRow = Selectable<Tables['conversation_reference']>;

export function referenceOf(row: ReferenceRow): StoredReference {
  return {
    tenantId: row.tenant_id,
    userId: row.user_id,
    kind: row.kind,
    conversationId: row.conversation_id,
    serviceUrl: row.service_url,
    reference: row.reference,
    locale: row.locale ?? undefined,
    timeZone: row.time_zone ?? undefined,
    deadReason: row.state === 'dead' ? (row.dead_reason ?? 'unknown') : undefined,
    savedAt: row.updated_at,
  };
}
