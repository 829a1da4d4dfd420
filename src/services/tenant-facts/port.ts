import type { Cloud } from '../../domain/partner-account.ts';

/** What the public OpenID metadata of a domain says about its tenant (Graph contract, "Tenant facts without a token"). */
export interface TenantFacts {
  /** Lower-case GUID. */
  readonly tenantId: string;
  readonly cloud: Cloud;
  /** `NA`, `EU`, `AS`, `OC`, …: coarser than a partner region; undefined when absent. */
  readonly regionScope: string | undefined;
  /** `GCC`, `DOD`, `DODCON`; undefined when absent. */
  readonly regionSubScope: string | undefined;
}

export interface TenantFactsReader {
  /** By any verified domain or tenant id. Asks the public cloud first, then the others. Problem `unavailable` when nobody answers. */
  find(domainOrTenantId: string): Promise<{ kind: 'found'; facts: TenantFacts } | { kind: 'unknown-domain' }>;
}
