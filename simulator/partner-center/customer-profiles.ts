import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import {
  customerServiceFailure,
  failure,
  headerOf,
  ok,
  toCamelCase,
  type PartnerAnswer,
  type PartnerCall,
} from './answer.ts';
import { billingFrom, billingShape, describeBilling, problemOf, withoutEmpty } from './customer-data.ts';
import { accountStatus, changeCustomerRecord, readCustomer } from './customer-record.ts';
import { companyProfileOf, findCustomer } from './customers.ts';
import { guidFrom } from './ids.ts';

/** `GET /v1/customers/{id}/profiles/company`: with address and e-mail, which the customer itself leaves out. */
export function companyProfile(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const customer = readCustomer(context.world.state, found.tenant.id);
  const { firstName: _first, lastName: _last, state, ...address } = customer.billing.address;
  const { organizationRegistrationNumber } = customer;
  return ok({
    ...companyProfileOf(found.tenant),
    ...(organizationRegistrationNumber === null ? {} : { organizationRegistrationNumber }),
    address: withoutEmpty({ ...address, region: state ?? address.region }),
    email: customer.billing.email,
  });
}

/** `GET /v1/customers/{id}/profiles/billing` */
export function billingProfile(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  return ok(describeBilling(found.tenant.id, readCustomer(context.world.state, found.tenant.id).billing));
}

/** `PUT /v1/customers/{id}/profiles/billing`: the whole profile, with the etag just read (contract 3.1, 5.2). */
export async function replaceBillingProfile(
  context: SimulatorContext,
  call: PartnerCall,
): Promise<PartnerAnswer> {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const read = billingShape.safeParse(toCamelCase(await readJson(call.exchange)));
  if (!read.success) return failure(400, 3000, `Invalid property: ${read.error.issues[0]?.path.join('.')}`);
  const before = readCustomer(context.world.state, found.tenant.id).billing;
  if (headerOf(call.exchange, 'if-match') !== `"${before.etag}"`) {
    return failure(400, 2055, 'Etag is no longer valid');
  }
  const problem = problemOf(read.data);
  if (problem !== undefined) return problem;
  if (read.data.defaultAddress.country.toUpperCase() !== found.tenant.country) {
    return failure(400, 3000, 'Invalid property: defaultAddress.country');
  }
  const billing = billingFrom(read.data, before.id);
  changeCustomerRecord(context, found.tenant.id, (customer) => (customer.billing = billing));
  return ok(describeBilling(found.tenant.id, billing));
}

/** `GET /v1/customers/{id}/validationStatus?type=account`; 404/600074 when Microsoft has no status (contract 5.2). */
export function validationStatus(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  if (call.query.get('type')?.toLowerCase() !== 'account')
    return failure(400, 800002, 'Invalid request input');
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const status = accountStatus(context.world.state, found.tenant.id);
  if (status === null) {
    const text = `Account Status for the customer, ${found.tenant.id} was not found.`;
    return customerServiceFailure(404, 600074, 'AccountStatusNotFound', text);
  }
  return ok({ type: 'account', status: status.status, lastUpdateDateTime: status.updatedAt });
}

/** `GET /v1/customers/all/validations`: the account's codes, an array without envelope (contract 3.4, 5.2). */
export function validationCodes(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  return ok(
    context.world.state.validationCodes
      .filter(({ accountId }) => accountId === call.account.id)
      .map(({ organizationName, validationId, maxCreates, remainingCreates }) => ({
        partnerId: call.account.partnerId,
        organizationName,
        validationId,
        maxCreates,
        remainingCreates,
        eTag: guidFrom(`${validationId} ${remainingCreates}`),
      })),
  );
}

/** `GET /v1/customers/{id}/qualifications`: an array without envelope (contract 3.4). */
export function qualifications(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  return ok(readCustomer(context.world.state, found.tenant.id).qualifications);
}
