import { asDomain } from '../../domain/identifiers.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem, Problem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import { createCustomer } from './create-customer.ts';
import { customerPages } from './customer-pages.ts';
import {
  accountStatusSchema,
  addressOpinionSchema,
  countryRulesSchema,
  customerDetailsSchema,
  qualificationsSchema,
} from './customer-registry-schema.ts';
import { saysNotYet } from './customers.ts';
import type { CustomerRegistry, PostalAddress } from './customers-port.ts';
import { countryForPath } from './path-parts.ts';
import type { Call, Wire } from './wire.ts';

/** Customers a page of a list that may be long. */
const pageSize = 500;
const statusNotFoundCode = 600074;

/** Customers at Partner Center over HTTP. See CustomerRegistry for what each method promises. */
export function createCustomerRegistry(wire: Wire): CustomerRegistry {
  return {
    domainIsTaken: async (account, fullDomain) => {
      const call: Call = {
        ...reading(account, 'domain', `/v1/domains/${domainForPath(fullDomain)}`),
        method: 'HEAD',
      };
      const answer = await wire.send(call);
      if (answer.status === 404) return false;
      if (answer.status === 200) return true;
      throw wire.problem(call, answer);
    },
    countryRules: async (account, country) => {
      const call = reading(account, 'country rules', `/v1/countryvalidationrules/${countryForPath(country)}`);
      return await read404AsUndefined(() => wire.read(call, countryRulesSchema));
    },
    validateAddress: async (account, address) => {
      const call: Call = {
        ...reading(account, 'address validation', '/v1/validations/address'),
        method: 'POST',
        body: wireAddress(address),
      };
      try {
        return await wire.read(call, addressOpinionSchema);
      } catch (error) {
        if (!isProblem(error) || error.kind === 'unauthorised' || error.kind === 'throttled') throw error;
        return { kind: 'unreadable', suggestions: [] };
      }
    },
    createCustomer: (account, customer, ids) => createCustomer(wire, account, customer, ids),
    customerDetails: async (account, tenantId) => {
      const call = reading(account, 'customer', `/v1/customers/${guidForPath('partner-center', tenantId)}`);
      try {
        return { kind: 'found', customer: await wire.read(call, customerDetailsSchema) };
      } catch (error) {
        if (error instanceof Problem && saysNotYet(error)) return { kind: 'not-yet' };
        throw error;
      }
    },
    accountStatus: async (account, tenantId) => {
      const id = guidForPath('partner-center', tenantId);
      const call: Call = {
        ...reading(account, 'account status', `/v1/customers/${id}/validationStatus`),
        query: { type: 'account' },
        as: 'user',
      };
      return (await wire.readIfThere(call, accountStatusSchema, [statusNotFoundCode])) ?? 'none';
    },
    qualifications: (account, tenantId) => {
      const id = guidForPath('partner-center', tenantId);
      return wire.read(
        reading(account, 'qualifications', `/v1/customers/${id}/qualifications`),
        qualificationsSchema,
      );
    },
    customersOfReseller: (account, resellerTenantId) => {
      const startsWith = guidForPath('partner-center', resellerTenantId);
      // Contract 4.3: this filter alone needs an agent.
      return customerPages(wire, account, {
        filter: { field: 'IndirectReseller', startsWith },
        size: pageSize,
        as: 'user',
      });
    },
    customersByName: (account, prefix) => {
      const startsWith = prefix.trim();
      if (startsWith !== '')
        return customerPages(wire, account, { filter: { field: 'CompanyName', startsWith }, size: pageSize });
      throw new Problem('rejected', 'A name for partner-center is empty.', {
        remote: 'partner-center',
        code: 'empty-name',
      });
    },
  };
}

const reading = (account: PartnerAccount, what: string, path: string): Call => ({
  account,
  operation: `GET ${what}`,
  method: 'GET',
  path,
  as: 'app',
  effect: 'repeatable',
});

/** Contract 5.4 wants every field; countries without states have an empty one. */
function wireAddress(address: PostalAddress) {
  return {
    addressLine1: address.line1,
    ...(address.line2 === undefined ? {} : { addressLine2: address.line2 }),
    city: address.city,
    state: address.state ?? '',
    postalCode: address.postalCode ?? '',
    country: address.country,
  };
}

async function read404AsUndefined<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isProblem(error, 'not-found')) return undefined;
    throw error;
  }
}

function domainForPath(text: string): string {
  const domain = asDomain(text);
  if (domain !== undefined) return domain;
  throw new Problem('rejected', 'A domain for partner-center is not one.', {
    remote: 'partner-center',
    code: 'not-a-domain',
  });
}
