import type { SimulatorContext } from '../context.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import type { SimAuditRecord } from '../world/webhook-types.ts';
import { collection, failure, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';

const dayMs = 24 * 3600 * 1000;

/** `GET /v1/auditrecords`: at most 30 days in one answer, at most 90 days back (contract 12). */
export function auditRecords(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const now = context.world.now().getTime();
  const start = Date.parse(call.query.get('startDate') ?? '');
  const end = call.query.has('endDate') ? Date.parse(call.query.get('endDate')!) : now;
  const readable = Number.isFinite(start) && Number.isFinite(end) && end >= start;
  if (!readable || end - start > 30 * dayMs || now - start > 91 * dayMs) {
    return failure(400, 800002, 'Invalid request input');
  }
  const records = context.world.state.audit.filter((record) => {
    const at = Date.parse(record.operationDate);
    return record.accountId === call.account.id && at >= start && at < end + dayMs;
  });
  return collection(records.map((record) => describe(context, call, record)));
}

/** `GET /auditactivity/v1/auditrecords/{id}`: the record a webhook's AuditUri names, or null. */
export function auditRecord(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const record = context.world.state.audit.find(
    (candidate) => candidate.id === call.params['recordId'] && candidate.accountId === call.account.id,
  );
  return ok(record === undefined ? null : describe(context, call, record));
}

/** Writes a record of something done to a customer and returns its id. */
export function addAudit(
  context: SimulatorContext,
  record: {
    account: SimPartnerAccount;
    customerTenantId: string;
    operationType: string;
    resourceType: string;
    /** The operation's name inside the id, where it differs. */
    nameInId?: string;
  },
): string {
  const { account, customerTenantId, operationType, resourceType } = record;
  const operationDate = context.world.now().toISOString();
  const name = record.nameInId ?? operationType.replaceAll('_', '');
  const id = `${account.tenantId}_${customerTenantId}_${name}_${Date.parse(operationDate)}`;
  context.world.change((state) => {
    const written = {
      id,
      accountId: account.id,
      customerTenantId,
      operationType,
      resourceType,
      operationDate,
    };
    state.audit.push(written);
  });
  return id;
}

function describe(
  context: SimulatorContext,
  call: PartnerCall,
  record: SimAuditRecord,
): Record<string, unknown> {
  const tenant = context.world.state.tenants.find((candidate) => candidate.id === record.customerTenantId);
  return {
    id: record.id,
    partnerId: call.account.tenantId,
    customerId: record.customerTenantId,
    customerName: tenant?.name,
    resourceType: record.resourceType,
    operationType: record.operationType,
    operationDate: record.operationDate,
    operationStatus: 'succeeded',
    customizedData: [{ key: 'CustomerId', value: record.customerTenantId }],
    attributes: { objectType: 'AuditRecord' },
  };
}
