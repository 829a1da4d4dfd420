import type { Expectation } from '../../domain/expectation.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { Order } from '../../domain/order.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import type { FirstSignInState } from '../../workflows/first-sign-in/port.ts';
import type { ApprovalKnown } from '../kit/approval-sentences.ts';

/** What is read for the card besides the order itself. */
export interface CaseFacts {
  readonly order: Order;
  readonly expectation: Expectation;
  readonly signIn: FirstSignInState;
  /** What it waits for, or waited for last, inside the company. */
  readonly approval?: ApprovalKnown | undefined;
  /** The customer's newest invitation of this reseller. */
  readonly invitation?: Invitation | undefined;
  readonly account: (id: string) => PartnerAccount | undefined;
  /** People of the reseller, for names and for whom else to tell. */
  readonly people: readonly ResellerPerson[];
  readonly now: number;
  readonly provider: string;
  /** Where the customer's administrator accepts, in Teams. */
  readonly acceptLink: string;
}

/** Whether all it waits for is the acceptance of the customer's administrator. */
export const waitsForAcceptance = ({ state, standstill }: Order): boolean =>
  state === 'parked' && standstill?.cause === 'relationship-missing';
