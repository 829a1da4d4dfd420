import { sql, type Kysely, type Selectable } from 'kysely';
import type { Approval } from '../../domain/approval.ts';
import type { OrderHappening } from '../../domain/order-proof.ts';
import type { Order } from '../../domain/order.ts';
import { approvalFrom } from './approvals.ts';
import type { Database } from './connection.ts';
import { fromRow } from './orders.ts';
import type { AuditTables } from './tables-audit.ts';
import type { CaseTables } from './tables-cases.ts';
import type { Tables } from './tables.ts';

/** Runs what is read for one proof in one snapshot: no row of it is newer than another. */
export const inSnapshot = <T>(database: Database, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
  database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => work(tx));

/** Orders for a customer that were placed or ended, oldest first; of one reseller, or of all. */
export async function ordersOfCustomer(
  db: Kysely<Tables>,
  customerTenantId: string,
  resellerId: string | undefined,
): Promise<readonly Order[]> {
  const rows = await db
    .selectFrom('order_case')
    .selectAll()
    .where(
      sql<string>`coalesce(progress->'tenant'->>'tenantId', draft->'buyer'->>'tenantId')`,
      '=',
      customerTenantId,
    )
    .where('state', '<>', 'draft')
    .$if(resellerId !== undefined, (query) => query.where('reseller_id', '=', resellerId ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Every approval of an order with its history, oldest first. */
export async function approvalsWithEvents(
  db: Kysely<Tables>,
  orderId: string,
): Promise<readonly { readonly approval: Approval; readonly events: readonly OrderHappening[] }[]> {
  const rows = await db
    .selectFrom('approval')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('created_at')
    .orderBy(sql`length(id)`)
    .orderBy('id')
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const events = await db
        .selectFrom('approval_event')
        .selectAll()
        .where('approval_id', '=', row.id)
        .orderBy('id')
        .execute();
      return {
        approval: approvalFrom(row).approval,
        events: events.map(({ name, at, facts, tenant_id, user_id }) => ({
          name,
          by: tenant_id === null || user_id === null ? undefined : { tenantId: tenant_id, userId: user_id },
          at,
          facts,
        })),
      };
    }),
  );
}

/** What is on record of a customer at every account. */
export async function seenOfCustomer(
  db: Kysely<Tables>,
  customerTenantId: string,
): Promise<readonly Selectable<CaseTables['seen_customer']>[]> {
  return db
    .selectFrom('seen_customer')
    .selectAll()
    .where('tenant_id', '=', customerTenantId)
    .orderBy('account_id')
    .execute();
}

export type ProofLinkRow = Readonly<Selectable<AuditTables['proof_link']>>;

/** Keeps a link, and forgets those that ended before `forget`. */
export async function insertProofLink(tx: Kysely<Tables>, row: ProofLinkRow, forget: number): Promise<void> {
  await tx.deleteFrom('proof_link').where('expires_at', '<', forget).execute();
  await tx.insertInto('proof_link').values(row).execute();
}

export function proofLinkByToken(
  db: Kysely<Tables>,
  tokenHashes: readonly string[],
): Promise<ProofLinkRow | undefined> {
  return db.selectFrom('proof_link').selectAll().where('token_hash', 'in', tokenHashes).executeTakeFirst();
}

/** Uses a link up; false when it was used or has expired: of two at once, one comes second. */
export async function useProofLink(db: Kysely<Tables>, tokenHash: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('proof_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
