import type { Customers } from '../../workflows/customer/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what this flow needs from below. */
export interface ResellerServices {
  readonly resellers: Resellers;
  readonly customers: Pick<Customers, 'account'>;
  readonly provider: string;
}
