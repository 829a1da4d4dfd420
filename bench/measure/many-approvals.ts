import { sql } from 'kysely';
import { appendAudit } from '../../src/services/store/audit.ts';
import type { Database } from '../../src/services/store/connection.ts';
import type { PersonKey } from '../../src/domain/person.ts';

/** The approval that all others are made after: a real one, asked for in the chat. */
export interface Pattern {
  readonly approvalId: string;
  readonly orderId: string;
  readonly resellerId: string;
  readonly owner: PersonKey;
}

const otherCompanies = 90;
const entriesAtOnce = 1_000;
/** The prices of so many are compared at different moments of the hour. */
const spread = 10_000;
const lookEveryMs = 3_600_000;

/** How the number of a copy begins; the pattern's own is a small one. */
export const copyIds = 'A-9';

/** Companies with a seller and an owner each, besides the pattern's. */
export async function addCompanies({ db }: Database): Promise<void> {
  await sql`
    insert into reseller (id, version, request_id, state, company, country, partner_id, account_id, created_at, updated_at)
    select 'bench-' || n, 1, 'bench-' || n, 'confirmed', 'Bench ' || n, 'IE', 'bench-' || n, 'europe', 1, 1
    from generate_series(0, ${otherCompanies - 1}::int) as n`.execute(db);
  await sql`
    insert into reseller_tenant (tenant_id, reseller_id, domain, use)
    select md5('tenant-' || n)::uuid, 'bench-' || n, 'bench' || n || '.example', 'selling'
    from generate_series(0, ${otherCompanies - 1}::int) as n`.execute(db);
  await sql`
    insert into reseller_person (tenant_id, user_id, reseller_id, name, is_seller, is_owner, state, created_at, updated_at)
    select md5('tenant-' || n)::uuid, md5(role || '-' || n)::uuid, 'bench-' || n, role || ' ' || n, role = 'seller',
      role = 'owner', 'admitted', 1, 1
    from generate_series(0, ${otherCompanies - 1}::int) as n, unnest(array['seller', 'owner']) as role`.execute(
    db,
  );
}

/**
 * Approvals number `from + 1` to `to` with their orders, histories, news, cards and audit entries, each a copy of the
 * pattern: one in `ownEvery` is the pattern's company's, and can be approved as the pattern can.
 */
export async function addApprovals(
  database: Database,
  pattern: Pattern,
  { from, to, ownEvery }: { readonly from: number; readonly to: number; readonly ownEvery: number },
): Promise<void> {
  const { approvalId, orderId, resellerId, owner } = pattern;
  await database.withTransaction(async (tx) => {
    await sql`
      create temporary table bench_copy on commit drop as
      select n, 'A-' || (900000 + n) as id, 'F-' || (900000 + n) as order_id, is_own,
        case when is_own then ${resellerId} else 'bench-' || company end as reseller_id,
        case when is_own then ${owner.tenantId} else md5('tenant-' || company)::uuid::text end as tenant_id,
        case when is_own then ${owner.userId} else md5('owner-' || company)::uuid::text end as user_id
      from (select n, (n - 1) % ${ownEvery}::int = 0 as is_own, n % ${otherCompanies}::int as company
        from generate_series(${from + 1}::int, ${to}::int) as n) as numbers`.execute(tx);
    await sql`
      insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id,
        created_by_user_id, placed_by_tenant_id, placed_by_user_id, draft, shown, progress, created_at, updated_at)
      select copy.order_id, one.version, 'bench-' || n, one.state, copy.reseller_id, one.kind,
        one.created_by_tenant_id, one.created_by_user_id, one.placed_by_tenant_id, one.placed_by_user_id, one.draft,
        one.shown, one.progress, one.created_at, one.updated_at
      from order_case as one, bench_copy as copy where one.id = ${orderId}`.execute(tx);
    await sql`
      insert into approval (id, version, order_id, reseller_id, state, fingerprint, content, due_at, looked_at,
        created_at, updated_at)
      select copy.id, one.version, copy.order_id, copy.reseller_id, one.state, one.fingerprint,
        replace(replace(one.content::text, ${owner.userId}, copy.user_id), ${owner.tenantId}, copy.tenant_id)::jsonb,
        one.due_at - n * ${lookEveryMs}::bigint / ${spread}::bigint % ${lookEveryMs}::bigint,
        one.looked_at, one.created_at, one.updated_at
      from approval as one, bench_copy as copy where one.id = ${approvalId}`.execute(tx);
    await sql`
      insert into approval_asked (approval_id, tenant_id, user_id, may_decide, asked_at)
      select copy.id, copy.tenant_id, copy.user_id, true, one.asked_at + n
      from approval_asked as one, bench_copy as copy where one.approval_id = ${approvalId}`.execute(tx);
    await sql`
      insert into approval_event (approval_id, at, name, tenant_id, user_id, facts)
      select copy.id, one.at, one.name, one.tenant_id, one.user_id, one.facts
      from approval_event as one, bench_copy as copy where one.approval_id = ${approvalId}`.execute(tx);
    await sql`
      insert into order_event (order_id, at, name, tenant_id, user_id, facts)
      select copy.order_id, one.at, one.name, one.tenant_id, one.user_id, one.facts
      from order_event as one, bench_copy as copy where one.order_id = ${orderId}`.execute(tx);
    for (const [of, column] of [
      [approvalId, 'id'],
      [orderId, 'order_id'],
    ] as const) {
      await sql`
        insert into notice (flow, case_id, tenant_id, user_id, kind, event, facts, state, tries, lost_answers,
          possible_repeat, due_at, activity_id, created_at, done_at)
        select one.flow, copy.${sql.ref(column)}, copy.tenant_id, copy.user_id, one.kind, one.event, one.facts, 'sent',
          1, 0, false, one.due_at, 'bench', one.created_at, one.created_at
        from notice as one, bench_copy as copy where one.case_id = ${of}`.execute(tx);
      // Cards that nobody can be reached at would make news of their own where something happens.
      await sql`
        insert into case_card (flow, case_id, tenant_id, user_id, conversation_id, activity_id, updated_at)
        select one.flow, copy.${sql.ref(column)}, copy.tenant_id, copy.user_id, 'bench-' || copy.user_id, 'bench', n
        from case_card as one, bench_copy as copy where one.case_id = ${of} and not is_own
        on conflict do nothing`.execute(tx);
    }
  });
  await addAudit(database, from, to);
}

/** The entries a placed order and its approval have, chained by the product's own code. */
async function addAudit(database: Database, from: number, to: number): Promise<void> {
  const { rows } = await sql<{ id: string; order_id: string; reseller_id: string; at: number; fp: string }>`
    select id, order_id, reseller_id, created_at as at, fingerprint as fp from approval
    where id = any(${Array.from({ length: to - from }, (_, n) => `A-${900_001 + from + n}`)})`.execute(
    database.db,
  );
  for (let first = 0; first < rows.length; first += entriesAtOnce)
    await database.withTransaction(async (tx) => {
      for (const { id, order_id: orderId, reseller_id: trail, at, fp } of rows.slice(
        first,
        first + entriesAtOnce,
      ))
        for (const name of ['order.seek-approval', 'approval.asked-for'])
          await appendAudit(tx, {
            trail,
            about: { orderId, approvalId: id },
            name,
            at,
            facts: { fingerprint: fp, level: 0 },
          });
    });
}
