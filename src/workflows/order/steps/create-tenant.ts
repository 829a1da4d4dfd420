import { meaningOfError } from '../../../domain/microsoft-errors.ts';
import type { Company } from '../../../domain/order-draft.ts';
import type { Order } from '../../../domain/order.ts';
import type { PartnerAccount } from '../../../domain/partner-account.ts';
import { sellingTenant } from '../../../domain/reseller.ts';
import { isProblem } from '../../../errors.ts';
import type { Refused } from '../../../services/partner-center/call-ids.ts';
import type {
  CreatedCustomer,
  CustomerRegistry,
  NewCustomer,
} from '../../../services/partner-center/customers-port.ts';
import { beginCall, endCall, openCall } from '../../../services/store/order-calls.ts';
import { recordSeen } from '../../../services/store/seen-customers.ts';
import { accountOf, type OrderContext, type StageContext } from '../context.ts';
import { askPerson, unsettledRestore } from './after-restore.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';
import { staffFlow } from './tell.ts';

/** So long the tenant is asked for again, although it is there: only the answer to the call has its first sign-in. */
const signInPatienceMs = 5 * 60_000;

/**
 * Makes the customer's tenant. A try without an answer may have made it all the same and used up the name: the domain
 * is then looked for among the reseller's customers, and what is found is used (error path 7). The call is repeated
 * with its request id even so, because only its answer carries the first sign-in; the name cannot be given out twice.
 */
export async function createTenant(context: StageContext, order: Order): Promise<Outcome> {
  const { database, customers, clock } = context;
  const account = accountOf(context, order);
  const { buyer } = order.draft;
  if (buyer?.kind !== 'new' || buyer.prefix === undefined)
    throw new Error(`order ${order.id} makes no tenant`);
  const company = complete(buyer.company);
  const domain = `${buyer.prefix}.onmicrosoft.com`;
  const reseller = await resellerTenant(context, order);
  const rules = await customers.countryRules(account, company.country);
  const culture = rules?.defaultCulture ?? 'en-US';
  const { line1, line2, city, state, postalCode, country } = company;
  const request: NewCustomer = {
    companyName: company.name,
    domain,
    address: { line1, line2, city, state, postalCode, country },
    culture,
    language: culture.slice(0, 2),
    contact: company.contact,
    registrationNumber: company.registrationNumber,
    resellerTenantId: reseller,
  };

  const restore = await unsettledRestore(context, order);
  if (restore !== undefined && (await openCall(database.db, order.id, 'create-tenant')) === undefined) {
    const found = await findMade(context, account, request);
    return found === undefined ? askPerson(order, restore) : made(context, order, found, 'tenant-found');
  }
  const ids = await beginCall(database.db, context.held, 'create-tenant', clock.now());
  const there = ids.isRepeat ? await findMade(context, account, request) : undefined;
  let answer: Awaited<ReturnType<CustomerRegistry['createCustomer']>>;
  try {
    answer = await customers.createCustomer(account, request, ids);
  } catch (error) {
    const isOver = clock.now() - ids.begunAt > signInPatienceMs;
    if (there === undefined || !isProblem(error) || !isOver) throw error;
    return made(context, order, there, 'tenant-found', ids.requestId);
  }
  if (answer.kind === 'created') return made(context, order, answer, 'tenant-created', ids.requestId);
  if (there !== undefined) return made(context, order, there, 'tenant-found', ids.requestId);
  const isTaken = meaningOfError(answer).cause === 'prefix-taken';
  // The name went to our own try of which no answer came, and left nothing that anybody can use.
  const outcome: Outcome =
    isTaken && ids.isRepeat
      ? { kind: 'person', standstill: { ...refusedBy(answer), cause: 'tenant-burnt' } }
      : afterRefusal(context, order, answer);
  const code = String(answer.code);
  return { ...outcome, also: (tx) => endCall(tx, ids.requestId, code, clock.now()) };
}

const refusedBy = ({ code, correlationId }: Refused) => ({ code, correlationId });

/** The tenant an unanswered try has made: a customer of this very reseller with exactly this domain and name. */
async function findMade(
  context: OrderContext,
  account: PartnerAccount,
  wanted: NewCustomer,
): Promise<CreatedCustomer | undefined> {
  const { partnerCenter } = context;
  try {
    const found = await partnerCenter.customersByDomain(account, wanted.domain);
    const own = found.find(
      ({ domain, companyName }) => domain === wanted.domain && companyName === wanted.companyName,
    );
    if (own === undefined) return undefined;
    const resellers = await partnerCenter.resellersOf(account, own.tenantId);
    if (!resellers.some(({ tenantId }) => tenantId === wanted.resellerTenantId)) return undefined;
    const { tenantId, companyName, domain } = own;
    return { kind: 'created', tenantId, companyName, domain, userName: undefined, password: undefined };
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
      if (requestId !== undefined) await endCall(tx, requestId, event, now);
      // It is our own doing: the sweep for acceptances must not take it for one that nobody asked for.
      const { tenantId, domain, companyName: name } = tenant;
      await recordSeen(tx, accountOf(context, order).id, { tenantId, domain, name }, now);
      if (order.draft.use === 'own')
        await context.resellers.keepMadeTenant(
          tx,
          order.resellerId,
          { tenantId, domain },
          order.placedBy ?? order.createdBy,
        );
      const { userName, password } = tenant;
      if (userName === undefined || password === undefined || to === undefined) {
        // Microsoft shows a password once, and that answer never came: only the provider can set a new one.
        await context.news.tellStaff(tx, { flow: staffFlow, caseId: order.id, event: 'sign-in-lost' });
        return;
      }
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
