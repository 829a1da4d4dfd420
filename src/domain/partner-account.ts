import type { GdapTemplate } from './gdap-roles.ts';

/** The clouds Microsoft runs separately. Names are ours; endpoints are in `clouds.ts`. */
export type Cloud = 'public' | 'us-government' | 'china' | 'germany';

/**
 * One account of the provider at Partner Center: a legal entity that sells in one region and one currency.
 * A partner account can only be accepted by customers whose tenant's country is one of its markets
 * (Partner Center contract, section 17).
 */
export interface PartnerAccount {
  /** Our short key, as in the provider file: `europe`. */
  readonly id: string;
  /** As Microsoft shows it to the customer: `Open Door Technology (Ireland) Limited`. */
  readonly legalName: string;
  /** What people call the region: `Europe`. */
  readonly region: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** ISO 3166 alpha-2, upper case. */
  readonly markets: readonly string[];
  readonly cloud: Cloud;
  /** The account's own Entra tenant, lower-case GUID. */
  readonly tenantId: string;
  /** Partner location id (MPN). */
  readonly partnerId: string;
  /** Which credential of the environment opens this account: `EUROPE` → CONCIERGE_CREDENTIAL_EUROPE_… */
  readonly credential: string;
  /** A fixed relationship link, or `fetch` to ask Partner Center for it. */
  readonly link: string;
  /** Object ids of the security groups of its tenant whose members work with admin rights, by what the rights are for. */
  readonly adminGroups?: Readonly<Partial<Record<GdapTemplate, string>>> | undefined;
}
