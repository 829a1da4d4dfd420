import type { Money } from './money.ts';

/** How long a subscription is bought for, as Microsoft writes it. */
export type Term = 'P1M' | 'P1Y' | 'P3Y';
/** How often it is billed, as Microsoft writes it. */
export type BillingCycle = 'monthly' | 'annual' | 'triennial' | 'none' | 'one_time';

/** One thing to buy. Ids are Microsoft's; the availability is looked up freshly when the cart is filled. */
export interface OrderLine {
  /** 0, 1, 2 …, fixed for the life of the order. */
  readonly number: number;
  readonly productId: string;
  readonly skuId: string;
  /** As the catalogue named it when it was chosen, for reading later. */
  readonly title: string;
  readonly quantity: number;
  readonly term: Term;
  readonly billing: BillingCycle;
  readonly promotionId?: string | undefined;
  /** End of the term of another subscription to end with, ISO date. */
  readonly endsOn?: string | undefined;
}

/** Somebody to reach at a company; the e-mail address receives what only the customer may read. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

/** A company for which a tenant is made. Which fields must be there depends on the country. */
export interface Company {
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly contact: Contact;
}

/** How it is known that a field of the company is right. */
export interface CompanyProofs {
  readonly address?: 'verified' | 'suggested' | 'attested' | undefined;
  readonly email?: 'code' | 'attested' | undefined;
  /** The seller knows of a customer with a similar name and said it is another company. */
  readonly duplicate?: 'told-apart' | undefined;
}

/** Whom the order is for. */
export type Buyer =
  /** A tenant that exists: a customer already, or somebody who has yet to accept the relationship. */
  | {
      readonly kind: 'tenant';
      readonly tenantId: string;
      readonly domain: string;
      /** What the seller calls them; compared with Microsoft's record. */
      readonly statedName?: string | undefined;
      /** `microsoft`: the seller took Microsoft's spelling. */
      readonly nameSettled?: 'same' | 'microsoft' | undefined;
    }
  | {
      readonly kind: 'new';
      readonly company: Partial<Company>;
      readonly proofs: CompanyProofs;
      /** `fabrikam` of fabrikam.onmicrosoft.com. */
      readonly prefix?: string | undefined;
    };

/** The customer's agreement with Microsoft, as far as the seller deals with it. */
export type AgreementChoice =
  | {
      readonly kind: 'attested';
      readonly firstName: string;
      readonly lastName: string;
      readonly email: string;
      readonly phone?: string | undefined;
      /** Day it was signed, ISO date, never in the future. */
      readonly signedOn: string;
    }
  | { readonly kind: 'online' };

/** What the seller has said so far. Everything is optional until the order is placed. */
export interface OrderDraft {
  readonly use?: 'own' | 'customer' | undefined;
  readonly accountId?: string | undefined;
  readonly buyer?: Buyer | undefined;
  /** Words of the first sentence that are not settled yet; asked about, never guessed into facts. */
  readonly wish?: {
    readonly product?: string | undefined;
    readonly customer?: string | undefined;
    readonly quantity?: number | undefined;
    readonly term?: Term | undefined;
    readonly billing?: BillingCycle | undefined;
  };
  readonly lines: readonly OrderLine[];
  readonly agreement?: AgreementChoice | undefined;
  /** The seller's own reference: purchase order number or cost centre. */
  readonly reference?: string | undefined;
}

export const emptyDraft: OrderDraft = { lines: [] };

/**
 * Where an order stands.
 * `parked`: waits for somebody else (the customer's acceptance or signature, Microsoft's check, credit).
 * `needs-answer`: the seller has something to put right. `needs-person`: the provider's staff has.
 */
export type OrderState =
  | 'draft'
  | 'creating-tenant'
  | 'recording-agreement'
  | 'filling-cart'
  | 'checking-out'
  | 'provisioning'
  | 'parked'
  | 'needs-answer'
  | 'needs-person'
  | 'done'
  | 'discarded'
  | 'failed';

/** States in which the workflow has the next move; in this order. */
export const workingStates = [
  'creating-tenant',
  'recording-agreement',
  'filling-cart',
  'checking-out',
  'provisioning',
] as const satisfies readonly OrderState[];
export type WorkingState = (typeof workingStates)[number];

/** States that end an order. */
export const endStates: readonly OrderState[] = ['done', 'discarded', 'failed'];

export type OrderStep =
  /** The seller places it; or it goes on after a pause. The stage follows from what is done already. */
  | { readonly name: 'work'; readonly stage: WorkingState }
  | { readonly name: 'park' }
  | { readonly name: 'ask' }
  | { readonly name: 'hand-over' }
  | { readonly name: 'finish' }
  | { readonly name: 'discard' }
  | { readonly name: 'fail' };

const isWorking = (state: OrderState): state is WorkingState =>
  (workingStates as readonly OrderState[]).includes(state);

/** What Microsoft has already sold cannot be thrown away here. */
const beforeTheSale: readonly OrderState[] = [
  'draft',
  'creating-tenant',
  'recording-agreement',
  'filling-cart',
  'parked',
  'needs-answer',
  'needs-person',
];

/** The state after a step, or undefined when the step is not possible there. */
export function afterStep(state: OrderState, step: OrderStep): OrderState | undefined {
  if (endStates.includes(state)) return undefined;
  switch (step.name) {
    case 'work':
      return step.stage;
    case 'park':
      return isWorking(state) && state !== 'provisioning' ? 'parked' : undefined;
    case 'ask':
      return isWorking(state) || state === 'parked' ? 'needs-answer' : undefined;
    case 'hand-over':
      return isWorking(state) || state === 'parked' ? 'needs-person' : undefined;
    case 'finish':
      return state === 'provisioning' || state === 'needs-person' ? 'done' : undefined;
    case 'discard':
      return beforeTheSale.includes(state) ? 'discarded' : undefined;
    case 'fail':
      return state === 'draft' ? undefined : 'failed';
  }
}

/** Thrown when code asks for a step that is not possible: a bug, or somebody was quicker. */
export class ImpossibleOrderStep extends Error {
  constructor(state: OrderState, step: OrderStep) {
    super(`an order that is ${state} cannot ${step.name}`);
    this.name = 'ImpossibleOrderStep';
  }
}

export function mustStep(state: OrderState, step: OrderStep): OrderState {
  const next = afterStep(state, step);
  if (next === undefined) throw new ImpossibleOrderStep(state, step);
  return next;
}

/** Why an order stands still, for its card and its next step; codes are Microsoft's. */
export interface Standstill {
  readonly cause: StandstillCause;
  readonly code?: number | undefined;
  readonly correlationId?: string | undefined;
  /** The part of the draft to put right. */
  readonly field?: DraftField | undefined;
  /** Numbers of the lines concerned. */
  readonly lines?: readonly number[] | undefined;
}

export type StandstillCause =
  | 'relationship-missing'
  | 'agreement-missing'
  | 'under-review'
  | 'not-allowed'
  | 'credit'
  | 'reseller-papers'
  | 'provider-papers'
  | 'region'
  | 'prefix-taken'
  | 'tenant-burnt'
  | 'address'
  | 'email'
  | 'phone'
  | 'registration-number'
  | 'company-name'
  | 'agreement-details'
  | 'price-changed'
  | 'promotion'
  | 'quantity'
  | 'term'
  | 'base-missing'
  | 'not-sold'
  | 'limit'
  | 'in-progress'
  | 'partly-ordered'
  | 'provisioning-failed'
  | 'provisioning-stuck'
  | 'purchase-order-document'
  | 'unknown';

/** What a button of a trouble card reopens; only that part is asked again. */
export type DraftField =
  | 'company'
  | 'address'
  | 'email'
  | 'phone'
  | 'registration-number'
  | 'prefix'
  | 'agreement'
  | 'product'
  | 'quantity'
  | 'term'
  | 'promotion'
  | 'buyer'
  | 'price';

/** A Microsoft order that came out of the checkout. */
export interface PlacedOrder {
  readonly id: string;
  readonly status: string;
  /** Our line numbers it holds. */
  readonly lines: readonly number[];
}

/** A subscription as it was last seen. */
export interface PlacedSubscription {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly status: string;
  /** Milliseconds since 1970 UTC until which it can be returned in full, as Microsoft says. */
  readonly returnUntil?: number | undefined;
  readonly renewsOn?: number | undefined;
}

/** What the workflow has done; written before and after each call. Times in milliseconds since 1970 UTC. */
export interface OrderProgress {
  readonly placedAt?: number | undefined;
  readonly tenant?:
    { readonly tenantId: string; readonly domain: string; readonly createdAt: number } | undefined;
  readonly agreementAt?: number | undefined;
  /** The cart filled last; its id is the key of the checkout. */
  readonly cart?: { readonly id: string; readonly filledAt: number } | undefined;
  /** Set before the checkout is sent: from here on nothing is bought again without looking. */
  readonly checkoutAt?: number | undefined;
  readonly orders?: readonly PlacedOrder[] | undefined;
  readonly orderedAt?: number | undefined;
  readonly subscriptions?: readonly PlacedSubscription[] | undefined;
  /** How often provisioning has been asked about. */
  readonly looks?: number | undefined;
  /** The seller has been told once that it takes longer than usual. */
  readonly toldSlow?: boolean | undefined;
  readonly doneAt?: number | undefined;
}

/** What was on the card when it was placed; bought is only that. */
export interface ShownTerms {
  readonly fingerprint: string;
  /** Price of one unit per line and billing period, without tax, as shown. */
  readonly unitPrices: readonly Money[];
}

export interface Order {
  /** `F-1042`; shown to people. */
  readonly id: string;
  /** Rises with every change; buttons carry it so that a spent one is recognised. */
  readonly version: number;
  readonly state: OrderState;
  readonly resellerId: string;
  /** Who began it and who placed it: Entra tenant and object ids. */
  readonly createdBy: { readonly tenantId: string; readonly userId: string };
  readonly placedBy?: { readonly tenantId: string; readonly userId: string } | undefined;
  readonly draft: OrderDraft;
  readonly shown?: ShownTerms | undefined;
  readonly progress: OrderProgress;
  readonly standstill?: Standstill | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * The stage an order goes on at: the first that is not done. `agreementKnown` is true when Microsoft already has the
 * customer's agreement, or nobody needs to record one here.
 */
export function stageOf(order: Order): WorkingState {
  const { draft, progress } = order;
  if (progress.orders !== undefined) return 'provisioning';
  // Once the checkout was sent, its outcome is found out before anything else happens.
  if (progress.checkoutAt !== undefined) return 'checking-out';
  if (draft.buyer?.kind === 'new' && progress.tenant === undefined) return 'creating-tenant';
  if (progress.agreementAt === undefined) return 'recording-agreement';
  if (progress.cart === undefined) return 'filling-cart';
  return 'checking-out';
}

/** The tenant the order is for, once there is one. */
export function tenantOf(order: Order): { tenantId: string; domain: string } | undefined {
  const { buyer } = order.draft;
  return buyer?.kind === 'tenant' ? buyer : order.progress.tenant;
}
