import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Counts for whoever runs the product. Each statement reads an index of open rows only, never a whole table. */

interface BacklogRow {
  readonly waiting: number;
  readonly oldestAt: number | undefined;
  readonly due: number;
  readonly dueSince: number | undefined;
}

interface StateRow {
  readonly state: string;
  readonly count: number;
  readonly oldestAt: number;
}

type Nullable<Row> = { [Key in keyof Row]: Row[Key] | null };

/** Notices that have not ended. */
export const noticeBacklog = (db: Kysely<Tables>, now: number): Promise<BacklogRow> =>
  backlog(
    db,
    sql`select count(*) as waiting, min(created_at) as oldest,
          count(*) filter (where due_at <= ${now}) as due,
          min(due_at) filter (where due_at <= ${now}) as due_since
        from notice where state in ('waiting', 'sending')`,
  );

/** Mails that have not ended. */
export const mailBacklog = (db: Kysely<Tables>, now: number): Promise<BacklogRow> =>
  backlog(
    db,
    sql`select count(*) as waiting, min(created_at) as oldest,
          count(*) filter (where due_at <= ${now}) as due,
          min(due_at) filter (where due_at <= ${now}) as due_since
        from mail_outbox where state in ('waiting', 'sending')`,
  );

/** Webhook events that nobody has finished. */
export const webhookBacklog = (db: Kysely<Tables>): Promise<BacklogRow> =>
  backlog(
    db,
    sql`select count(*) as waiting, min(received_at) as oldest, count(*) as due, min(received_at) as due_since
        from webhook_event where done_at is null`,
  );

/** Orders that have not ended, drafts among them. */
export const openOrders = (db: Kysely<Tables>): Promise<readonly StateRow[]> =>
  states(
    db,
    sql`select state, count(*) as count, min(updated_at) as oldest from order_case
        where state not in ('done', 'discarded', 'expired', 'failed') group by state`,
  );

export const openInvitations = (db: Kysely<Tables>): Promise<readonly StateRow[]> =>
  states(
    db,
    sql`select state, count(*) as count, min(updated_at) as oldest from invitation
        where state in ('created', 'sent', 'opened', 'wrong-account') group by state`,
  );

export const openAdminRights = (db: Kysely<Tables>): Promise<readonly StateRow[]> =>
  states(
    db,
    sql`select state, count(*) as count, min(updated_at) as oldest from gdap_case
        where state <> 'ended' group by state`,
  );

/** Orders that ended since then, by their end. */
export const ordersEndedSince = (db: Kysely<Tables>, since: number): Promise<readonly StateRow[]> =>
  states(
    db,
    sql`select state, count(*) as count, min(updated_at) as oldest from order_case
        where state <> 'draft' and state in ('done', 'discarded', 'expired', 'failed') and updated_at >= ${since}
        group by state`,
  );

/** Invitations that ended since then, by their end. */
export const invitationsEndedSince = (db: Kysely<Tables>, since: number): Promise<readonly StateRow[]> =>
  states(
    db,
    sql`select state, count(*) as count, min(updated_at) as oldest from invitation
        where state in ('accepted', 'declined', 'expired', 'withdrawn', 'removed') and updated_at >= ${since}
        group by state`,
  );

export async function openApprovals(
  db: Kysely<Tables>,
): Promise<{ readonly count: number; readonly oldestAt: number | undefined }> {
  const { rows } = await sql<{ count: number; oldest: number | null }>`
    select count(*) as count, min(created_at) as oldest from approval where state = 'open'`.execute(db);
  return { count: rows[0]?.count ?? 0, oldestAt: rows[0]?.oldest ?? undefined };
}

/** When each credential's refresh token was written. */
export async function tokensWritten(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('refresh_token').select(['credential', 'updated_at']).execute();
  return new Map(rows.map((row) => [row.credential, row.updated_at]));
}

/** Since when the sign-in of each credential's agent fails; those that work are not in it. */
export async function signInsRefused(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('sign_in_trouble').select(['credential', 'since']).execute();
  return new Map(rows.map((row) => [row.credential, row.since]));
}

/** When each account was last heard of by webhook, and last compared to the end. */
export async function accountsHeard(
  db: Kysely<Tables>,
  accountIds: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly lastWebhookAt: number | undefined; readonly comparedAt: number | undefined }>
> {
  const { rows } = await sql<{ id: string; webhook: number | null; compared: number | null }>`
    select a.id,
      (select received_at from webhook_event w where w.account_id = a.id
        order by received_at desc limit 1) as webhook,
      (select finished_at from sweep s where s.account_id = a.id) as compared
    from unnest(${accountIds}::text[]) as a (id)`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      { lastWebhookAt: row.webhook ?? undefined, comparedAt: row.compared ?? undefined },
    ]),
  );
}

async function backlog(db: Kysely<Tables>, query: ReturnType<typeof sql>): Promise<BacklogRow> {
  type Row = Nullable<{ waiting: number; oldest: number; due: number; due_since: number }>;
  const { rows } = await db.executeQuery<Row>(query.compile(db));
  const row = rows[0];
  return {
    waiting: row?.waiting ?? 0,
    oldestAt: row?.oldest ?? undefined,
    due: row?.due ?? 0,
    dueSince: row?.due_since ?? undefined,
  };
}

async function states(db: Kysely<Tables>, query: ReturnType<typeof sql>): Promise<readonly StateRow[]> {
  type Row = { state: string; count: number; oldest: number };
  const { rows } = await db.executeQuery<Row>(query.compile(db));
  return rows.map(({ state, count, oldest }) => ({ state, count, oldestAt: oldest }));
}
