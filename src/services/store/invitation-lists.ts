import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { endedStates, openStates, type Invitation } from '../../domain/invitation.ts';
import { attentionDays, soonDays } from '../../domain/invitation-attention.ts';
import { invitationColumns, invitationOf } from './invitation-rows.ts';
import type { Tables } from './tables.ts';

export interface ListedInvitations {
  readonly invitations: readonly Invitation[];
  /** How many there are on all pages. */
  readonly total: number;
}

export interface InvitationSearch {
  /** Only those for this reseller. */
  readonly resellerId?: string | undefined;
  /** In the customer's name, at the beginning of a domain, or an id. */
  readonly words?: string | undefined;
  readonly which: 'open' | 'attention' | 'ended' | 'all';
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

type Where = ExpressionBuilder<Tables, 'invitation'>;

/**
 * One page of the invitations that match, those changed last first. Open and ended ones go along an index; ten thousand
 * rows take some tens of milliseconds in any case.
 */
export async function searchInvitations(
  db: Kysely<Tables>,
  search: InvitationSearch,
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedInvitations> {
  const rows = await db
    .selectFrom('invitation')
    .select(invitationColumns)
    .where((e) => matching(e, search))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { invitations: rows.map(invitationOf), total: await countMatching(db, search) };
}

/** How many match. */
export async function countMatching(db: Kysely<Tables>, search: InvitationSearch): Promise<number> {
  const row = await db
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where((e) => matching(e, search))
    .executeTakeFirstOrThrow();
  return row.n;
}

function matching(e: Where, { resellerId, words, which, now }: InvitationSearch): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [e.lit(true)];
  if (resellerId !== undefined) all.push(e('reseller_id', '=', resellerId));
  if (which === 'open') all.push(e('state', 'in', openStates));
  if (which === 'ended') all.push(e('state', 'in', endedStates));
  if (which === 'attention') all.push(needsSomebody(e, now));
  const said = words?.trim() ?? '';
  if (said !== '') {
    const pattern = said.replace(/[\\%_]/g, '\\$&');
    all.push(
      e.or([
        e('customer_name', 'ilike', `%${pattern}%`),
        e('customer_domain', 'ilike', `${pattern}%`),
        e('id', 'ilike', pattern),
      ]),
    );
  }
  return e.and(all);
}

/** `needsAttention` of domain/invitation-attention.ts, as a condition. */
function needsSomebody(e: Where, now: number): Expression<SqlBool> {
  const open = e('state', 'in', openStates);
  return e.or([
    e('state', '=', 'wrong-account'),
    e.and([e('state', 'in', ['declined', 'removed']), e('updated_at', '>=', now - attentionDays * dayMs)]),
    e.and([e('state', '=', 'accepted'), sql<SqlBool>`content->'proven'->>'reseller' = 'false'`]),
    e.and([
      open,
      e.or([
        sql<SqlBool>`content->'delivery'->>'mail' in ('refused', 'failed')`,
        sql<SqlBool>`content->'resembles' is not null`,
        e('expires_at', '<=', now + soonDays * dayMs),
      ]),
    ]),
  ]);
}

const dayMs = 86_400_000;
