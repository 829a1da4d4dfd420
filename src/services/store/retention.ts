import { sql, type Kysely, type RawBuilder } from 'kysely';
import { forgettingEntry } from '../../domain/audit-chain.ts';
import { endStates } from '../../domain/order.ts';
import type { Cutoffs } from '../../domain/retention.ts';
import { forgetEntries, forgetNumbered } from './audit-forgetting.ts';
import { deleteOrders, deleteRows, newsOf, summed } from './forget-orders.ts';
import type { Counts } from './forget-people.ts';
import { customerOfOrder } from './forgetting-obstacles.ts';
import type { Tables } from './tables.ts';

/** So many rows of a table, or cases, at a time: nobody waits for it. */
const atATime = 500;

type Step = readonly [table: string, where: RawBuilder<unknown>];

/** Rows that nothing hangs on. */
function quietRows({ quiet, cases }: Cutoffs): readonly Step[] {
  return [
    ['bot_state', sql`updated_at < ${quiet}`],
    ['live_card', sql`updated_at < ${quiet}`],
    ['conversation_reference', sql`state = 'dead' and updated_at < ${quiet}`],
    ['notice', sql`done_at < ${quiet} and state not in ('waiting', 'sending')`],
    ['webhook_event', sql`done_at < ${quiet}`],
    ['feedback', sql`created_at < ${cases}`],
    ['reseller_person', sql`state = 'left' and updated_at < ${cases}`],
    ['seen_customer', sql`state = 'removed' and seen_at < ${cases}`],
    ['invitation_batch', sql`state in ('done', 'dropped') and updated_at < ${cases}`],
  ];
}

/** Deletes what is long over and proves nothing. Returns how many rows of which tables. Safe to run twice at once. */
export async function deleteQuietRows(db: Kysely<Tables>, cutoffs: Cutoffs): Promise<Counts> {
  let counts: Counts = {};
  for (const [table, where] of quietRows(cutoffs)) {
    const name = sql.table(table);
    const { numAffectedRows = 0n } = await sql`
      delete from ${name} where ctid = any(array(
        select ctid from ${name} where ${where} limit ${atATime} for update skip locked))`.execute(db);
    if (numAffectedRows > 0n) counts = { ...counts, [table]: Number(numAffectedRows) };
  }
  // The address is of no more use; that the link was opened stays with the order.
  const { numAffectedRows = 0n } = await sql`
    update first_sign_in set address = '' where state <> 'waiting' and address <> ''
      and ended_at < ${cutoffs.quiet}`.execute(db);
  return numAffectedRows > 0n ? { ...counts, first_sign_in: Number(numAffectedRows) } : counts;
}

/** Deletes cases that have ended without proving anything: invitations, admin rights, threads with staff. */
export async function deleteEndedCases(tx: Kysely<Tables>, { cases }: Cutoffs): Promise<Counts> {
  const invitations = await ids(
    tx,
    sql`select id from invitation
      where state in ('declined', 'expired', 'withdrawn', 'removed') and updated_at < ${cases} limit ${atATime}`,
  );
  const requests = await ids(
    tx,
    sql`select id from gdap_case where state = 'ended' and updated_at < ${cases} limit ${atATime}`,
  );
  const threads = await ids(
    tx,
    sql`select h.id from hand_over h where h.state = 'answered' and h.created_at < ${cases} and not exists (
      select 1 from hand_over_message m where m.hand_over_id = h.id and m.created_at >= ${cases}) limit ${atATime}`,
  );
  return deleteRows(tx, [
    ...newsOf([...invitations, ...requests, ...threads]),
    ['invitation_event', sql`invitation_id = any(${invitations})`],
    ['invitation', sql`id = any(${invitations})`],
    ['gdap_event', sql`gdap_id = any(${requests})`],
    ['gdap_case', sql`id = any(${requests})`],
    ['hand_over', sql`id = any(${threads})`],
  ]);
}

/**
 * Orders whose time is over: ended ones that prove something after `evidence`, others, and drafts nobody has touched,
 * after `cases`. One with the evidence of an agreement stays as long as a later order of that customer does.
 */
export async function ordersToForget(
  db: Kysely<Tables>,
  { cases, evidence }: Cutoffs,
): Promise<readonly string[]> {
  const proves = sql`(o.placed_by_user_id is not null or exists (select 1 from approval a where a.order_id = o.id))`;
  return ids(
    db,
    sql`select o.id from order_case o
      where (o.state in (${sql.join(endStates)}) or (o.state = 'draft' and not ${proves}))
        and o.updated_at < case when ${proves} then ${evidence}::bigint else ${cases}::bigint end
        and not exists (
          select 1 from agreement_evidence e join order_case l on l.id <> o.id and l.updated_at >= ${evidence}
          where e.order_id = o.id
            and coalesce(l.progress->'tenant'->>'tenantId', l.draft->'buyer'->>'tenantId') = ${customerOfOrder})
      order by o.updated_at limit ${atATime}`,
  );
}

/** Forgets one such order, and what the trails say about it; nothing when somebody else does, or has taken it up again. */
export async function forgetOldOrder(
  tx: Kysely<Tables>,
  orderId: string,
  { cases, evidence }: Cutoffs,
  now: number,
): Promise<Counts> {
  const held = await tx
    .selectFrom('order_case')
    .select('id')
    .where('id', '=', orderId)
    .where('updated_at', '<', Math.max(cases, evidence))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (held === undefined) return {};
  const why = { now, because: 'kept-long-enough' as const };
  const entries = await forgetEntries(tx, { orderIds: [orderId] }, why);
  return summed(await deleteOrders(tx, [orderId]), entries === 0 ? {} : { audit_entry: entries });
}

/** Forgets entries of the trails that are about no order and no customer (who was admitted, which rules there were). */
export async function forgetOldEntries(
  tx: Kysely<Tables>,
  { evidence }: Cutoffs,
  now: number,
): Promise<Counts> {
  const { rows } = await sql<{ trail: string; seq: number }>`
    select trail, seq from audit_entry
    where forgotten_at is null and order_id is null and approval_id is null and customer_tenant_id is null
      and (content::jsonb->>'at')::numeric < ${evidence} and content::jsonb->>'name' <> ${forgettingEntry}
    order by trail, seq limit ${atATime} for update skip locked`.execute(tx);
  await forgetNumbered(tx, rows, { now, because: 'kept-long-enough' });
  return rows.length === 0 ? {} : { audit_entry: rows.length };
}

async function ids(db: Kysely<Tables>, question: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await question.execute(db);
  return (rows as readonly { id: string }[]).map(({ id }) => id);
}
