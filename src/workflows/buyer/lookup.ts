import { isNational } from '../../domain/cloud-ways.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { AccountProposal } from '../../domain/region.ts';
import type { Customers } from '../customer/port.ts';
import { mustDeskOf, type BuyersContext, type Desk } from './context.ts';
import type { BuyerLookup } from './port.ts';
import { belongingOf } from './standing.ts';

type Picture = Extract<Awaited<ReturnType<Customers['byDomain']>>, { kind: 'found' }>['picture'];

/** See Buyers.byDomain. */
export async function lookUp(context: BuyersContext, by: PersonKey, domain: string): Promise<BuyerLookup> {
  const desk = await mustDeskOf(context, by);
  const lookup = await context.tenants.byDomain(domain);
  if (lookup.kind === 'own-tenant') return { kind: 'own-selling-tenant' };
  if (lookup.kind !== 'found') return lookup;
  return judge(context, desk, lookup.picture);
}

async function judge(context: BuyersContext, desk: Desk, { facts, proposal }: Picture): Promise<BuyerLookup> {
  const { tenantId, cloud, domain, name } = facts;
  const isSelling = desk.reseller.tenants.some(
    (tenant) => tenant.use === 'selling' && tenant.tenantId === tenantId,
  );
  if (isSelling) return { kind: 'own-selling-tenant' };
  if (isNational(cloud)) return { kind: 'other-cloud', cloud };
  const accountId = desk.account.id;
  // The list of all customers may be long; this one is asked about, which its standing needs anyhow.
  const belonging = await belongingOf(context, desk, tenantId);
  if (belonging.kind === 'ours') {
    const { companyName, domain: known } = belonging.details;
    return { kind: 'found', tenantId, domain: known, name: companyName, accountId, isCustomer: true };
  }
  const elsewhere = otherRegion(proposal, accountId);
  return elsewhere ?? { kind: 'found', tenantId, domain, name, accountId, isCustomer: false };
}

/** Undefined while the tenant may be in the account's region: what is not certain is asked, not refused. */
function otherRegion(proposal: AccountProposal, accountId: string): BuyerLookup | undefined {
  switch (proposal.kind) {
    case 'certain':
    case 'likely':
      return proposal.account.id === accountId
        ? undefined
        : { kind: 'other-region', region: proposal.account.region };
    case 'choose':
      return proposal.accounts.some((account) => account.id === accountId)
        ? undefined
        : { kind: 'other-region', region: undefined };
    case 'not-sold-there':
    case 'no-account-in-cloud':
      return { kind: 'other-region', region: undefined };
  }
}
