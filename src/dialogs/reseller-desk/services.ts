import type { Customers } from '../../workflows/customer/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what this flow needs from below. */
export interface ResellerDeskServices {
  readonly resellers: Resellers;
  readonly customers: Pick<Customers, 'account'>;
  /** True for the provider's own tenant. */
  readonly isHomeTenant: (tenantId: string) => boolean;
}
