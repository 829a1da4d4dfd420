import { cloudWays, type NationalCloud } from '../../domain/cloud-ways.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import type { Contact } from '../help/port.ts';
import type { NationalClouds, StaffPerson } from './port.ts';

/** A relationship link of a partner tenant without an account here. */
interface KeptLink {
  readonly legalName: string;
  readonly link: string;
}

export interface NationalCloudsDependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'relationshipLink' | 'validationCodes'>;
  readonly accounts: readonly PartnerAccount[];
  /** What the provider file says of each cloud. */
  readonly clouds: Readonly<
    Record<NationalCloud, { readonly desk?: Contact | undefined; readonly invitation?: KeptLink | undefined }>
  >;
  readonly homeTenantId: string;
  readonly log: Log;
}

/** The country whose government the codes are for. */
const governmentCountry = 'US';

/** What the provider file and its accounts offer in the national clouds. */
export function createNationalClouds(dependencies: NationalCloudsDependencies): NationalClouds {
  const { partnerCenter, accounts, clouds, homeTenantId, log } = dependencies;
  const isStaff = ({ staff, tenantId }: StaffPerson) => staff && tenantId === homeTenantId;
  const accountIn = (cloud: NationalCloud) =>
    cloudWays[cloud].invitation === 'closed' ? undefined : accounts.find((one) => one.cloud === cloud);

  return {
    desk: (cloud) => clouds[cloud].desk,
    wayInto(cloud) {
      const account = accountIn(cloud);
      if (account !== undefined) return { legalName: account.legalName, accountId: account.id };
      const kept = clouds[cloud].invitation;
      return kept === undefined ? undefined : { legalName: kept.legalName, accountId: undefined };
    },
    async linkInto(cloud, by) {
      if (!isStaff(by)) return undefined;
      const account = accountIn(cloud);
      return account === undefined
        ? clouds[cloud].invitation?.link
        : await partnerCenter.relationshipLink(account);
    },
    async validationCodes(by) {
      if (!isStaff(by)) return [];
      const asked = accounts.filter(
        ({ cloud, markets }) =>
          !cloudWays[cloud].impossible.includes('qualification') && markets.includes(governmentCountry),
      );
      try {
        const found = await Promise.all(asked.map((account) => partnerCenter.validationCodes(account)));
        return found.flat().filter(({ left }) => left === undefined || left > 0);
      } catch (error) {
        if (!isProblem(error)) throw error;
        log.warn({ kind: error.kind, ...error.facts }, 'the validation codes could not be read');
        return 'unknown';
      }
    },
  };
}
