import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { Refused } from './call-ids.ts';

/** A reseller in an indirect relationship with the account (contract 4.3). */
export interface IndirectReseller {
  /** Lower-case GUID. */
  readonly tenantId: string;
  readonly name: string;
  readonly mpnId: string | undefined;
  /** True for `Active`. */
  readonly isActive: boolean;
  /** ISO 3166 alpha-2, upper case; undefined when the answer does not say. */
  readonly country: string | undefined;
}

/** What Partner Center knows of a reseller before it may order (contract 4.3, 13). All app+user. */
export interface ResellerChecks {
  /** The name behind a partner location id. `unknown`: 404, 400/2200, or an id that is not a number. */
  profile(
    account: PartnerAccount,
    mpnId: string,
  ): Promise<{ kind: 'found'; name: string; mpnId: string } | { kind: 'unknown' }>;
  /**
   * Whether the reseller has signed the Microsoft Partner Agreement in the account's region. `unsigned` includes
   * 400/2203 and 400/2206; `refused` carries the others: 2200 no such id, 2201 another region, 2204 no reseller
   * account, 2205 no such tenant.
   */
  agreementSigned(
    account: PartnerAccount,
    reseller: { readonly mpnId: string } | { readonly tenantId: string },
  ): Promise<{ kind: 'signed' } | { kind: 'unsigned' } | Refused>;
  /** Every indirect reseller of the account, whatever its state. */
  indirectResellers(account: PartnerAccount): Promise<readonly IndirectReseller[]>;
}
