import type { Customers } from '../../workflows/customer/port.ts';
import type { CustomerStatuses } from '../../workflows/customer-status/port.ts';
import type { Orders } from '../../workflows/order/port.ts';

/** Exactly what looking at customers needs from below. */
export interface CustomersServices {
  readonly statuses: CustomerStatuses;
  readonly orders: Pick<Orders, 'find' | 'latest' | 'show'>;
  readonly customers: Pick<Customers, 'account'>;
  /** True for the tenant of the provider's people. */
  readonly isHomeTenant: (tenantId: string) => boolean;
}
