import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { CallIds, Refused } from './call-ids.ts';

export interface AgreementTemplate {
  /** Lower-case GUID. */
  readonly templateId: string;
  /** Where Microsoft explains it; undefined when the answer names no https address. */
  readonly link: string | undefined;
}

/** Who accepted the agreement for the customer. */
export interface Signer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

/** A customer's acceptance that a partner recorded. */
export interface RecordedAgreement {
  readonly templateId: string;
  readonly signer: Signer;
  /** Milliseconds since 1970 UTC; undefined when Microsoft gives no usable date. */
  readonly agreedAt: number | undefined;
}

/** The text of the agreement. Both addresses work for five minutes. */
export interface AgreementDocument {
  readonly displayUrl: string;
  readonly downloadUrl: string;
  readonly language: string;
  readonly country: string;
}

/** What the provider vouches for when it records an acceptance. */
export interface Attestation {
  readonly templateId: string;
  readonly signer: Signer;
  /** Milliseconds since 1970 UTC, not in the future. */
  readonly agreedAt: number;
}

/**
 * The Microsoft Customer Agreement (contract 6), app+user, public cloud only. Both lists are asked for it by name:
 * without the parameter Microsoft answers about an older agreement.
 */
export interface Agreements {
  /** The newest template. Throws Problem `rejected` with code `no-template` when there is none. */
  template(account: PartnerAccount): Promise<AgreementTemplate>;
  /** `country` is ISO 3166 alpha-2, `language` BCP 47 of the country's list. Undefined when there is no such text. */
  document(
    account: PartnerAccount,
    templateId: string,
    language: string,
    country: string,
  ): Promise<AgreementDocument | undefined>;
  ofCustomer(account: PartnerAccount, tenantId: string): Promise<readonly RecordedAgreement[]>;
  /**
   * Records the customer's acceptance. May be repeated: the same signer again is `already` (600061), and Microsoft
   * writes to the signer once.
   */
  confirm(
    account: PartnerAccount,
    tenantId: string,
    attestation: Attestation,
    ids: CallIds,
  ): Promise<{ kind: 'recorded' } | { kind: 'already' } | Refused>;
  /** Whether the customer's administrator accepted online. */
  directSigned(account: PartnerAccount, tenantId: string): Promise<boolean>;
}
