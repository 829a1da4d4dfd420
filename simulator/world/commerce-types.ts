/** Everything about buying licences that the simulated Microsoft remembers. */
export interface SimCommerce {
  carts: SimCart[];
  orders: SimOrder[];
  subscriptions: SimSubscription[];
  /** How much may be owed; who has no line has no limit. */
  creditLines: SimCreditLine[];
  /** Every availability id follows from this number and the day: a change makes all earlier ids stale. */
  availabilityGeneration: number;
}

export type SimTerm = 'P1M' | 'P1Y' | 'P3Y';
export type SimBillingCycle = 'none' | 'monthly' | 'annual';

/** `mpnId` null: the line of the partner account itself. */
export interface SimCreditLine {
  accountId: string;
  mpnId: string | null;
  /** Minor units of the account's currency. */
  limit: number;
}

export interface SimCart {
  id: string;
  accountId: string;
  customerTenantId: string;
  /** MS-RequestId of the call that made it: a repeat with the same one gets the same cart. */
  requestId: string | null;
  /** ISO 8601, simulated time, like every time here. */
  createdAt: string;
  modifiedAt: string;
  /** Who the token was issued to. */
  modifiedBy: string;
  status: 'Active' | 'Ordered';
  attestationAccepted: boolean;
  lines: SimCartLine[];
  /** Order ids and errors of the check-out, once there was one. */
  result: { orderIds: string[]; errors: SimOrderError[] } | null;
}

export interface SimOrderError {
  orderGroupId: string;
  code: number;
  description: string;
}

export interface SimCartLine {
  id: number;
  catalogItemId: string;
  quantity: number;
  termDuration: string;
  billingCycle: string;
  currencyCode: string;
  orderGroup: string;
  friendlyName?: string;
  promotionId?: string;
  customTermEndDate?: string;
  attestationAccepted?: boolean;
  participants: { key: string; value: string }[];
  /** Minor units; null while the line cannot be bought. */
  pricing: SimPricing | null;
  error: SimLineError | null;
}

export interface SimLineError {
  errorCode: number;
  errorDescription: string;
  additionalInformation?: { availableQuantity: number; purchasedQuantity: number };
}

/** Amounts in minor units, before tax: per seat and billing period, `extended` for all seats and the whole term. */
export interface SimPricing {
  list: number;
  discounted: number;
  prorated: number;
  price: number;
  extended: number;
}

export type SimOrderStatus =
  'pending' | 'completed' | 'error' | 'partial_success' | 'pending_po_upload' | 'pending_review';

export interface SimOrder {
  /** 12 hexadecimal digits. */
  id: string;
  accountId: string;
  customerTenantId: string;
  cartId: string | null;
  currency: string;
  billingCycle: SimBillingCycle;
  createdAt: string;
  status: SimOrderStatus;
  /** What was switched on when it was placed; decides how it ends. */
  outcome: OrderingSwitches['orderOutcome'];
  /** How long its licences take from `startedAt`, and how often Microsoft looks; seconds. */
  provisioningSeconds: number;
  refreshSeconds: number;
  /** When provisioning began: at once, or when a hold ended. */
  startedAt: string;
  lines: SimOrderLine[];
}

export interface SimOrderLine {
  lineItemNumber: number;
  catalogItemId: string;
  quantity: number;
  termDuration: SimTerm;
  title: string;
  subscriptionId: string | null;
  mpnId: string | null;
  promotionId: string | null;
  customTermEndDate: string | null;
  pricing: SimPricing;
}

export interface SimSubscription {
  id: string;
  accountId: string;
  customerTenantId: string;
  orderId: string;
  catalogItemId: string;
  title: string;
  quantity: number;
  termDuration: SimTerm;
  billingCycle: SimBillingCycle;
  createdAt: string;
  /** Start and last day (`2027-01-31`) of the current term. */
  termStart: string;
  termEndDay: string;
  status: 'pending' | 'active' | 'expired';
  provisioning: 'pending' | 'success' | 'failed';
  autoRenew: boolean;
  isTrial: boolean;
  mpnId: string | null;
  promotionId: string | null;
  /** Seats that may still be given back, each until its own time. */
  refundable: { quantity: number; until: string }[];
}

/** Refusals of a check-out that can be switched on, as `status/code`. */
export const checkoutRefusals = [
  'none',
  '403/13605',
  '403/800073',
  '403/800074',
  '403/800075',
  '403/800069',
  '403/800023',
  '400/800025',
  '403/900121',
  '403/2030',
  '400/800070',
  '403/800066',
  '403/800067',
  '403/800068',
  '403/800088',
  '403/800089',
  '404/400019',
  '409/800060',
  '409/800064',
  '403/900123',
  '403/900124',
  '404/800015',
  '400/800016',
  '400/800017',
  '400/900275',
  '403/2085',
  '403/2091',
  '403/800020',
  '400/900116',
  '400/800018',
  '403/900322',
  '403/20002',
  '400/900206',
  '500/800003',
] as const;

/** Faults and pace of ordering; off = the first value. */
export interface OrderingSwitches {
  /** The next N carts, or check-outs, are told that their availability ids are old (404/400019), and they are. */
  staleAtCartNext: number;
  staleAtCheckoutNext: number;
  /** Every check-out is refused with this and does nothing. */
  checkoutRefusal: (typeof checkoutRefusals)[number];
  /** The next N check-outs are done, but answered 409/800060. */
  orderInProgressNext: number;
  /** The next N check-outs are done, then the connection drops. */
  loseCheckoutNext: number;
  /** A cart that is ordered already: the same answer again, or 400/800065. */
  checkoutAgain: 'same-answer' | 'refused';
  /** Of a cart with several order groups only the first becomes an order. */
  laterGroupsFail: boolean;
  /** The provider itself has not signed the Microsoft Partner Agreement (403/900124). */
  providerAgreementUnsigned: boolean;
  /** Whole currency units that every reseller's credit is cut to; 0 = as usual. */
  creditLimit: number;
  orderOutcome: 'completed' | 'stuck' | 'error' | 'partial_success' | 'pending_po_upload' | 'pending_review';
  provisioningSeconds: number;
  provisioningRefreshSeconds: number;
  orderListDelaySeconds: number;
  promotionsEnded: boolean;
  /** So many hundredths that carts cost more than the price sheet says. */
  dearerPercent: number;
}
