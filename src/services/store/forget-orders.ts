import { sql, type Kysely } from 'kysely';
import type { Counts } from './forget-people.ts';
import type { Tables } from './tables.ts';

/** Adds up what several steps have deleted. */
export function summed(...all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [table, rows] of Object.entries(counts)) sums.set(table, (sums.get(table) ?? 0) + rows);
  return Object.fromEntries(sums);
}

/** Deletes rows of several tables, in this order; tables without any are left out of the counts. */
export async function deleteRows(
  tx: Kysely<Tables>,
  steps: readonly (readonly [table: string, where: ReturnType<typeof sql>])[],
): Promise<Counts> {
  let counts: Counts = {};
  for (const [table, where] of steps) {
    const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${where}`.execute(tx);
    if (numAffectedRows > 0n) counts = summed(counts, { [table]: Number(numAffectedRows) });
  }
  return counts;
}

/** What has been said about cases, and the cards that show them. */
export function newsOf(caseIds: readonly string[]): readonly (readonly [string, ReturnType<typeof sql>])[] {
  const about = sql`case_id = any(${[...caseIds]})`;
  return [
    ['notice', about],
    ['digest_item', about],
    ['case_card', about],
  ];
}

/**
 * Deletes orders with everything that hangs on them: history, approvals, evidence, news, mails. Not what the audit trail
 * says about them: see `forgetEntries`. The caller has settled that they are over.
 */
export async function deleteOrders(tx: Kysely<Tables>, orderIds: readonly string[]): Promise<Counts> {
  if (orderIds.length === 0) return {};
  const approvals = await tx.selectFrom('approval').select('id').where('order_id', 'in', orderIds).execute();
  const approvalIds = approvals.map(({ id }) => id);
  const ofOrder = sql`order_id = any(${[...orderIds]})`;
  const ofApproval = sql`approval_id = any(${approvalIds})`;
  return deleteRows(tx, [
    ...newsOf([...orderIds, ...approvalIds]),
    ['mail_outbox', sql`about = any(${[...orderIds, ...approvalIds]})`],
    ['approval_event', ofApproval],
    ['approval_asked', ofApproval],
    ['approval', ofOrder],
    ['order_event', ofOrder],
    ['order_call', ofOrder],
    ['order_listener', ofOrder],
    ['first_sign_in', ofOrder],
    ['agreement_evidence', ofOrder],
    ['proof_link', ofOrder],
    ['order_case', sql`id = any(${[...orderIds]})`],
  ]);
}
