import type { SimulatorContext } from '../context.ts';
import { addAudit } from '../partner-center/audit.ts';
import type { SimGdapRelationship, SimGdapStatus } from '../world/gdap-types.ts';

/** Statuses Partner Center has an event for (Partner Center contract 11.3). */
const told: Partial<Record<SimGdapStatus, string>> = {
  approved: 'approved',
  active: 'activated',
  terminated: 'terminated',
  expired: 'expired',
};

/** A change of one of the relationship's groups instead of its own. */
export interface AssignmentChange {
  readonly assignmentId: string;
  readonly what: 'created' | 'activated' | 'updated' | 'deleted';
}

/** Writes the journal and, for what Partner Center tells of, the audit record and the webhook. */
export function announceGdap(
  context: SimulatorContext,
  relationship: SimGdapRelationship,
  at: string,
  assignment?: AssignmentChange,
): void {
  const { id, accountId, status, customerTenantId } = relationship;
  const account = context.world.state.accounts.find((candidate) => candidate.id === accountId);
  if (account === undefined) return;
  const what = assignment?.what ?? told[status];
  context.world.journal.add('admin-rights', {
    accountId,
    customerTenantId,
    id,
    ...(assignment === undefined ? { status } : { group: assignment.what }),
  });
  if (what === undefined) return;
  const kind = assignment === undefined ? 'relationship' : 'access_assignment';
  if (customerTenantId !== null) {
    addAudit(context, {
      account,
      customerTenantId,
      operationType: `granular_admin_${kind}_${what}`,
      resourceType: `granular_admin_${kind}`,
    });
  }
  const uri = `https://partner.microsoft.com/granularAdminRelationships/${id}`;
  context.webhooks.publish(account, {
    EventName: `granular-admin-${kind.replace('_', '-')}-${what}`,
    ResourceUri: assignment === undefined ? uri : `${uri}/accessAssignments/${assignment.assignmentId}`,
    ResourceName: assignment === undefined ? 'GranularAdminRelationship' : 'GranularAdminAccessAssignment',
    AuditUri: null,
    ResourceChangeUtcDate: at.replace('Z', '0000+00:00'),
  });
}
