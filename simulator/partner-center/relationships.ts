import type { SimulatorContext } from '../context.ts';
import { endpointsOf } from '../login/clouds.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import type { SimPartnerAccount, SimRelationship, SimUser } from '../world/types.ts';
import { addAudit } from './audit.ts';
import { changeCustomerRecord, customerAgreement } from './customer-record.ts';
import { inSecondTenant } from './second-tenant.ts';

export type Acceptance =
  | { kind: 'accepted'; relationship: SimRelationship }
  | { kind: 'already-accepted'; relationship: SimRelationship }
  | { kind: 'not-global-administrator' }
  /** The tenant's country is not one of the account's markets, or the tenant is in another cloud. */
  | { kind: 'wrong-region' }
  /** A partner may not be its own customer. */
  | { kind: 'own-tenant' };

/** What would happen if this user accepted this account's invitation now; changes nothing. */
export function examineAcceptance(
  context: SimulatorContext,
  request: { user: SimUser; account: SimPartnerAccount; resellerTenantId?: string | null },
): Acceptance | { kind: 'may-accept' } {
  const { state } = context.world;
  const tenant = state.tenants.find((candidate) => candidate.id === request.user.tenantId);
  const sells = state.resellers.some((reseller) => reseller.tenantId === tenant?.id);
  if (tenant === undefined || tenant.provider || sells) return { kind: 'own-tenant' };
  if (!request.user.roles.includes(globalAdministrator)) return { kind: 'not-global-administrator' };
  const relationship = findRelationship(context, tenant.id, request.account);
  if (relationship !== undefined && !bringsReseller(relationship, request.resellerTenantId))
    return { kind: 'already-accepted', relationship };
  const { cloud, countries } = request.account;
  const inRegion = countries.includes(tenant.country) || state.switches.ignoreRegion;
  return tenant.cloud === cloud && inRegion ? { kind: 'may-accept' } : { kind: 'wrong-region' };
}

/** Whether accepting again, with a reseller's link, adds the reseller to a relationship of the provider alone. */
const bringsReseller = ({ resellerTenantId }: SimRelationship, wanted: string | null | undefined): boolean =>
  resellerTenantId === null && typeof wanted === 'string';

/**
 * A customer's user accepts an account's invitation: the relationship exists from now on, the journal and the audit
 * log say so, and the webhook leaves (contract 4.6). `force` skips the region and role rules.
 */
export function acceptInvitation(
  context: SimulatorContext,
  request: { user: SimUser; account: SimPartnerAccount; resellerTenantId?: string | null; force?: boolean },
): Acceptance {
  const { switches } = context.world.state;
  const { account } = request;
  const user = switches.acceptedIn === 'own-tenant' ? request.user : inSecondTenant(context, request.user);
  const resellerTenantId = switches.resellerLeftOut ? null : (request.resellerTenantId ?? null);
  const verdict = examineAcceptance(context, { user, account, resellerTenantId });
  const forced =
    request.force === true && verdict.kind !== 'already-accepted' && verdict.kind !== 'own-tenant';
  if (verdict.kind !== 'may-accept' && !forced) return verdict;
  const acceptedAt = context.world.now().toISOString();
  const before = findRelationship(context, user.tenantId, account);
  const relationship: SimRelationship = before ?? {
    customerTenantId: user.tenantId,
    partnerTenantId: account.tenantId,
    resellerTenantId,
    acceptedAt,
    ...(account.cloud === 'public' ? {} : { delegatedAdministration: true }),
  };
  const auditId = addAudit(context, {
    account,
    customerTenantId: user.tenantId,
    operationType: 'create_partner_relationship',
    resourceType: 'partner_customer_relationship',
    nameInId: 'resellerrelationshipacceptedbycustomer',
  });
  context.world.change((state) => {
    if (before === undefined) state.relationships.push(relationship);
    else before.resellerTenantId = resellerTenantId;
  });
  // The page asks for both in one tick, unless the agreement is there already, or does not exist in that cloud.
  const isAsked = account.cloud === 'public' && !switches.agreementLeftOut;
  if (isAsked && customerAgreement(context.world.state, user.tenantId) === 'none') {
    changeCustomerRecord(context, user.tenantId, (customer) => (customer.directSignedAt = acceptedAt));
  }
  context.world.journal.add('acceptance', {
    accountId: account.id,
    customerTenantId: user.tenantId,
    userId: user.id,
    resellerTenantId,
  });
  const root = `https://${endpointsOf(account.cloud).partnerCenterHost}`;
  const names = before === undefined ? ['reseller-relationship-accepted-by-customer'] : [];
  if (resellerTenantId !== null) names.push('indirect-reseller-relationship-accepted-by-customer');
  for (const eventName of names) {
    context.webhooks.publish(account, {
      EventName: eventName,
      ResourceUri: `${root}/v1/customers/${user.tenantId}`,
      ResourceName: 'Customer',
      AuditUri: `${root}/auditactivity/v1/auditrecords/${auditId}`,
      ResourceChangeUtcDate: acceptedAt.replace('Z', '0000+00:00'),
    });
  }
  return { kind: 'accepted', relationship };
}

/** Ends a relationship; false when there was none. No webhook tells of it (contract 11.3). */
export function removeRelationship(
  context: SimulatorContext,
  request: { customerTenantId: string; account: SimPartnerAccount; by: 'customer' | 'partner' },
): boolean {
  const relationship = findRelationship(context, request.customerTenantId, request.account);
  if (relationship === undefined) return false;
  context.world.change((state) => {
    state.relationships = state.relationships.filter((candidate) => candidate !== relationship);
  });
  addAudit(context, {
    account: request.account,
    customerTenantId: request.customerTenantId,
    operationType: 'remove_partner_customer_relationship',
    resourceType: 'partner_customer_relationship',
    nameInId: 'removed',
  });
  context.world.journal.add('removal', {
    accountId: request.account.id,
    customerTenantId: request.customerTenantId,
    by: request.by,
  });
  return true;
}

/** The customer takes delegated administration back; the commercial relationship stays. */
export function removeAdministration(
  context: SimulatorContext,
  request: { customerTenantId: string; account: SimPartnerAccount },
): void {
  const relationship = findRelationship(context, request.customerTenantId, request.account);
  if (relationship?.delegatedAdministration !== true) return;
  context.world.change(() => (relationship.delegatedAdministration = false));
  context.world.journal.add('administration-removed', {
    accountId: request.account.id,
    customerTenantId: request.customerTenantId,
  });
}

export function findRelationship(
  context: SimulatorContext,
  customerTenantId: string,
  account: SimPartnerAccount,
): SimRelationship | undefined {
  return context.world.state.relationships.find(
    (candidate) =>
      candidate.customerTenantId === customerTenantId && candidate.partnerTenantId === account.tenantId,
  );
}
