import type { Clock } from '../../clock.ts';
import type { Approvals } from '../../workflows/approval/port.ts';
import type { FirstSignIns } from '../../workflows/first-sign-in/port.ts';
import type { Orders } from '../../workflows/order/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';
import type { InvitingServices } from './inviting.ts';

/** Exactly what the case card of an order and its buttons need from below. */
export interface OrderCaseServices extends InvitingServices {
  readonly orders: Pick<
    Orders,
    'begin' | 'find' | 'expectation' | 'goOn' | 'reopen' | 'discard' | 'tellAlso'
  >;
  /** Whose word an order waits for, and what they ask. */
  readonly approvals: Pick<Approvals, 'find' | 'ofOrder' | 'answer'>;
  readonly firstSignIns: Pick<FirstSignIns, 'state' | 'sendAgain'>;
  readonly resellers: Pick<Resellers, 'people'>;
  /** The provider's name as its resellers and their customers know it. */
  readonly provider: string;
  /** The deep link that opens a customer's chat with the bot, words ready to send. */
  readonly chatLink: (message: string) => string;
  /** The card says how long it has been waiting. */
  readonly clock: Clock;
}
