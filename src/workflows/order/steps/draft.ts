import type { OrderDraft } from '../../../domain/order-draft.ts';
import { afterStep, endStates, type Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { hasOrders, type Reseller } from '../../../domain/reseller.ts';
import { addListener, openCall } from '../../../services/store/order-calls.ts';
import {
  addOrderEvent,
  insertOrder,
  lockOrder,
  nextOrderId,
  orderById,
  orderByRequest,
  saveOrder,
} from '../../../services/store/orders.ts';
import { orderQueue, step, type OrderContext } from '../context.ts';
import type { OrderChanged } from '../port.ts';
import { refreshOrderCards, tellSellers } from './tell.ts';

type Transaction = Parameters<Parameters<OrderContext['database']['withTransaction']>[0]>[0];

/** The reseller somebody has been admitted to, also while its new orders are stopped; undefined for anybody else. */
export async function resellerOf(context: OrderContext, by: PersonKey): Promise<Reseller | undefined> {
  const membership = await context.resellers.membership(by);
  return membership?.person?.state === 'admitted' && hasOrders(membership.reseller)
    ? membership.reseller
    : undefined;
}

/** The order, if it belongs to the asker's reseller; staff may read every one. */
export async function findOrder(
  context: OrderContext,
  id: string,
  asker: PersonKey & { readonly staff: boolean },
): Promise<Order | undefined> {
  const order = await orderById(context.database.db, id);
  if (order === undefined || asker.staff) return order;
  const reseller = await resellerOf(context, asker);
  return reseller?.id === order.resellerId ? order : undefined;
}

/** Begins a draft; the same request again is answered with the draft of the first time. */
export async function beginOrder(
  context: OrderContext,
  by: PersonKey,
  draft: OrderDraft,
  requestId: string,
): Promise<Order> {
  const reseller = await resellerOf(context, by);
  if (reseller === undefined) throw new Error('somebody without a reseller cannot begin an order');
  return context.database.withTransaction(async (tx) => {
    const now = context.clock.now();
    const order: Order = {
      id: await nextOrderId(tx),
      version: 1,
      state: 'draft',
      resellerId: reseller.id,
      createdBy: keyOf(by),
      draft: { ...draft, accountId: reseller.accountId, answeredBy: keyOf(by), answeredAt: now },
      progress: {},
      createdAt: now,
      updatedAt: now,
    };
    if ((await insertOrder(tx, order, requestId)) === 'exists') {
      const earlier = await orderByRequest(tx, requestId);
      if (earlier === undefined || earlier.resellerId !== reseller.id)
        throw new Error('a request id came again for another reseller');
      return earlier;
    }
    await addOrderEvent(tx, order, { at: now, name: 'begin', by });
    return order;
  });
}

/** Runs under the order's lock, for people of its reseller only. */
export async function locked<T>(
  context: OrderContext,
  id: string,
  by: PersonKey,
  work: (tx: Transaction, order: Order, reseller: Reseller) => Promise<T>,
): Promise<T | { readonly kind: 'unknown' }> {
  const reseller = await resellerOf(context, by);
  return context.database.withTransaction(async (tx) => {
    const order = await lockOrder(tx, id);
    if (order === undefined || reseller === undefined || order.resellerId !== reseller.id)
      return { kind: 'unknown' as const };
    return work(tx, order, reseller);
  });
}

const keyOf = ({ tenantId, userId }: PersonKey): PersonKey => ({ tenantId, userId });

/** What no draft changes: the account is the reseller's, and a tenant that was made for a company is that company's. */
function fixedOf({ draft: { accountId, use, buyer }, progress }: Order): Partial<OrderDraft> {
  return progress.tenant === undefined ? { accountId } : { accountId, use, buyer };
}

/** Writes a new draft over the version it was made from. What was shown before counts no more. */
export async function changeDraft(
  context: OrderContext,
  id: string,
  version: number,
  draft: OrderDraft,
  by: PersonKey,
): Promise<OrderChanged> {
  return locked<OrderChanged>(context, id, by, async (tx, order) => {
    if (order.state !== 'draft' || order.version !== version) return { kind: 'too-late', order };
    const now = context.clock.now();
    const saved = await saveOrder(
      tx,
      {
        ...order,
        draft: { ...draft, ...fixedOf(order), answeredBy: keyOf(by), answeredAt: now },
        shown: undefined,
        updatedAt: now,
      },
      undefined,
    );
    return { kind: 'done', order: saved };
  });
}

/**
 * Makes a stopped order a draft again; a tenant that was made stays. Everything else is looked at anew, so that another
 * customer's agreement counts for nobody. Not once Microsoft was asked to sell, or while it is unknown what a call did.
 */
export async function reopenOrder(context: OrderContext, id: string, by: PersonKey): Promise<OrderChanged> {
  return locked<OrderChanged>(context, id, by, async (tx, order) => {
    const stopped = ['awaiting-approval', 'needs-answer', 'parked', 'needs-person'].includes(order.state);
    if (!stopped || (await isCommitted(tx, order))) return { kind: 'too-late', order };
    const now = context.clock.now();
    const { tenant } = order.progress;
    const saved = await saveOrder(
      tx,
      { ...order, state: 'draft', shown: undefined, progress: { tenant }, updatedAt: now },
      undefined,
    );
    await addOrderEvent(tx, saved, { at: now, name: 'reopen', by, facts: { from: order.state } });
    await context.approvals.withdraw(tx, saved, keyOf(by));
    await refreshOrderCards(context, tx, saved, 'reopened');
    return { kind: 'done', order: saved };
  });
}

/** Microsoft was asked to sell, or a tenant may have been made of which nobody knows yet. */
async function isCommitted(tx: Transaction, { id, progress }: Order): Promise<boolean> {
  if (progress.checkoutAt !== undefined || progress.orders !== undefined) return true;
  return (await openCall(tx, id, 'create-tenant')) !== undefined;
}

/** Goes on at once with an order that stands still. */
export async function goOnWith(
  context: OrderContext,
  id: string,
  version: number,
  by: PersonKey & { readonly staff: boolean },
): Promise<OrderChanged> {
  const order = await findOrder(context, id, by);
  if (order === undefined) return { kind: 'unknown' };
  return context.database.withTransaction(async (tx) => {
    const current = (await lockOrder(tx, id)) ?? order;
    const waits = current.state === 'parked' || current.state === 'needs-person';
    // What only the provider can put right is for its staff to set going again.
    const may = current.state !== 'needs-person' || by.staff;
    if (!waits || !may || current.version !== version) return { kind: 'too-late', order: current };
    const saved = await saveOrder(tx, { ...current, updatedAt: context.clock.now() }, context.clock.now());
    await addOrderEvent(tx, saved, { at: context.clock.now(), name: 'go-on', by });
    await context.jobs.send(tx, orderQueue, { id }, { singletonKey: id });
    return { kind: 'done', order: saved };
  });
}

/** Ends an order that nobody can bring to an end at Microsoft; the provider's staff decides that, with a reason. */
export async function closeOrder(
  context: OrderContext,
  id: string,
  because: string,
  by: PersonKey & { readonly staff: boolean },
): Promise<OrderChanged> {
  if (!by.staff) return { kind: 'unknown' };
  return context.database.withTransaction<OrderChanged>(async (tx) => {
    const order = await lockOrder(tx, id);
    if (order === undefined) return { kind: 'unknown' };
    if (order.state !== 'needs-person') return { kind: 'too-late', order };
    const key = { tenantId: by.tenantId, userId: by.userId };
    const progress = { ...order.progress, closedBecause: because };
    const saved = await step(context, tx, order, { name: 'fail' }, { by: key, progress, facts: { because } });
    await tellSellers(context, tx, saved, 'failed');
    await refreshOrderCards(context, tx, saved, 'failed');
    return { kind: 'done', order: saved };
  });
}

/** Throws a draft or a stopped order away; too late once Microsoft was asked to sell. */
export async function discardOrder(context: OrderContext, id: string, by: PersonKey): Promise<OrderChanged> {
  return locked<OrderChanged>(context, id, by, async (tx, order) => {
    const possible = afterStep(order.state, { name: 'discard' }) !== undefined;
    if (!possible || (await isCommitted(tx, order))) return { kind: 'too-late', order };
    const discardedBy = { tenantId: by.tenantId, userId: by.userId };
    const progress = { ...order.progress, discardedBy };
    const saved = await step(context, tx, order, { name: 'discard' }, { by: discardedBy, progress });
    await context.approvals.withdraw(tx, saved, discardedBy);
    await refreshOrderCards(context, tx, saved, 'discarded');
    return { kind: 'done', order: saved };
  });
}

/** Notes somebody of the same reseller to be told of the end as well. */
export async function alsoTell(
  context: OrderContext,
  id: string,
  person: PersonKey,
  by: PersonKey,
): Promise<OrderChanged> {
  const [mine, theirs] = await Promise.all([resellerOf(context, by), resellerOf(context, person)]);
  if (mine === undefined || mine.id !== theirs?.id) return { kind: 'unknown' };
  return locked<OrderChanged>(context, id, by, async (tx, order) => {
    if (endStates.includes(order.state)) return { kind: 'too-late', order };
    if (samePerson(person, order.placedBy ?? order.createdBy)) return { kind: 'done', order };
    await addListener(tx, id, person);
    await refreshOrderCards(context, tx, order, 'listener');
    return { kind: 'done', order };
  });
}
