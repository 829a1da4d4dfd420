import { asDomain } from '../../domain/identifiers.ts';
import { Problem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import { customerPages } from './customer-pages.ts';
import type { Customer, PartnerCenter } from './port.ts';
import { customerSchema, relationshipsSchema } from './schema.ts';
import type { Call, Wire } from './wire.ts';

/** Customers a page; the largest number seen in use, the contract names no limit. */
const pageSize = 500;

type Customers = Pick<PartnerCenter, 'customer' | 'customersByDomain' | 'allCustomers' | 'resellersOf'>;

/** The customer part of PartnerCenter (contract 4.3, 4.6, 5). */
export function createCustomers(wire: Wire): Customers {
  return {
    customer: async (account, tenantId) => {
      const id = guidForPath('partner-center', tenantId);
      const call: Call = {
        account,
        operation: 'GET customer',
        method: 'GET',
        path: `/v1/customers/${id}`,
        as: 'app',
        effect: 'repeatable',
      };
      try {
        return { kind: 'found', customer: await wire.read(call, customerSchema) };
      } catch (error) {
        if (error instanceof Problem && saysNotYet(error)) return { kind: 'not-yet' };
        throw error;
      }
    },
    customersByDomain: async (account, domain) => {
      const filter = { field: 'Domain', startsWith: domainForFilter(domain) } as const;
      const found: Customer[] = [];
      for await (const page of customerPages(wire, account, { filter })) found.push(...page);
      return found;
    },
    allCustomers: (account) => customerPages(wire, account, { size: pageSize }),
    resellersOf: async (account, tenantId) => {
      const id = guidForPath('partner-center', tenantId);
      const answer = await wire.read(
        {
          account,
          operation: 'GET relationships of customer',
          method: 'GET',
          path: `/v1/customers/${id}/relationships`,
          as: 'user',
          effect: 'repeatable',
        },
        relationshipsSchema,
      );
      return answer.items;
    },
  };
}

/** Contract 4.6: which of these stands for "no relationship yet" is not documented, so all of them do. */
export function saysNotYet({ facts }: Problem): boolean {
  return facts.status === 404 || (facts.status === 403 && facts.code === '20002');
}

function domainForFilter(text: string): string {
  const domain = asDomain(text);
  if (domain !== undefined) return domain;
  throw new Problem('rejected', 'A domain for partner-center is not one.', {
    remote: 'partner-center',
    code: 'not-a-domain',
  });
}
