import type { OrderLine } from '../../src/domain/order-draft.ts';
import type { Order, OrderState, PlacedSubscription } from '../../src/domain/order.ts';
import type { FirstSignIns, FirstSignInState } from '../../src/workflows/first-sign-in/port.ts';
import type { OrderExpectation, Orders, Quote } from '../../src/workflows/order/port.ts';

/** What is true of an order while a card is made. */
export interface OrderSituation extends Partial<Order> {
  readonly state: OrderState;
  /** How far it came; 0: just placed, 4: licences ready. */
  readonly done?: 0 | 1 | 2 | 3 | 4;
  /** For a company without a tenant; else for one that has one. */
  readonly isNew?: boolean;
  readonly customer?: string;
  readonly expectation?: OrderExpectation;
  readonly signIn?: FirstSignInState;
  readonly quote?: Quote;
  /** One that was placed lately. */
  readonly alike?: Order;
}

/** 14 September 2026, 10:42 UTC: the gallery's moment. */
const now = Date.UTC(2026, 8, 14, 10, 42);
const minute = 60_000;
const day = 24 * 60 * minute;
/** Who has placed the order. */
export const nina = {
  tenantId: '66666666-6666-4666-8666-000000000001',
  userId: '77777777-7777-4777-8777-000000000011',
};
/** Decides and admits, and does not sell. */
export const olga = { tenantId: nina.tenantId, userId: '77777777-7777-4777-8777-000000000014' };
const tenant = { tenantId: '33333333-3333-4333-8333-000000000021', domain: 'fabrikam.onmicrosoft.com' };

export const sampleLines: readonly OrderLine[] = [
  {
    number: 0,
    productId: 'CFQ7TTC0LCHC',
    skuId: '0002',
    title: 'Microsoft 365 Business Premium',
    quantity: 20,
    term: 'P1Y',
    billing: 'monthly',
  },
  {
    number: 1,
    productId: 'CFQ7TTC0LH0T',
    skuId: '0001',
    title: 'Visio Plan 2',
    quantity: 3,
    term: 'P1Y',
    billing: 'annual',
  },
];

const subscription = (line: OrderLine): PlacedSubscription => ({
  id: `88888888-8888-4888-8888-00000000000${line.number}`,
  title: line.title,
  quantity: line.quantity,
  status: 'active',
  returnUntil: now + 7 * day,
  renewsOn: now + 365 * day,
});

export const usually: OrderExpectation = { count: 50, usual: 7 * minute, nineOfTen: 12 * minute };

/** An order in one state, with the facts such a state has. */
export function sampleOrder(situation: OrderSituation): Order {
  const { done = 0, isNew = true, customer = 'Fabrikam GmbH', expectation: _, signIn: __, ...facts } = situation;
  const isPlaced = facts.state !== 'draft';
  const at = (step: number, minutes: number) =>
    isPlaced && done >= step ? now - (10 - minutes) * minute : undefined;
  const ordered = at(3, 2);
  const created = at(1, 1);
  return {
    id: 'F-1042',
    version: 7,
    resellerId: 'R-1001',
    createdBy: nina,
    placedBy: isPlaced ? nina : undefined,
    draft: {
      use: 'customer',
      accountId: 'europe',
      buyer: isNew
        ? { kind: 'new', company: { name: customer, country: 'DE' }, proofs: {}, prefix: 'fabrikam' }
        : { kind: 'tenant', ...tenant, statedName: customer },
      lines: sampleLines,
      reference: 'PO 2026-118',
    },
    shown: {
      fingerprint: '7f3k2',
      isPlaceable: true,
      unitPrices: [
        { minor: 2060, currency: 'EUR' },
        { minor: 15120, currency: 'EUR' },
      ],
    },
    progress: {
      placedAt: at(0, 0),
      tenant: isNew && created !== undefined ? { ...tenant, createdAt: created } : undefined,
      agreementAt: at(2, 1),
      cart: ordered === undefined ? undefined : { id: '99999999-9999-4999-8999-000000000001', filledAt: ordered },
      checkoutAt: ordered,
      orders: ordered === undefined ? undefined : [{ id: 'Zk3bM6', status: 'pending', lines: [0, 1] }],
      orderedAt: ordered,
      fullRefundFor: day,
      subscriptions: done === 4 ? sampleLines.map(subscription) : undefined,
      doneAt: at(4, 9),
    },
    createdAt: now - 30 * minute,
    updatedAt: now - minute,
    ...facts,
  };
}

export const signInWaits: FirstSignInState = {
  kind: 'waiting',
  address: 'katrin.vogel@fabrikam.de',
  mail: 'sent',
  mails: 1,
  expiresAt: now + 3 * day,
};

/** Orders that know one situation; whatever changes something only pretends to. */
export function sampleOrders(situation: OrderSituation | undefined): Orders {
  const order = sampleOrder(situation ?? { state: 'provisioning', done: 3 });
  const known = situation === undefined ? [] : [order];
  const done = async () => ({ kind: 'done', order }) as const;
  return {
    begin: async () => order,
    find: async () => (situation === undefined ? undefined : order),
    change: done,
    drafts: async () => known,
    latest: async () => known,
    quote: async () =>
      situation?.quote === undefined
        ? { kind: 'incomplete', order }
        : { kind: 'quote', quote: situation.quote, order, alike: situation.alike },
    place: async () => ({ kind: 'placed', order }),
    reopen: done,
    goOn: done,
    close: done,
    discard: done,
    show: async () => 'shown',
    expectation: async () => situation?.expectation ?? usually,
    tellAlso: done,
  };
}

export const sampleFirstSignIns = (situation: OrderSituation | undefined): FirstSignIns => ({
  keep: async () => 'kept',
  state: async () => situation?.signIn ?? { kind: 'none' },
  sendAgain: async () => 'sent',
});
