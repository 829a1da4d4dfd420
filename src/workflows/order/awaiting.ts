import type { Kysely } from 'kysely';
import type { OrderLine } from '../../domain/order-draft.ts';
import { stageOf, type ApprovedOrder, type Order, type ReturnedOrder } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { addOrderEvent, lockOrder, saveOrder } from '../../services/store/orders.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { ApprovalGate } from '../approval/port.ts';
import { step, type OrderContext } from './context.ts';
import type { Placed, Quote } from './port.ts';
import { findOrder } from './steps/draft.ts';
import { placeOrder } from './steps/place.ts';
import { priceNow, shownFrom } from './steps/quote.ts';
import { refreshOrderCards, tellApproverMissing, tellSellers, type Telling } from './steps/tell.ts';

type Transaction = Kysely<Tables>;

/**
 * What becomes of an order that waits for an approval. Everything takes the caller's transaction, in which the order is
 * locked before its approval, and writes state, history and job; the cards and the news are `refresh` and `tell`.
 */
export interface AwaitingOrders {
  lock(tx: Transaction, id: string): Promise<Order | undefined>;
  /** Approved: it goes on its way. */
  release(tx: Transaction, order: Order, approved: Omit<ApprovedOrder, 'at'>, facts: object): Promise<Order>;
  /** A draft again, with other lines if the approver wants it otherwise; the seller confirms it as always. */
  giveBack(
    tx: Transaction,
    order: Order,
    returned: ReturnedOrder,
    lines?: readonly OrderLine[],
  ): Promise<Order>;
  /** Nobody has decided in time. */
  expire(tx: Transaction, order: Order, facts: object): Promise<Order>;
  /** The price has changed: what is bought is from now on what this quote says, of these lines. */
  reprice(
    tx: Transaction,
    order: Order,
    priced: { readonly quote: Quote; readonly lines: readonly OrderLine[] },
    facts: object,
  ): Promise<Order>;
  /** Changes every card of the order in place. */
  refresh(tx: Transaction, order: Order, event: string): Promise<void>;
  /** Changes every card and tells those of the reseller who wait for it. */
  tell(
    tx: Transaction,
    order: Order,
    event: string,
    facts: Readonly<Record<string, unknown>>,
    how?: Telling,
  ): Promise<void>;
  /** Tells the owners that this person's draft has nobody who may approve it; in a transaction of its own. */
  approverMissing(id: string, by: PersonKey): Promise<void>;
  /** The price of exactly what was placed, for who placed it; nothing is kept. Rejects with a Problem. */
  priceNow(order: Order): Promise<Quote>;
  /** Places a draft as it was shown to this person last; whose word is wanted is for the given gate to say. */
  placeAt(
    gate: { readonly look: ApprovalGate['look'] },
    id: string,
    fingerprint: string,
    by: PersonKey,
  ): Promise<Placed>;
}

export function awaitingOrders(context: OrderContext): AwaitingOrders {
  const now = () => context.clock.now();
  return {
    lock: lockOrder,

    release: (tx, order, approved, facts) =>
      step(
        context,
        tx,
        order,
        { name: 'work', stage: stageOf(order) },
        {
          progress: { ...order.progress, approved: { ...approved, at: now() } },
          by: approved.by,
          facts: { event: 'approved', ...facts },
          dueAt: now(),
        },
      ),

    giveBack(tx, order, returned, lines) {
      const { tenant } = order.progress;
      const answered = { answeredBy: returned.by, answeredAt: now() };
      const draft = { ...order.draft, ...(lines === undefined ? {} : { lines, ...answered }) };
      const { by, how, because, approvalId } = returned;
      return step(
        context,
        tx,
        order,
        { name: 'return' },
        {
          draft,
          shown: undefined,
          progress: { tenant, returned },
          by,
          facts: { how, because, approval: approvalId },
        },
      );
    },

    expire: (tx, order, facts) => step(context, tx, order, { name: 'expire' }, { facts }),

    async reprice(tx, order, { quote, lines }, facts) {
      const { alike } = order.shown ?? {};
      const shown = { ...shownFrom(quote, order.placedBy ?? order.createdBy), alike };
      const saved = await saveOrder(
        tx,
        { ...order, draft: { ...order.draft, lines }, shown, updatedAt: now() },
        undefined,
      );
      const { fingerprint } = quote;
      await addOrderEvent(tx, saved, { at: now(), name: 'reprice', facts: { fingerprint, ...facts } });
      return saved;
    },

    refresh: (tx, order, event) => refreshOrderCards(context, tx, order, event),

    async tell(tx, order, event, facts, how) {
      await refreshOrderCards(context, tx, order, event);
      await tellSellers(context, tx, order, event, facts, how);
    },

    async approverMissing(id, by) {
      const seen = await findOrder(context, id, { ...by, staff: true });
      const owners = seen === undefined ? [] : await context.resellers.withRole(seen.resellerId, 'owner');
      await context.database.withTransaction(async (tx) => {
        const order = await lockOrder(tx, id);
        if (order !== undefined) await tellApproverMissing(context, tx, order, by, owners);
      });
    },

    priceNow: (order) => priceNow(context, order, order.placedBy ?? order.createdBy),

    async placeAt(gate, id, fingerprint, by) {
      // Whoever picks has been through the card it is placed from: what that said was seen.
      const order = await findOrder(context, id, { ...by, staff: false });
      const { shown, progress } = order ?? {};
      const isTheirs = shown?.shownTo !== undefined && samePerson(shown.shownTo, by);
      return placeOrder(
        { ...context, approvals: { ...context.approvals, look: gate.look } },
        id,
        fingerprint,
        by,
        undefined,
        { returned: progress?.returned?.approvalId, alike: isTheirs ? shown.alike : undefined },
      );
    },
  };
}
