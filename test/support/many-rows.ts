import { sql, type Kysely } from 'kysely';
import type { InvitationState } from '../../src/domain/invitation.ts';
import type { Tables } from '../../src/services/store/tables.ts';

/** Inserts invitations of as many customers in one statement, `M-1` first; times in milliseconds. */
export async function insertManyInvitations(
  db: Kysely<Tables>,
  many: { count: number; state: InvitationState; accountId?: string; at: number; expiresAt: number },
): Promise<void> {
  await sql`
    insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name, customer_domain,
      cloud, account_id, created_at, expires_at, remind_at, updated_at)
    select ${`${many.state}-`} || n, 1, ${`${many.state}-`} || n, ${many.state}, 'provider', 'many-' || n, 'Many', 'many.example',
      'public', ${many.accountId ?? 'europe'}, ${many.at}::bigint, ${many.expiresAt}::bigint + n,
      case when ${many.state} = 'opened' then ${many.expiresAt}::bigint + n end, ${many.at}::bigint + n
    from generate_series(1, ${many.count}::int) as n`.execute(db);
}

/** Inserts waiting notices, one case and target each, due one millisecond apart from `dueAt` on. */
export async function insertManyNotices(
  db: Kysely<Tables>,
  many: { count: number; state: 'waiting' | 'sent'; dueAt: number },
): Promise<void> {
  await sql`
    insert into notice (flow, case_id, tenant_id, user_id, kind, event, facts, state, tries, lost_answers, possible_repeat,
      due_at, created_at)
    select 'accept', 'I-' || n, 'tenant', 'user', 'message', 'accepted', '{}', ${many.state}, 0, 0, false,
      ${many.dueAt}::bigint + n, ${many.dueAt}::bigint
    from generate_series(1, ${many.count}::int) as n`.execute(db);
}
