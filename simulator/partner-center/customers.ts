import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import type { SimPartnerAccount, SimRelationship, SimTenant } from '../world/types.ts';
import {
  collection,
  failure,
  link,
  ok,
  toCamelCase,
  type PartnerAnswer,
  type PartnerCall,
} from './answer.ts';
import { describeBilling } from './customer-data.ts';
import { matches, pageLinks, readFilter, readStart, writeToken } from './customer-query.ts';
import { readCustomer } from './customer-record.ts';
import { guid, guidFrom } from './ids.ts';
import { removeAdministration, removeRelationship } from './relationships.ts';

/** `GET /v1/customers`: seek paging and `starts_with` filters (contract 3.4, 5.2). */
export function listCustomers(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const filter = readFilter(call.query.get('filter'));
  if (filter.kind === 'unreadable') return failure(400, 800002, 'Invalid request input');
  const byReseller = filter.kind === 'filter' && filter.field.startsWith('indirect');
  if (byReseller && call.appOnly) {
    return failure(403, 900329, 'This resource does not support application-only authentication.');
  }
  const tenants = new Map(context.world.state.tenants.map((tenant) => [tenant.id, tenant]));
  const all = context.world.state.relationships
    .filter((relationship) => relationship.partnerTenantId === call.account.tenantId)
    .map((relationship) => ({ relationship, tenant: tenants.get(relationship.customerTenantId)! }))
    .filter(({ relationship, tenant }) => filter.kind === 'none' || matches(filter, relationship, tenant))
    .sort((a, b) => (a.tenant.id < b.tenant.id ? -1 : 1));
  const asked = Number(call.query.get('size') ?? '0');
  if (!Number.isInteger(asked) || asked < 0) return failure(400, 800002, 'Invalid request input');
  const size = asked === 0 ? defaultPage : Math.min(asked, defaultPage);
  const start = readStart(call);
  if (start.kind === 'unreadable') return failure(400, 3000, 'Invalid property: continuation token');
  const rest = all.filter(({ tenant }) => tenant.id > start.after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const more = rest.length > size && last !== undefined ? writeToken(last.tenant.id) : undefined;
  return collection(
    page.map(({ tenant }) => ({
      id: tenant.id,
      companyProfile: companyProfileOf(tenant),
      relationshipToPartner: 'reseller',
      links: { self: link(`/customers/${tenant.id}`) },
      attributes: { objectType: 'Customer' },
    })),
    pageLinks(call, asked, more),
  );
}

/** Customers in one answer when the request does not say, and at most. */
const defaultPage = 500;

/** `GET /v1/customers/{id}`; 403/20002 while there is no relationship (contract 4.6). */
export function customerById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const { tenant } = found;
  return ok({
    id: tenant.id,
    commerceId: guidFrom(`commerce ${tenant.id}`),
    companyProfile: companyProfileOf(tenant),
    billingProfile: describeBilling(tenant.id, readCustomer(context.world.state, tenant.id).billing),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: found.relationship.delegatedAdministration === true,
    links: { self: link(`/customers/${tenant.id}`) },
    attributes: { objectType: 'Customer' },
  });
}

/** `GET /v1/customers/{id}/relationships`: the resellers of a customer (contract 4.3). */
export function resellersOfCustomer(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const reseller = context.world.state.resellers.find(
    (candidate) => candidate.tenantId === found.relationship.resellerTenantId,
  );
  return collection(
    reseller === undefined
      ? []
      : [
          {
            id: reseller.tenantId,
            name: reseller.name,
            relationshipType: 'is_indirect_cloud_solution_provider_of',
            mpnId: reseller.mpnId,
            attributes: { objectType: 'PartnerRelationship' },
          },
        ],
  );
}

const customerChange = z.object({
  relationshipToPartner: z.string().optional(),
  allowDelegatedAccess: z.boolean().optional(),
});

/** `PATCH /v1/customers/{id}`: end the relationship, or delegated admin only (contract 4.4). */
export async function changeCustomer(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const change = customerChange.safeParse(toCamelCase(await readJson(call.exchange)));
  if (!change.success) return failure(400, 800002, 'Invalid request input');
  if (change.data.relationshipToPartner?.toLowerCase() === 'none') {
    removeRelationship(context, { customerTenantId: found.tenant.id, account: call.account, by: 'partner' });
    return ok({
      Id: null,
      CommerceId: null,
      CompanyProfile: null,
      BillingProfile: null,
      RelationshipToPartner: 'none',
      Attributes: { ObjectType: 'Customer' },
    });
  }
  if (change.data.allowDelegatedAccess === false) {
    removeAdministration(context, { customerTenantId: found.tenant.id, account: call.account });
    return ok({ allowDelegatedAccess: false, attributes: { objectType: 'Customer' } });
  }
  return failure(400, 3000, 'Invalid property');
}

/** The customer of the path as this account sees it, or the refusal: 400/2000 and 403/20002 (contract 4.6). */
export function findCustomer(
  context: SimulatorContext,
  call: PartnerCall,
):
  | { kind: 'found'; tenant: SimTenant; relationship: SimRelationship }
  | { kind: 'refused'; answer: PartnerAnswer } {
  const id = (call.params['customerId'] ?? '').toLowerCase();
  if (!guid.test(id)) return { kind: 'refused', answer: failure(400, 2000, 'Tenant Id must be a GUID.') };
  const relationship = context.world.state.relationships.find(
    (candidate) => candidate.customerTenantId === id && candidate.partnerTenantId === call.account.tenantId,
  );
  if (relationship === undefined) return { kind: 'refused', answer: noRelationship(call.account, id) };
  return { kind: 'found', tenant: tenantOf(context, relationship), relationship };
}

function noRelationship(account: SimPartnerAccount, customerId: string): PartnerAnswer {
  const description = `The partner ID ${account.tenantId} has no commerce relationship with the customer ID ${customerId}.`;
  return failure(403, 20002, description);
}

function tenantOf(context: SimulatorContext, relationship: SimRelationship): SimTenant {
  const tenant = context.world.state.tenants.find(
    (candidate) => candidate.id === relationship.customerTenantId,
  );
  if (tenant === undefined)
    throw new Error(`No tenant ${relationship.customerTenantId} in the simulated world.`);
  return tenant;
}

/** The short company profile. */
export function companyProfileOf(tenant: SimTenant): Record<string, unknown> {
  return {
    tenantId: tenant.id,
    domain: tenant.defaultDomain,
    companyName: tenant.name,
    links: { self: link(`/customers/${tenant.id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}
