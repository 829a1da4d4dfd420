import { z } from 'zod';
import type { GdapAccessAssignment, GdapRelationship, GdapStatus } from './gdap-port.ts';
import { daysOf, momentOf } from './gdap-values.ts';

// Delegated admin relationships as Graph answers them, only the fields in use (Graph contract 2.2).

const statuses: Readonly<Record<string, GdapStatus>> = {
  created: 'created',
  approvalpending: 'approval-pending',
  approved: 'approved',
  activating: 'activating',
  active: 'active',
  expiring: 'expiring',
  expired: 'expired',
  terminationrequested: 'termination-requested',
  terminating: 'terminating',
  terminated: 'terminated',
};

const assignmentStatuses: Readonly<Record<string, GdapAccessAssignment['status']>> = {
  pending: 'pending',
  active: 'active',
  deleting: 'deleting',
  deleted: 'deleted',
  error: 'error',
};

const id = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());
const text = z.string().nullish();
const moment = text.transform(momentOf);

const accessDetails = z
  .object({ unifiedRoles: z.array(z.object({ roleDefinitionId: id })).nullish() })
  .nullish()
  .transform((details) => (details?.unifiedRoles ?? []).map(({ roleDefinitionId }) => roleDefinitionId));

export const relationshipSchema = z
  .object({
    id,
    displayName: text,
    duration: text,
    autoExtendDuration: text,
    customer: z.object({ tenantId: id, displayName: text }).nullish(),
    accessDetails,
    status: text,
    createdDateTime: moment,
    activatedDateTime: moment,
    endDateTime: moment,
    '@odata.etag': text,
  })
  .transform((wire): GdapRelationship => ({
    id: wire.id,
    displayName: wire.displayName ?? '',
    customer: wire.customer
      ? { tenantId: wire.customer.tenantId, displayName: wire.customer.displayName ?? '' }
      : undefined,
    roleIds: wire.accessDetails,
    status: statuses[wire.status?.toLowerCase() ?? ''] ?? 'unknown',
    durationDays: daysOf(wire.duration),
    autoExtends: daysOf(wire.autoExtendDuration) > 0,
    createdAt: wire.createdDateTime,
    activatedAt: wire.activatedDateTime,
    endsAt: wire.endDateTime,
    etag: wire['@odata.etag'] ?? undefined,
  }));

/** The answer to a change: the relationship, or nothing of it where Microsoft goes on by itself (202). */
export const changedRelationshipSchema = z.union([
  relationshipSchema,
  z
    .looseObject({ id: z.undefined().optional() })
    .nullish()
    .transform(() => undefined),
]);

export const accessAssignmentSchema = z
  .object({
    id,
    accessContainer: z.object({ accessContainerId: id }),
    accessDetails,
    status: text,
    '@odata.etag': text,
  })
  .transform((wire): GdapAccessAssignment => ({
    id: wire.id,
    groupId: wire.accessContainer.accessContainerId,
    roleIds: wire.accessDetails,
    status: assignmentStatuses[wire.status?.toLowerCase() ?? ''] ?? 'unknown',
    etag: wire['@odata.etag'] ?? undefined,
  }));

/** A list with the address of its next page, verbatim; a page may be empty and still have one (Graph contract 0). */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z
    .object({ value: z.array(item), '@odata.nextLink': text })
    .transform((wire) => ({ items: wire.value, nextLink: wire['@odata.nextLink'] ?? undefined }));
