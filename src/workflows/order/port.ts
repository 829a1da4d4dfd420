import type { Approval } from '../../domain/approval.ts';
import type { Money } from '../../domain/money.ts';
import type { OrderDraft } from '../../domain/order-draft.ts';
import type { Order, Standstill } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { CardPlace } from '../invitation/port.ts';

/** One line as Microsoft prices it now: without tax, per Microsoft's own arithmetic. */
export interface QuotedLine {
  readonly number: number;
  /** Price of one unit for one billing period. Undefined when no price is known before the order. */
  readonly unitPrice: Money | undefined;
  /** Price of one unit for the whole term, when the list tells only that. */
  readonly termPrice?: Money | undefined;
  /** `extendedPrice` (contract 8): all licences of the line for the whole term, not a bill; from the cart only. */
  readonly total: Money | undefined;
  /** Price before a promotion. */
  readonly listPrice: Money | undefined;
  /** Of one unit, with the promotion; from the cart only, when Microsoft names it. */
  readonly discountedPrice?: Money | undefined;
  /** Of one unit for a first billing period that is not full; from the cart only, when Microsoft names it. */
  readonly proratedPrice?: Money | undefined;
  /** Microsoft will not sell this line as it is. */
  readonly trouble: Standstill | undefined;
}

/** One thing that must be right before an order: a tick, a cross, or not known yet. */
export interface Prerequisite {
  readonly name:
    | 'address'
    | 'email'
    | 'prefix'
    | 'company-name'
    | 'provider-relationship'
    | 'reseller-relationship'
    | 'agreement'
    | 'account-status'
    | 'reseller-papers'
    | 'partner-id'
    | 'credit';
  readonly state: 'ok' | 'missing' | 'unknown' | 'will-be-done';
  /** The day of the fact behind it, such as the agreement: a moment of that day in UTC, milliseconds since 1970. */
  readonly at?: number | undefined;
}

/** Everything the ready card shows, read at one moment. */
export interface Quote {
  /** Binds a press to exactly this: lines, terms, prices, buyer, agreement, who asked. Shown as `7F3-K2`. */
  readonly fingerprint: string;
  readonly shortFingerprint: string;
  readonly lines: readonly QuotedLine[];
  /** Sum of the totals, for the whole terms; undefined when one is unknown. */
  readonly total: Money | undefined;
  readonly prerequisites: readonly Prerequisite[];
  /** True when nothing but waiting stands in the way: it may be placed and will go on by itself. */
  readonly placeable: boolean;
  /** `cart`: priced by Microsoft's cart for this customer. `sheet`: from the price sheet, because there is no tenant yet. */
  readonly pricedBy: 'cart' | 'sheet';
  readonly at: number;
}

export type Quoted =
  /** `alike`: the same was placed for the same company shortly before. */
  | {
      readonly kind: 'quote';
      readonly quote: Quote;
      readonly order: Order;
      readonly alike?: Order | undefined;
    }
  /** Something has to be chosen first. */
  | { readonly kind: 'incomplete'; readonly order: Order }
  | { readonly kind: 'unknown' };

export type OrderChanged =
  | { readonly kind: 'done'; readonly order: Order }
  /** The order has moved on: it was placed, discarded, or changed by a colleague. */
  | { readonly kind: 'too-late'; readonly order: Order }
  | { readonly kind: 'unknown' };

/** What the pressed card said beside the order; a card from before either of it places nothing. */
export interface ToldBeside {
  /** The approval that gave the order back. */
  readonly returned?: string | undefined;
  /** The order of the same for the same company. */
  readonly alike?: string | undefined;
}

export type Placed =
  | { readonly kind: 'placed'; readonly order: Order }
  /** Pressed again: it is on its way already. */
  | { readonly kind: 'already'; readonly order: Order }
  /** What was shown is not what it is now; the new quote is to be shown. */
  | { readonly kind: 'changed'; readonly quote: Quote; readonly order: Order }
  | { readonly kind: 'not-ready'; readonly quote: Quote; readonly order: Order }
  | { readonly kind: 'incomplete'; readonly order: Order }
  /** Somebody of the reseller has to approve it first; they have been asked. */
  | { readonly kind: 'awaiting'; readonly order: Order; readonly approval: Approval }
  /** An approval is wanted, and nobody but who placed it could give it; the draft stays (error path 30). */
  | { readonly kind: 'nobody-may-approve'; readonly order: Order }
  /** The provider has stopped new orders of this reseller; the draft stays. */
  | { readonly kind: 'suspended'; readonly order: Order }
  | { readonly kind: 'unknown' };

/** What usually happens to orders of this kind, from the last fifty. Durations in milliseconds. */
export interface OrderExpectation {
  readonly count: number;
  readonly usual: number | undefined;
  readonly nineOfTen: number | undefined;
}

/**
 * Orders from the first word to the licences. Everything is durable: a dialog may vanish after any call. The asker's
 * reseller is looked up in every call; an order of another reseller answers like an unknown one. Staff may read.
 */
export interface Orders {
  /** Begins a draft. Rejects when the person belongs to no confirmed reseller. */
  begin(by: PersonKey, draft: OrderDraft, requestId: string): Promise<Order>;
  find(id: string, asker: PersonKey & { readonly staff: boolean }): Promise<Order | undefined>;
  /** Replaces the draft if `version` is still the newest. */
  change(id: string, version: number, draft: OrderDraft, by: PersonKey): Promise<OrderChanged>;
  /** Open drafts of the person's reseller, newest first. */
  drafts(by: PersonKey, limit: number): Promise<readonly Order[]>;
  /** Orders on their way or lately ended of the person's reseller, newest first; of everybody for staff. */
  latest(asker: PersonKey & { readonly staff: boolean }, limit: number): Promise<readonly Order[]>;
  /** Asks Microsoft for the price and checks everything. Rejects with a Problem when Microsoft does not answer. */
  quote(id: string, by: PersonKey): Promise<Quoted>;
  /** Hands the order to the workflow. Placing twice, even at the same moment, places once. */
  place(id: string, fingerprint: string, by: PersonKey, card?: CardPlace, told?: ToldBeside): Promise<Placed>;
  /**
   * Puts a stopped order back into the hands of the seller as a draft; a tenant that was made stays. Too late once
   * Microsoft was asked to sell.
   */
  reopen(id: string, by: PersonKey): Promise<OrderChanged>;
  /** Goes on with an order that stands still, after somebody put right what was wrong. */
  goOn(id: string, version: number, by: PersonKey & { readonly staff: boolean }): Promise<OrderChanged>;
  /** Ends an order that needs a person and cannot be brought to an end; the provider's staff only. */
  close(id: string, because: string, by: PersonKey & { readonly staff: boolean }): Promise<OrderChanged>;
  /** Throws a draft or a stopped order away; too late while it is unknown what Microsoft has made of it. */
  discard(id: string, by: PersonKey): Promise<OrderChanged>;
  /** Makes the card on the screen, or a new one, the order's card of somebody entitled: it changes from then on. */
  show(
    id: string,
    reader: PersonKey & { readonly staff: boolean },
    card?: CardPlace,
  ): Promise<'shown' | 'unknown'>;
  expectation(order: Order): Promise<OrderExpectation>;
  /** Colleagues and the provider's staff who hear of the end besides the seller. */
  tellAlso(id: string, person: PersonKey, by: PersonKey): Promise<OrderChanged>;
}
