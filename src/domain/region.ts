import { cspRegionOf } from './markets.ts';
import type { Cloud, PartnerAccount } from './partner-account.ts';

/** What is known about a customer when a partner account has to be chosen. */
export interface RegionQuestion {
  readonly accounts: readonly PartnerAccount[];
  readonly cloud: Cloud;
  /** ISO 3166 alpha-2 of the customer's tenant: the only thing that decides. */
  readonly country?: string | undefined;
  /** `tenant_region_scope` of the OpenID metadata (Graph contract, "Tenant facts"): narrows, never decides. */
  readonly regionScope?: string | undefined;
}

export type AccountProposal =
  | { readonly kind: 'certain'; readonly account: PartnerAccount; readonly country: string }
  | { readonly kind: 'likely'; readonly account: PartnerAccount; readonly because: 'region-scope' }
  /** At least one account, in the order of the provider file. */
  | { readonly kind: 'choose'; readonly accounts: readonly PartnerAccount[] }
  | { readonly kind: 'not-sold-there'; readonly country: string }
  | { readonly kind: 'no-account-in-cloud'; readonly cloud: Cloud };

/**
 * Which partner account fits a customer. The tenant's country decides; without it the region scope may leave one
 * account (`likely`, to be confirmed by the person) or several. Pure.
 */
export function proposeAccount(question: RegionQuestion): AccountProposal {
  const accounts = question.accounts.filter((account) => account.cloud === question.cloud);
  if (accounts.length === 0) return { kind: 'no-account-in-cloud', cloud: question.cloud };

  const country = question.country?.trim().toUpperCase();
  if (country) {
    const account = accounts.find((candidate) => candidate.markets.includes(country));
    return account ? { kind: 'certain', account, country } : { kind: 'not-sold-there', country };
  }

  const inScope = accounts.filter((account) => sellsInScope(account, question.regionScope));
  const [only] = inScope;
  if (only && inScope.length === 1) return { kind: 'likely', account: only, because: 'region-scope' };
  return { kind: 'choose', accounts: inScope.length > 0 ? inScope : accounts };
}

// Continents as Entra groups tenants, in CSP regions. Deliberately generous (Entra puts much of Africa and the Middle
// East under EU, Mexico under NA): a wrong "likely" costs more than one more question. WW and unknown scopes are
// absent on purpose, they say nothing.
const regionsOfScope: Readonly<Record<string, readonly string[]>> = {
  NA: ['united-states', 'canada', 'latin-america-and-the-caribbean'],
  USG: ['united-states'],
  USGOV: ['united-states'],
  SA: ['latin-america-and-the-caribbean', 'brazil'],
  EU: ['europe', 'middle-east-central-europe-and-eastern-europe', 'africa'],
  AF: ['africa', 'middle-east-central-europe-and-eastern-europe'],
  AS: [
    'asia-and-pacific',
    'china',
    'india',
    'japan',
    'korea-republic-of',
    'middle-east-central-europe-and-eastern-europe',
    'taiwan',
  ],
  OC: ['australia', 'new-zealand'],
};

function sellsInScope(account: PartnerAccount, regionScope: string | undefined): boolean {
  const regions = regionsOfScope[regionScope?.toUpperCase() ?? ''] ?? [];
  return account.markets.some((country) => regions.includes(cspRegionOf(country)?.id ?? ''));
}
