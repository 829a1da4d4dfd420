import type { OrderLine } from '../../domain/order-draft.ts';
import type { OfferPlan } from '../../workflows/offers/port.ts';
import type { Quote } from '../../workflows/order/port.ts';
import type { ChoiceButton } from '../kit/question.ts';
import type { CaseView } from './case-cards.ts';
import type { ReadyApproval } from './ready-approval.ts';

/** What the card an order is placed from shows. */
export interface ReadyView {
  readonly id: string;
  readonly isInternal: boolean;
  /** The tenant it is for exists: only a relationship may be missing. */
  readonly hasTenant: boolean;
  /** Escaped: name, tenant, country. */
  readonly buyer: string;
  readonly currency: string;
  readonly reference: string | undefined;
  readonly lines: readonly OrderLine[];
  /** The plan of each line as the catalogue has it now, for the return promise and what a listed price pays. */
  readonly plans: readonly (OfferPlan | undefined)[];
  /** Lines of a segment that Microsoft does not list the customer in. */
  readonly unqualified: readonly OrderLine[];
  readonly quote: Quote;
  /** The same was placed for the same company: number, by whom (escaped), and when (milliseconds since 1970 UTC). */
  readonly alike: { readonly id: string; readonly by: string; readonly at: number } | undefined;
  readonly approval: ReadyApproval;
  /** The relationship is missing: the invitation there is, or the ways to invite. */
  readonly inviting?: { readonly line: string } | { readonly picks: readonly ChoiceButton[] } | undefined;
  /** Who rejected it, or wants it otherwise, when and why, while it has not been placed again. */
  readonly returned?: CaseView['state'];
}
