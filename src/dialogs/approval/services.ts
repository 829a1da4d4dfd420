import type { Clock } from '../../clock.ts';
import type { Approvals } from '../../workflows/approval/port.ts';
import type { Offers } from '../../workflows/offers/port.ts';
import type { Orders } from '../../workflows/order/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';

/** Exactly what the cards of approvals and their buttons need from below. */
export interface ApprovalServices {
  readonly approvals: Pick<
    Approvals,
    | 'find'
    | 'ofOrder'
    | 'waiting'
    | 'made'
    | 'show'
    | 'approve'
    | 'reject'
    | 'change'
    | 'ask'
    | 'answer'
    | 'comment'
    | 'give'
  >;
  readonly orders: Pick<Orders, 'find' | 'latest'>;
  readonly resellers: Pick<Resellers, 'people' | 'membership'>;
  /** What could be bought instead, and how long it is taken back. */
  readonly offers: Pick<Offers, 'offer'>;
  readonly clock: Clock;
}
