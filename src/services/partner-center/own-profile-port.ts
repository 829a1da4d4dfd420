import type { PartnerAccount } from '../../domain/partner-account.ts';

/** What Partner Center says of the account itself (contract 13). */
export interface OwnProfile {
  /** Its partner location id and name; app+user. */
  partner(account: PartnerAccount): Promise<{ readonly mpnId: string; readonly name: string }>;
  /** Its legal company; app-only. `country` is ISO 3166 alpha-2, upper case. */
  company(account: PartnerAccount): Promise<{ readonly name: string; readonly country: string | undefined }>;
}
