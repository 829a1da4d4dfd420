import type { OrderDraft } from './order-draft.ts';
import type { ShownTerms } from './shown-terms.ts';
import type { PriceChange, Standstill, StandstillCause } from './standstill.ts';

export type { PriceChange, Standstill, StandstillCause };

/**
 * Where an order stands.
 * `parked`: waits for somebody else (the customer's acceptance or signature, Microsoft's check, credit).
 * `needs-answer`: the seller has something to put right. `needs-person`: the provider's staff has.
 */
export type OrderState =
  | 'draft'
  /** Somebody of the reseller has to approve it: see domain/approval.ts. */
  | 'awaiting-approval'
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
  /** Nobody decided about it in time. */
  | 'expired'
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
export const endStates: readonly OrderState[] = ['done', 'discarded', 'expired', 'failed'];

export type OrderStep =
  /** The seller places it; or it goes on after a pause. The stage follows from what is done already. */
  | { readonly name: 'work'; readonly stage: WorkingState }
  /** The seller places it, and somebody has to approve it first. */
  | { readonly name: 'seek-approval' }
  /** Not approved as it is: the seller has it back. */
  | { readonly name: 'return' }
  /** Nobody has decided in time. */
  | { readonly name: 'expire' }
  | { readonly name: 'park' }
  | { readonly name: 'ask' }
  | { readonly name: 'hand-over' }
  | { readonly name: 'finish' }
  | { readonly name: 'discard' }
  | { readonly name: 'fail' };

const isWorking = (state: OrderState): state is WorkingState => workingStates.some((one) => one === state);

// What Microsoft has sold cannot be thrown away; nor an order while a tenant (whose first sign-in comes only once) or an
// agreement is being made there, which would be left behind.
const beforeTheSale: readonly OrderState[] = [
  'draft',
  'awaiting-approval',
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
    case 'seek-approval':
      return state === 'draft' ? 'awaiting-approval' : undefined;
    case 'return':
      return state === 'awaiting-approval' ? 'draft' : undefined;
    case 'expire':
      return state === 'awaiting-approval' ? 'expired' : undefined;
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
      return state === 'draft' || state === 'awaiting-approval' ? undefined : 'failed';
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
  /** Milliseconds since 1970 UTC until which it can be returned, in full or in part, as Microsoft says. */
  readonly returnUntil?: number | undefined;
  /** End of the term: the last moment of its last day, in UTC. It renews then, or runs out. */
  readonly renewsOn?: number | undefined;
}

/** Why an order came back from its approval. */
export interface ReturnedOrder {
  readonly approvalId: string;
  /** `changed`: the lines are as the approver wants them. */
  readonly how: 'rejected' | 'changed';
  readonly by: { readonly tenantId: string; readonly userId: string };
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly because?: string | undefined;
}

/** What the workflow has done; written before and after each call. Times in milliseconds since 1970 UTC. */
export interface OrderProgress {
  readonly placedAt?: number | undefined;
  /** Whose word let it go on its way, when somebody's was wanted. */
  readonly approved?: ApprovedOrder | undefined;
  /** While it is a draft again because of its approver. */
  readonly returned?: ReturnedOrder | undefined;
  readonly tenant?:
    { readonly tenantId: string; readonly domain: string; readonly createdAt: number } | undefined;
  readonly agreementAt?: number | undefined;
  /** The cart filled last; its id is the key of the checkout. */
  readonly cart?: { readonly id: string; readonly filledAt: number } | undefined;
  /** Set before the checkout is sent: from here on nothing is bought again without looking. */
  readonly checkoutAt?: number | undefined;
  /** For how long after the purchase everything comes back, by Microsoft's policy; milliseconds. */
  readonly fullRefundFor?: number | undefined;
  /** After this restore of the database a person was asked whether it goes on. */
  readonly lookedSince?: number | undefined;
  readonly orders?: readonly PlacedOrder[] | undefined;
  readonly orderedAt?: number | undefined;
  readonly subscriptions?: readonly PlacedSubscription[] | undefined;
  /** How often a cart was filled anew because Microsoft's ids had changed. */
  readonly refills?: number | undefined;
  /** Since when Microsoft does not answer this order's calls; gone with the next answer. */
  readonly troubleSince?: number | undefined;
  /** Until when Microsoft asked us to wait, when that is long enough to be said; gone with the next answer. */
  readonly busyUntil?: number | undefined;
  /** Since when it waits for somebody outside; gone when it goes on. */
  readonly parkedSince?: number | undefined;
  /** When the customer accepted it, or signed, while this order waited; until somebody is told what follows. */
  readonly answered?: { readonly what: 'acceptance' | 'agreement'; readonly at: number } | undefined;
  /** Somebody had to put something right after the sale: how long that took tells nothing about Microsoft. */
  readonly heldUp?: boolean | undefined;
  /** Who threw it away. */
  readonly discardedBy?: { readonly tenantId: string; readonly userId: string } | undefined;
  /** Why the provider's staff has closed it, for the seller to read. */
  readonly closedBecause?: string | undefined;
  /** What people were told last that it waits for, so that they are told once. */
  readonly toldOf?: StandstillCause | undefined;
  /** How often provisioning has been asked about. */
  readonly looks?: number | undefined;
  /** The seller has been told once that it takes longer than usual. */
  readonly toldSlow?: boolean | undefined;
  readonly doneAt?: number | undefined;
}

export type ApprovedOrder = Pick<ReturnedOrder, 'by' | 'at'> & {
  /** It was said with the approval that the order goes on only once the customer accepts. */
  readonly awaitsAcceptance?: boolean | undefined;
};

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

/** The stage an order goes on at: the first that is not done. */
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
