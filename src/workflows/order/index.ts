import type { Kysely } from 'kysely';
import { expectationOf, remembered } from '../../domain/expectation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { draftsOf, lastDurations, latestOrders } from '../../services/store/order-lists.ts';
import { dueOrders, kindOf } from '../../services/store/orders.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { WaitingOrders } from '../invitation/waiting-orders-port.ts';
import type { NewsItem } from '../news/port.ts';
import { awaitingOrders, type AwaitingOrders } from './awaiting.ts';
import { orderQueue, type OrderContext } from './context.ts';
import type { Orders } from './port.ts';
import { advance } from './steps/advance.ts';
import {
  alsoTell,
  beginOrder,
  changeDraft,
  closeOrder,
  discardOrder,
  findOrder,
  goOnWith,
  reopenOrder,
  resellerOf,
} from './steps/draft.ts';
import { placeOrder } from './steps/place.ts';
import { quoteOrder } from './steps/quote.ts';
import { followInvitation, hearersOf } from './steps/invited.ts';
import { recheckOrders, wakeOrders } from './steps/wake.ts';
import { sellerFlow, staffFlow, tellOthers } from './steps/tell.ts';

/** How many due orders one tick hands out; the next tick takes the rest. */
const perTick = 200;

export interface OrderWorkflow extends Orders {
  /** What becomes of orders that wait for an approval; for the approval workflow. */
  readonly awaiting: AwaitingOrders;
  /** Tells the others who wait for an order something about one of them, in the caller's transaction. */
  tellOthers(tx: Kysely<Tables>, item: Omit<NewsItem, 'flow'>, about: PersonKey): Promise<void>;
  /** What becomes of invitations; for the invitation workflow. */
  readonly waiting: WaitingOrders;
  /** Orders that wait for this customer's acceptance or agreement go on, in the caller's transaction. */
  wake(
    tx: Kysely<Tables>,
    accepted: { readonly accountId: string; readonly tenantId: string },
  ): Promise<void>;
  /** Registers the job handler; call before the jobs start. */
  defineJobs(): void;
  /** Hands out what is due by the clock. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

/**
 * The order story: draft → creating-tenant → recording-agreement → filling-cart → checking-out → provisioning → done,
 * with everything that can come between (see domain/order.ts). Each stage stores its ids before it calls Microsoft,
 * and finds before it repeats; state, history, news and job are written in one transaction.
 */
export function createOrderWorkflow(context: OrderContext): OrderWorkflow {
  const { database, jobs, clock } = context;
  return {
    begin: (by, draft, requestId) => beginOrder(context, by, draft, requestId),
    find: (id, asker) => findOrder(context, id, asker),
    change: (id, version, draft, by) => changeDraft(context, id, version, draft, by),
    async drafts(by, limit) {
      const reseller = await resellerOf(context, by);
      return reseller === undefined ? [] : draftsOf(database.db, reseller.id, limit);
    },
    async latest(asker, limit) {
      if (asker.staff) return latestOrders(database.db, undefined, limit);
      const reseller = await resellerOf(context, asker);
      return reseller === undefined ? [] : latestOrders(database.db, reseller.id, limit);
    },
    quote: (id, by) => quoteOrder(context, id, by),
    place: (id, fingerprint, by, card, returned) => placeOrder(context, id, fingerprint, by, card, returned),
    reopen: (id, by) => reopenOrder(context, id, by),
    goOn: (id, version, by) => goOnWith(context, id, version, by),
    close: (id, because, by) => closeOrder(context, id, because, by),
    discard: (id, by) => discardOrder(context, id, by),
    async show(id, reader, card) {
      const order = await findOrder(context, id, reader);
      if (order === undefined) return 'unknown';
      const { tenantId, userId, staff } = reader;
      const item = { flow: staff ? staffFlow : sellerFlow, caseId: id, event: 'shown' };
      await database.withTransaction((tx) => context.news.adopt(tx, item, { tenantId, userId }, card));
      return 'shown';
    },
    expectation: async (order) =>
      expectationOf(await lastDurations(database.db, kindOf(order.draft), remembered)),
    tellAlso: (id, person, by) => alsoTell(context, id, person, by),

    tellOthers: (tx, item, about) => tellOthers(context, tx, item, about),

    awaiting: awaitingOrders(context),

    waiting: {
      follow: (tx, invitation, happened) => followInvitation(context, tx, invitation, happened),
      hearers: (tx, invitation) => hearersOf(context, tx, invitation),
      removed: (tx, removed) => recheckOrders(context, tx, removed),
    },

    wake: (tx, accepted) => wakeOrders(context, tx, accepted),

    defineJobs() {
      jobs.define(orderQueue, (data, run) => advance(context, String(data['id']), run.signal));
    },
    async tick() {
      const due = await dueOrders(database.db, clock.now(), perTick);
      if (due.length === 0) return;
      await database.withTransaction(async (tx) => {
        // In one order in every instance: each waiting job is locked, and two ticks must not wait for each other.
        for (const id of due.toSorted()) await jobs.send(tx, orderQueue, { id }, { singletonKey: id });
      });
    },
  };
}
