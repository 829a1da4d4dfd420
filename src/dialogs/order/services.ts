import type { Approvals } from '../../workflows/approval/port.ts';
import type { Buyers } from '../../workflows/buyer/port.ts';
import type { ContactChecks } from '../../workflows/contact-check/port.ts';
import type { Offers } from '../../workflows/offers/port.ts';
import type { Orders } from '../../workflows/order/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';
import type { InvitingServices } from './inviting.ts';

/** Exactly what the conversation about an order needs from below. */
export interface OrderServices extends InvitingServices {
  readonly orders: Orders;
  /** Whose word an order will want; another colleague decides when nobody else may. */
  readonly approvals: Pick<Approvals, 'outlook' | 'pickApprover'>;
  readonly offers: Offers;
  readonly buyers: Buyers;
  readonly resellers: Pick<Resellers, 'membership' | 'people'>;
  readonly contactChecks: ContactChecks;
  /** The provider's name as its resellers know it. */
  readonly provider: string;
  /** The deep link that opens a customer's chat with the bot, words ready to send. */
  readonly chatLink: (message: string) => string;
}
