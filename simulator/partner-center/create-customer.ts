import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import type { SimCustomer } from '../world/customer-types.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import type { SimTenant } from '../world/types.ts';
import { failure, headerOf, toCamelCase, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { addAudit } from './audit.ts';
import { billingFrom, billingShape, describeBilling, problemOf } from './customer-data.ts';
import { readCustomer } from './customer-record.ts';
import { companyProfileOf } from './customers.ts';
import { guid, guidFrom } from './ids.ts';
import { isTaken } from './market-rules.ts';

const customerShape = z.object({
  companyProfile: z.object({
    domain: z.string().regex(/^[a-z0-9]{1,27}\.onmicrosoft\.com$/i),
    organizationRegistrationNumber: z.string().nullish(),
  }),
  billingProfile: billingShape,
  associatedPartnerId: z.string().regex(guid).nullish(),
});
type NewCustomer = z.infer<typeof customerShape>;

/**
 * `POST /v1/customers` (contract 5.6): a tenant with its first administrator, a relationship, no agreement. The same
 * MS-RequestId again gets the same answer and creates nothing.
 */
export async function createCustomer(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const requestId = headerOf(call.exchange, 'ms-requestid')?.toLowerCase() ?? '';
  const correlationId = headerOf(call.exchange, 'ms-correlationid') ?? '';
  if (!guid.test(requestId)) return failure(400, 3000, 'Invalid property: MS-RequestId');
  if (!guid.test(correlationId)) return failure(400, 3000, 'Invalid property: MS-CorrelationId');
  const body = toCamelCase(await readJson(call.exchange));
  const { state } = context.world;
  const before = state.createdCustomers.find(
    (created) => created.requestId === requestId && created.accountId === call.account.id,
  );
  if (before !== undefined) return created(context, before.tenantId, call, state.switches.signInShownOnce);
  if (body === undefined) return failure(400, 800002, 'Invalid request input');
  const read = customerShape.safeParse(body);
  if (!read.success) return failure(400, 3000, `Invalid property: ${read.error.issues[0]?.path.join('.')}`);
  const refusal = refusalOf(context, call, read.data);
  if (refusal !== undefined) return refusal;
  const tenantId = addCustomer(context, call, read.data);
  if (state.switches.createFailsLateNext > 0) {
    context.world.change(() => (state.switches.createFailsLateNext -= 1));
    return failure(500, 500, 'An unexpected error occurred.');
  }
  context.world.change(() =>
    state.createdCustomers.push({ requestId, accountId: call.account.id, tenantId }),
  );
  return created(context, tenantId, call, false);
}

function refusalOf(
  context: SimulatorContext,
  call: PartnerCall,
  customer: NewCustomer,
): PartnerAnswer | undefined {
  const { companyProfile, billingProfile, associatedPartnerId } = customer;
  if (associatedPartnerId != null && call.appOnly) {
    return failure(403, 900329, 'This resource does not support application-only authentication.');
  }
  if (!call.account.countries.includes(billingProfile.defaultAddress.country.toUpperCase())) {
    return failure(403, 2030, "Partner isn't onboarded to sell in country/region");
  }
  const problem = problemOf(billingProfile, companyProfile.organizationRegistrationNumber ?? null);
  if (problem !== undefined) return problem;
  if (associatedPartnerId != null) {
    const reseller = context.world.state.resellers.find(
      ({ tenantId }) => tenantId === associatedPartnerId.toLowerCase(),
    );
    if (reseller === undefined || !reseller.accountIds.includes(call.account.id)) {
      return failure(400, 3000, 'Invalid property: associatedPartnerId');
    }
  }
  if (isTaken(context, companyProfile.domain)) {
    const domain = companyProfile.domain.toLowerCase();
    const text = `Conflict while creating tenant: ${domain} is already used by another tenant.`;
    return failure(409, 1003, text);
  }
  return undefined;
}

/** The tenant, its administrator, the relationship and what was written about the company. Returns the tenant's id. */
function addCustomer(context: SimulatorContext, call: PartnerCall, customer: NewCustomer): string {
  const { account } = call;
  const { companyProfile, billingProfile, associatedPartnerId } = customer;
  const id = randomUUID();
  const domain = companyProfile.domain.toLowerCase();
  const home = context.world.state.tenants.find((tenant) => tenant.id === account.tenantId);
  const tenant: SimTenant = {
    id,
    name: billingProfile.companyName,
    defaultDomain: domain,
    domains: [domain],
    country: billingProfile.defaultAddress.country.toUpperCase(),
    cloud: 'public',
    regionScope: home?.regionScope ?? 'EU',
    regionSubScope: null,
    consent: 'organization',
    provider: false,
  };
  const record: SimCustomer = {
    ...readCustomer(context.world.state, id),
    billing: billingFrom(billingProfile, guidFrom(`billing ${id}`)),
    organizationRegistrationNumber: companyProfile.organizationRegistrationNumber ?? null,
  };
  const resellerTenantId = associatedPartnerId?.toLowerCase() ?? null;
  const { createLeaves, createFailsLateNext } = context.world.state.switches;
  const lost = createFailsLateNext > 0 && createLeaves === 'tenant';
  context.world.change((state) => {
    state.tenants.push(tenant);
    state.users.push({
      id: guidFrom(`first administrator of ${id}`),
      tenantId: id,
      userPrincipalName: `admin@${domain}`,
      displayName: `First administrator of ${tenant.name}`,
      roles: [globalAdministrator],
      locale: billingProfile.culture,
      timeZone: 'Europe/Dublin',
      about: `Global Administrator of ${tenant.name}`,
    });
    state.customers.push(record);
    if (lost) return;
    state.relationships.push({
      customerTenantId: id,
      partnerTenantId: account.tenantId,
      resellerTenantId,
      acceptedAt: context.world.now().toISOString(),
    });
  });
  addAudit(context, {
    account,
    customerTenantId: id,
    operationType: 'add_customer',
    resourceType: 'customer',
  });
  context.world.journal.add('customer-created', {
    accountId: account.id,
    customerTenantId: id,
    domain,
    resellerTenantId,
  });
  return id;
}

/** The 201. The first sign-in is made from the tenant's id, so that it is kept nowhere. */
function created(
  context: SimulatorContext,
  tenantId: string,
  call: PartnerCall,
  withoutSignIn: boolean,
): PartnerAnswer {
  const { tenants, relationships } = context.world.state;
  const tenant = tenants.find(({ id }) => id === tenantId)!;
  const relationship = relationships.find(
    (one) => one.customerTenantId === tenantId && one.partnerTenantId === call.account.tenantId,
  );
  const reseller = relationship?.resellerTenantId ?? null;
  return {
    status: 201,
    body: {
      id: tenantId,
      commerceId: tenantId,
      companyProfile: companyProfileOf(tenant),
      billingProfile: describeBilling(tenantId, readCustomer(context.world.state, tenantId).billing),
      relationshipToPartner: reseller === null ? 'none' : 'reseller',
      allowDelegatedAccess: false,
      ...(withoutSignIn ? {} : { userCredentials: { userName: 'admin', password: firstPassword(tenantId) } }),
      ...(reseller === null ? {} : { associatedPartnerId: reseller }),
      attributes: { objectType: 'Customer' },
    },
  };
}

function firstPassword(tenantId: string): string {
  return `${createHash('sha256').update(`first sign-in of ${tenantId}`).digest('base64url').slice(0, 12)}*7a`;
}
