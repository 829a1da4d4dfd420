import type { NationalCloud } from '../../src/domain/cloud-ways.ts';
import type { ValidationCode } from '../../src/services/partner-center/port.ts';
import type { NationalClouds, WayIn } from '../../src/workflows/cloud/port.ts';
import type { Contact } from '../../src/workflows/help/port.ts';

export interface FakeClouds extends NationalClouds {
  /** What the house has in a cloud; nothing at first. */
  readonly house: Map<NationalCloud, WayIn & { readonly link: string }>;
  readonly desks: Map<NationalCloud, Contact>;
  readonly codes: ValidationCode[];
}

/** The national clouds of a house, in memory. */
export function fakeClouds(): FakeClouds {
  const house: FakeClouds['house'] = new Map();
  const desks: FakeClouds['desks'] = new Map();
  const codes: ValidationCode[] = [];
  return {
    house,
    desks,
    codes,
    desk: (cloud) => desks.get(cloud),
    wayInto(cloud) {
      const found = house.get(cloud);
      return found && { legalName: found.legalName, accountId: found.accountId };
    },
    linkInto: async (cloud, by) => (by.staff ? house.get(cloud)?.link : undefined),
    validationCodes: async (by) => (by.staff ? codes : []),
  };
}
