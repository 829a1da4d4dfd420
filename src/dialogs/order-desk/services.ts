import type { Clock } from '../../clock.ts';
import type { Customers } from '../../workflows/customer/port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';
import type { Orders } from '../../workflows/order/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what the provider's people need to look after orders. */
export interface OrderDeskServices {
  readonly orders: Pick<Orders, 'find' | 'latest' | 'goOn' | 'close' | 'show'>;
  readonly resellers: Pick<Resellers, 'find' | 'people'>;
  readonly customers: Pick<Customers, 'account'>;
  readonly invitations: Pick<Invitations, 'ofCustomer'>;
  readonly clock: Clock;
}
