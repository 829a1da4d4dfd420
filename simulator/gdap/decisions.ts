import type { SimulatorContext } from '../context.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import type { SimGdapRelationship } from '../world/gdap-types.ts';
import type { SimUser } from '../world/types.ts';
import { enter, settleGdap } from './lifecycle.ts';

export type ApprovalVerdict =
  | 'may-approve'
  | 'unknown'
  | 'not-global-administrator'
  /** Made for another organisation, or the visitor's own is a partner. */
  | 'other-organisation'
  /** The partner has not asked for approval yet. */
  | 'not-asked'
  | 'approved-already'
  /** Expired, or ended by either side. */
  | 'over';

/** The relationship with this id, brought up to date. */
export function findGdap(context: SimulatorContext, id: string): SimGdapRelationship | undefined {
  settleGdap(context);
  return context.world.state.gdap.find((candidate) => candidate.id === id.toLowerCase());
}

/** What would happen if this user approved now; changes nothing. */
export function examineApproval(
  context: SimulatorContext,
  relationship: SimGdapRelationship | undefined,
  user: SimUser,
): ApprovalVerdict {
  if (relationship === undefined) return 'unknown';
  const tenant = context.world.state.tenants.find(({ id }) => id === user.tenantId);
  const wanted = relationship.customerTenantId ?? user.tenantId;
  if (tenant === undefined || tenant.provider || wanted !== user.tenantId) return 'other-organisation';
  if (!user.roles.includes(globalAdministrator)) return 'not-global-administrator';
  switch (relationship.status) {
    case 'created':
      return 'not-asked';
    case 'approvalPending':
      return 'may-approve';
    case 'approved':
    case 'activating':
    case 'active':
      return 'approved-already';
    case 'expiring':
    case 'expired':
    case 'terminationRequested':
    case 'terminating':
    case 'terminated':
      return 'over';
  }
}

/** The customer's Global Administrator approves, or turns the request down. `force` skips the rule of role. */
export function decideGdap(
  context: SimulatorContext,
  request: { relationship: SimGdapRelationship; user: SimUser; approve: boolean; force?: boolean },
): ApprovalVerdict | 'done' {
  const { relationship, user } = request;
  const verdict = examineApproval(context, relationship, user);
  const forced = request.force === true && verdict === 'not-global-administrator';
  if (verdict !== 'may-approve' && !(forced && relationship.status === 'approvalPending')) return verdict;
  context.world.change((state) => {
    relationship.customerTenantId = user.tenantId;
    relationship.stepSeconds = state.switches.gdapActivationSeconds;
  });
  const now = context.world.now().getTime();
  enter(context, relationship, request.approve ? 'approved' : 'terminated', now);
  settleGdap(context);
  return 'done';
}

/** Either side ends an active relationship; false when there is nothing to end. */
export function terminateGdap(context: SimulatorContext, relationship: SimGdapRelationship): boolean {
  if (relationship.status !== 'active' && relationship.status !== 'expiring') return false;
  context.world.change((state) => (relationship.stepSeconds = state.switches.gdapActivationSeconds));
  enter(context, relationship, 'terminationRequested', context.world.now().getTime());
  settleGdap(context);
  return true;
}
