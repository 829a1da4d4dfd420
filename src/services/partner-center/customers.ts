import { asDomain } from '../../domain/identifiers.ts';
import { Problem } from '../../errors.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { Customer, PartnerCenter } from './port.ts';
import { customerSchema, customersPageSchema, relationshipsSchema } from './schema.ts';
import type { Call, Wire } from './wire.ts';

/** Customers a page; the largest number seen in use, the contract names no limit. */
const pageSize = 500;
/** A guard against a token that never ends: half a million customers. */
const mostPages = 1000;

type Customers = Pick<PartnerCenter, 'customer' | 'customersByDomain' | 'allCustomers' | 'resellersOf'>;

/** The customer part of PartnerCenter (contract 4.3, 4.6, 5). */
export function createCustomers(wire: Wire): Customers {
  async function* pages(
    account: PartnerAccount,
    query: Record<string, string>,
  ): AsyncIterable<readonly Customer[]> {
    let continuationToken: string | undefined;
    let earlierFirst: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const call: Call = {
        account,
        operation: 'GET customers',
        method: 'GET',
        path: '/v1/customers',
        query: continuationToken === undefined ? query : { ...query, seekOperation: 'Next' },
        headers: continuationToken === undefined ? {} : { 'ms-continuationtoken': continuationToken },
        as: 'app',
        effect: 'repeatable',
      };
      const answer = await wire.read(call, customersPageSchema);
      yield answer.items;
      if (answer.continuationToken === undefined) return;
      const first = answer.items[0]?.tenantId;
      // Neither token nor content moves on: this would go round for ever.
      if (answer.continuationToken === continuationToken && first === earlierFirst) return;
      earlierFirst = first;
      continuationToken = answer.continuationToken;
    }
    const message = `The list of customers has more than ${mostPages} pages.`;
    throw new Problem('rejected', message, { remote: 'partner-center', code: 'too-many-pages' });
  }

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
      const filter = { Field: 'Domain', Value: domainForFilter(domain), Operator: 'starts_with' };
      const found: Customer[] = [];
      for await (const page of pages(account, { size: '0', filter: JSON.stringify(filter) }))
        found.push(...page);
      return found;
    },
    allCustomers: (account) => pages(account, { size: String(pageSize) }),
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
function saysNotYet({ facts }: Problem): boolean {
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
