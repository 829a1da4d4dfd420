import { checkAddress, checkPrefix } from './checks.ts';
import { customersOf, deskOf, type BuyersContext } from './context.ts';
import type { BuyerList } from './list-port.ts';
import { lookUp } from './lookup.ts';
import { createMemory } from './memory.ts';
import { agreementText, countryRules } from './papers.ts';
import type { Buyers } from './port.ts';
import { probablySame, resembling } from './resembling.ts';
import { standingOf } from './standing.ts';

const mostDuplicates = 5;

/** Whom one can order for, out of Partner Center; see Buyers for what each method promises. */
export function createBuyers(parts: Omit<BuyersContext, 'memory'>): Buyers & BuyerList {
  const context: BuyersContext = { ...parts, memory: createMemory(parts.clock) };
  return {
    async search(by, words, limit) {
      const desk = await deskOf(context, by);
      return desk === undefined ? [] : resembling(await customersOf(context, desk), words, limit);
    },
    async all(by) {
      const desk = await deskOf(context, by);
      return desk === undefined ? [] : customersOf(context, desk);
    },
    byDomain: (by, domain) => lookUp(context, by, domain),
    async ownTenants(by) {
      const desk = await deskOf(context, by);
      if (desk === undefined) return [];
      const { company, tenants } = desk.reseller;
      return tenants
        .filter((tenant) => tenant.use === 'own-use')
        .map(({ tenantId, domain }) => ({ tenantId, name: company, domain }));
    },
    standing: (by, tenantId) => standingOf(context, by, tenantId),
    countryRules: (accountId, country) => countryRules(context, accountId, country),
    agreementText: (accountId, country) => agreementText(context, accountId, country),
    checkAddress: (accountId, company) => checkAddress(context, accountId, company),
    checkPrefix: (accountId, prefix, companyName) => checkPrefix(context, accountId, prefix, companyName),
    async duplicates(by, companyName) {
      const desk = await deskOf(context, by);
      if (desk === undefined) return [];
      return probablySame(await customersOf(context, desk), companyName, mostDuplicates);
    },
  };
}
