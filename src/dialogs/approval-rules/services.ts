import type { Approvals } from '../../workflows/approval/port.ts';
import type { Buyers } from '../../workflows/buyer/port.ts';
import type { Customers } from '../../workflows/customer/port.ts';
import type { CatalogueTitles } from '../../workflows/offers/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what this flow needs from below. */
export interface ApprovalRulesServices {
  readonly approvals: Pick<Approvals, 'settings' | 'changeSettings' | 'absence' | 'useChannel' | 'waiting'>;
  readonly resellers: Pick<Resellers, 'membership' | 'people'>;
  readonly customers: Pick<Customers, 'account'>;
  readonly buyers: Pick<Buyers, 'byDomain' | 'search'>;
  readonly catalogue: CatalogueTitles;
}
