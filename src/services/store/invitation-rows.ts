import type { Selectable } from 'kysely';
import type { Invitation } from '../../domain/invitation.ts';
import { jsonb } from './jsonb.ts';
import { personOf } from './person-columns.ts';
import type { CaseTables, InvitationContent } from './tables-cases.ts';

/** By name, and not as `*`: such a statement is prepared (statement-names.ts), and this one is asked for in each turn. */
export const invitationColumns = [
  'id',
  'version',
  'state',
  'origin',
  'customer_tenant_id',
  'customer_name',
  'customer_domain',
  'country',
  'cloud',
  'account_id',
  'account_reason',
  'accepted_account_id',
  'accepted_by',
  'administrator_tenant_id',
  'administrator_user_id',
  'created_by_tenant_id',
  'created_by_user_id',
  'link',
  'created_at',
  'opened_at',
  'accepted_at',
  'expires_at',
  'remind_at',
  'remind_about',
  'superseded_by',
  'updated_at',
  'batch_id',
  'order_id',
  'nudge_at',
  'prove_at',
  'content',
] as const satisfies readonly (keyof CaseTables['invitation'])[];

type Row = Pick<Selectable<CaseTables['invitation']>, (typeof invitationColumns)[number]>;

/** The invitation in a row. */
export function invitationOf(row: Row): Invitation {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    origin: row.origin,
    customer: { tenantId: row.customer_tenant_id, name: row.customer_name, domain: row.customer_domain },
    country: row.country ?? undefined,
    cloud: row.cloud,
    accountId: row.account_id,
    accountReason: row.account_reason ?? undefined,
    acceptedAccountId: row.accepted_account_id ?? undefined,
    acceptedBy: row.accepted_by ?? undefined,
    administrator: personOf(row.administrator_tenant_id, row.administrator_user_id),
    createdBy: personOf(row.created_by_tenant_id, row.created_by_user_id),
    link: row.link ?? undefined,
    createdAt: row.created_at,
    openedAt: row.opened_at ?? undefined,
    acceptedAt: row.accepted_at ?? undefined,
    expiresAt: row.expires_at,
    remindAt: row.remind_at ?? undefined,
    remindAbout: row.remind_about ?? undefined,
    supersededBy: row.superseded_by ?? undefined,
    updatedAt: row.updated_at,
    batchId: row.batch_id ?? undefined,
    orderId: row.order_id ?? undefined,
    nudgeAt: row.nudge_at ?? undefined,
    proveAt: row.prove_at ?? undefined,
    ...contentOf(row.content),
  };
}

/** Every part by its name, also those that are not there: what was read equals what was written. */
export const contentOf = (part: InvitationContent): InvitationContent => ({
  reseller: part.reseller,
  letter: part.letter,
  delivery: part.delivery,
  schedule: part.schedule,
  proven: part.proven,
  removal: part.removal,
  declinedBecause: part.declinedBecause,
  resembles: part.resembles,
});

/** The row of an invitation, all but its request id. */
export function rowOf(invitation: Invitation) {
  return {
    id: invitation.id,
    version: invitation.version,
    state: invitation.state,
    origin: invitation.origin,
    customer_tenant_id: invitation.customer.tenantId,
    customer_name: invitation.customer.name,
    customer_domain: invitation.customer.domain,
    country: invitation.country ?? null,
    cloud: invitation.cloud,
    account_id: invitation.accountId,
    account_reason: invitation.accountReason ?? null,
    accepted_account_id: invitation.acceptedAccountId ?? null,
    accepted_by: invitation.acceptedBy ?? null,
    administrator_tenant_id: invitation.administrator?.tenantId ?? null,
    administrator_user_id: invitation.administrator?.userId ?? null,
    created_by_tenant_id: invitation.createdBy?.tenantId ?? null,
    created_by_user_id: invitation.createdBy?.userId ?? null,
    link: invitation.link ?? null,
    created_at: invitation.createdAt,
    opened_at: invitation.openedAt ?? null,
    accepted_at: invitation.acceptedAt ?? null,
    expires_at: invitation.expiresAt,
    remind_at: invitation.remindAt ?? null,
    remind_about: invitation.remindAbout ?? null,
    superseded_by: invitation.supersededBy ?? null,
    updated_at: invitation.updatedAt,
    reseller_id: invitation.reseller?.id ?? null,
    batch_id: invitation.batchId ?? null,
    order_id: invitation.orderId ?? null,
    nudge_at: invitation.nudgeAt ?? null,
    prove_at: invitation.proveAt ?? null,
    content: jsonb(contentOf(invitation)),
  };
}
