import { proposeAccount } from '../../domain/region.ts';
import type { Cloud, PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { GraphForProvider, TenantInformation } from '../../services/graph/port.ts';
import type { TenantFacts, TenantFactsReader } from '../../services/tenant-facts/port.ts';
import type { CustomerLookup, Customers, SignedInFacts } from './port.ts';

export type Directories = Readonly<Partial<Record<Cloud, Pick<GraphForProvider, 'tenantById'>>>>;

export interface CustomersDependencies {
  readonly tenantFacts: TenantFactsReader;
  /** The directories that can be asked: one for each cloud in which the provider has an application. */
  readonly directories: Directories;
  readonly accounts: readonly PartnerAccount[];
  /** The staff's tenant. */
  readonly homeTenantId: string;
  readonly log: Log;
}

const domainName = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/** `https://Contoso.com/`, `admin@contoso.com` and `contoso.com` all name the same domain; undefined for anything else. */
export function domainIn(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/[.,;]+$/, '');
  return domainName.test(bare) ? bare : undefined;
}

/** Puts the public tenant facts, the provider's directory look-up and the signed-in person's facts together. */
export function createCustomers(dependencies: CustomersDependencies): Customers {
  const { tenantFacts, directories, accounts, homeTenantId, log } = dependencies;
  const own = new Set([homeTenantId, ...accounts.map((account) => account.tenantId)]);

  /** Names from the directory are a comfort, not a condition: without them the domain stands in. */
  async function directory(facts: TenantFacts): Promise<TenantInformation | undefined> {
    try {
      const answer = await directories[facts.cloud]?.tenantById(facts.tenantId);
      return answer?.kind === 'found' ? answer.tenant : undefined;
    } catch (error) {
      if (!isProblem(error)) throw error;
      log.warn({ kind: error.kind, ...error.facts }, 'the directory look-up of a tenant failed');
      return undefined;
    }
  }

  async function picture(asked: string, signedIn: SignedInFacts | undefined): Promise<CustomerLookup> {
    const answer = await tenantFacts.find(asked);
    if (answer.kind === 'unknown-domain') return { kind: 'unknown-domain' };
    const { facts } = answer;
    if (own.has(facts.tenantId)) return { kind: 'own-tenant' };
    const named = await directory(facts);
    const domain = signedIn?.defaultDomain ?? named?.defaultDomain ?? (asked === facts.tenantId ? '' : asked);
    const country = signedIn?.countryCode?.toUpperCase();
    return {
      kind: 'found',
      picture: {
        facts: {
          tenantId: facts.tenantId,
          name: signedIn?.displayName ?? named?.displayName ?? domain,
          domain,
          country,
          cloud: facts.cloud,
        },
        proposal: proposeAccount({ accounts, cloud: facts.cloud, country, regionScope: facts.regionScope }),
      },
    };
  }

  return {
    async byDomain(text) {
      const domain = domainIn(text);
      return domain === undefined ? { kind: 'not-a-domain' } : picture(domain, undefined);
    },
    byTenant: (tenantId, signedIn) => picture(tenantId, signedIn),
    async cloudOf(tenantId) {
      const answer = await tenantFacts.find(tenantId);
      return answer.kind === 'found' ? answer.facts.cloud : 'public';
    },
    accountsIn: (cloud) => accounts.filter((account) => account.cloud === cloud),
    account: (id) => accounts.find((account) => account.id === id),
  };
}
