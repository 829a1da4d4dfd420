import { sql, type Kysely, type RawBuilder } from 'kysely';
import { openStates } from '../../domain/invitation.ts';
import { endStates } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** What is still under way, and has to be brought to an end by people first. */
export type ObstacleKind =
  /** Orders that are not over, drafts included. */
  | 'order'
  /** Approvals that wait for this person's decision. */
  | 'approval'
  /** Companies whose approval rules name this person or customer. */
  | 'approval-rules'
  /** Companies that would have no owner any more. */
  | 'last-owner'
  /** Lists of customers that are being invited. */
  | 'batch'
  /** Invitations that wait for an answer. */
  | 'invitation'
  /** Admin rights that are asked for, or that the customer has granted. */
  | 'admin-rights'
  /** Accounts with which Microsoft still shows a relationship: the next comparison would bring the customer back. */
  | 'relationship'
  /** Resellers this tenant belongs to. */
  | 'reseller';

export interface Obstacle {
  readonly kind: ObstacleKind;
  /** Ids of cases, companies or accounts, as people know them. */
  readonly ids: readonly string[];
}

/** The customer an order is for, in a row of `order_case` called `o`. */
export const customerOfOrder = sql`coalesce(o.progress->'tenant'->>'tenantId', o.draft->'buyer'->>'tenantId')`;

const ended = sql.join(endStates);

async function found(
  db: Kysely<Tables>,
  questions: Partial<Record<ObstacleKind, RawBuilder<{ id: string }>>>,
): Promise<readonly Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const [kind, question] of Object.entries(questions) as [ObstacleKind, RawBuilder<{ id: string }>][]) {
    const { rows } = await question.execute(db);
    if (rows.length > 0) obstacles.push({ kind, ids: rows.map(({ id }) => id) });
  }
  return obstacles;
}

/** What keeps a person from being forgotten now. */
export function obstaclesOfPerson(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
): Promise<readonly Obstacle[]> {
  return found(db, {
    order: sql`
      select id from order_case
      where state not in (${ended}) and ((created_by_tenant_id = ${tenantId} and created_by_user_id = ${userId})
        or (placed_by_tenant_id = ${tenantId} and placed_by_user_id = ${userId})) order by created_at`,
    approval: sql`
      select a.id from approval a join approval_asked p on p.approval_id = a.id
      where a.state = 'open' and p.may_decide and p.tenant_id = ${tenantId} and p.user_id = ${userId}
      order by a.created_at`,
    'approval-rules': sql`
      select reseller_id as id from approval_settings where content::text like ${`%${userId}%`} order by 1`,
    'last-owner': sql`
      select p.reseller_id as id from reseller_person p join reseller r on r.id = p.reseller_id
      where p.tenant_id = ${tenantId} and p.user_id = ${userId} and p.is_owner and p.state = 'admitted'
        and r.state in ('confirmed', 'suspended')
        and not exists (
          select 1 from reseller_person o where o.reseller_id = p.reseller_id and o.is_owner
            and o.state = 'admitted' and (o.tenant_id, o.user_id) <> (p.tenant_id, p.user_id))`,
    batch: sql`
      select id from invitation_batch where state not in ('done', 'dropped')
        and created_by_tenant_id = ${tenantId} and created_by_user_id = ${userId} order by created_at`,
  });
}

/** What keeps a customer from being forgotten now. */
export function obstaclesOfCustomer(db: Kysely<Tables>, tenantId: string): Promise<readonly Obstacle[]> {
  return found(db, {
    order: sql`
      select o.id from order_case o
      where o.state not in (${ended}) and ${customerOfOrder} = ${tenantId} order by o.created_at`,
    invitation: sql`
      select id from invitation where customer_tenant_id = ${tenantId}
        and state in (${sql.join(openStates)}) order by created_at`,
    'admin-rights': sql`
      select id from gdap_case where customer_tenant_id = ${tenantId} and state <> 'ended' order by created_at`,
    batch: sql`
      select b.id from invitation_batch b where b.state not in ('done', 'dropped') and exists (
        select 1 from jsonb_array_elements(b.content->'entries') e
        where e->'outcome'->>'tenantId' = ${tenantId}) order by b.created_at`,
    relationship: sql`
      select account_id as id from seen_customer where tenant_id = ${tenantId} and state = 'reseller' order by 1`,
    reseller: sql`select reseller_id as id from reseller_tenant where tenant_id = ${tenantId}`,
    'approval-rules': sql`
      select reseller_id as id from approval_settings where content::text like ${`%${tenantId}%`} order by 1`,
  });
}
