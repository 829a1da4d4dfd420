import { meaningOfError } from '../../../domain/microsoft-errors.ts';
import type { Company } from '../../../domain/order-draft.ts';
import type { Order } from '../../../domain/order.ts';
import { sellingTenant } from '../../../domain/reseller.ts';
import { isProblem } from '../../../errors.ts';
import type { CreatedCustomer, NewCustomer } from '../../../services/partner-center/customers-port.ts';
import { beginCall, countCalls, endCall } from '../../../services/store/order-calls.ts';
import { accountOf, type OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';

/**
 * Makes the customer's tenant. A failed or lost try may have made it all the same and used up the name: the domain is
 * looked for among our customers before another try, and what is found is used (error path 7).
 */
export async function createTenant(context: OrderContext, order: Order): Promise<Outcome> {
  const { database, customers, clock } = context;
  const account = accountOf(context, order);
  const { buyer } = order.draft;
  if (buyer?.kind !== 'new' || buyer.prefix === undefined)
    throw new Error(`order ${order.id} makes no tenant`);
  const company = complete(buyer.company);
  const domain = `${buyer.prefix}.onmicrosoft.com`;

  const ids = await beginCall(database.db, order.id, 'create-tenant', clock.now());
  const failedBefore = (await countCalls(database.db, order.id, 'create-tenant', 'refused')) > 0;
  if (ids.isRepeat || failedBefore) {
    const orphan = await findOwn(context, order, domain, company.name);
    if (orphan !== undefined) {
      await endCall(database.db, ids.requestId, 'found', clock.now());
      return made(context, order, orphan, 'tenant-found');
    }
  }

  const address = {
    line1: company.line1,
    line2: company.line2,
    city: company.city,
    state: company.state,
    postalCode: company.postalCode,
    country: company.country,
  };
  const reseller = await resellerTenant(context, order);
  const rules = await customers.countryRules(account, company.country);
  const culture = rules?.defaultCulture ?? 'en-US';
  const request: NewCustomer = {
    companyName: company.name,
    domain,
    address,
    culture,
    language: culture.slice(0, 2),
    contact: company.contact,
    registrationNumber: company.registrationNumber,
    resellerTenantId: reseller,
  };
  const answer = await customers.createCustomer(account, request, ids);
  if (answer.kind === 'created') return made(context, order, answer, 'tenant-created', ids.requestId);
  await endCall(database.db, ids.requestId, 'refused', clock.now());
  // A refusal may come after the name was used up; the tenant is ours then, without any relationship to look for.
  const orphan = await findOwn(context, order, domain, company.name);
  if (orphan !== undefined) return made(context, order, orphan, 'tenant-found');
  if (meaningOfError(answer).cause === 'prefix-taken') {
    const standstill = { code: answer.code, correlationId: answer.correlationId };
    return failedBefore || ids.isRepeat
      ? { kind: 'person', standstill: { ...standstill, cause: 'tenant-burnt' } }
      : { kind: 'ask', standstill: { ...standstill, cause: 'prefix-taken', field: 'prefix' } };
  }
  return afterRefusal(context, order, answer);
}

/** The tenant, if one of our customers has exactly this domain and name. */
async function findOwn(
  context: OrderContext,
  order: Order,
  domain: string,
  name: string,
): Promise<CreatedCustomer | undefined> {
  try {
    const found = await context.partnerCenter.customersByDomain(accountOf(context, order), domain);
    const own = found.find((customer) => customer.domain === domain && customer.companyName === name);
    return own === undefined
      ? undefined
      : {
          kind: 'created',
          tenantId: own.tenantId,
          companyName: own.companyName,
          domain,
          userName: undefined,
          password: undefined,
        };
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error;
    return undefined;
  }
}

function made(
  context: OrderContext,
  order: Order,
  tenant: CreatedCustomer,
  event: string,
  requestId?: string,
): Outcome {
  const now = context.clock.now();
  const { buyer } = order.draft;
  const to = buyer?.kind === 'new' ? buyer.company.contact?.email : undefined;
  return {
    kind: 'go',
    event,
    facts: { tenant: tenant.tenantId },
    progress: {
      ...order.progress,
      tenant: { tenantId: tenant.tenantId, domain: tenant.domain, createdAt: now },
    },
    // The password is shown once: it is sealed in the very transaction that notes the tenant.
    also: async (tx) => {
      if (requestId !== undefined) await endCall(tx, requestId, 'created', now);
      const { userName, password } = tenant;
      if (userName === undefined || password === undefined || to === undefined) return;
      await context.firstSignIns.keep(tx, {
        orderId: order.id,
        customerTenantId: tenant.tenantId,
        userName,
        password,
        to,
        country: buyer?.kind === 'new' ? buyer.company.country : undefined,
      });
    },
  };
}

async function resellerTenant(context: OrderContext, order: Order): Promise<string | undefined> {
  const reseller = await context.resellers.find(order.resellerId, {
    ...order.createdBy,
    staff: true,
  });
  return reseller === undefined ? undefined : sellingTenant(reseller)?.tenantId;
}

function complete(company: Partial<Company>): Company {
  const { name, country, line1, city, contact } = company;
  if (
    name === undefined ||
    country === undefined ||
    line1 === undefined ||
    city === undefined ||
    contact === undefined
  )
    throw new Error('a company was placed without its required fields');
  return { ...company, name, country, line1, city, contact };
}
