import { lookedAgain } from '../../../domain/order-proof.ts';
import { stageOf, workingStates, type Order, type WorkingState } from '../../../domain/order.ts';
import { isProblem } from '../../../errors.ts';
import { tooLateCode } from '../../../services/http/port.ts';
import { isDatabaseAway } from '../../../services/store/database-away.ts';
import {
  OrderLeaseLost,
  orderLeaseMs,
  prolongLease,
  type HeldOrder,
} from '../../../services/store/order-lease.ts';
import {
  leaseOrder,
  OrderVersionConflict,
  postponeOrder,
  releaseOrder,
} from '../../../services/store/orders.ts';
import { step, type OrderContext, type StageContext } from '../context.ts';
import { checkOut } from './check-out.ts';
import { createTenant } from './create-tenant.ts';
import { fillCart } from './fill-cart.ts';
import type { Outcome } from './outcome.ts';
import { afterProblem, quickRetryMs, slowRetryMs } from './problem.ts';
import { lookAtProvisioning } from './provision.ts';
import { recordAgreement } from './record-agreement.ts';
import { settle } from './settle.ts';

const stages: Record<WorkingState, (context: StageContext, order: Order) => Promise<Outcome>> = {
  'creating-tenant': createTenant,
  'recording-agreement': recordAgreement,
  'filling-cart': fillCart,
  'checking-out': checkOut,
  provisioning: lookAtProvisioning,
};

/**
 * Does whatever is next for one order, stage after stage, until it has to wait for something or somebody. May run
 * twice, also at the same time: one run has the lease, every write is refused when the order has moved on, and nothing is
 * asked of Microsoft once the lease has ended, for somebody else may have begun (a process that was frozen wakes up so).
 */
export async function advance(context: OrderContext, id: string, signal: AbortSignal): Promise<void> {
  const { database, clock, log } = context;
  const held: HeldOrder = { id, leaseUntil: clock.now() + orderLeaseMs };
  let order = await leaseOrder(database.db, id, clock.now(), held.leaseUntil);
  if (order === undefined) return;
  try {
    order = await takeUp(context, order);
    while (order !== undefined && !signal.aborted) {
      if (held.leaseUntil - clock.now() < orderLeaseMs / 2)
        await prolongLease(database.db, held, clock.now());
      order = await oneStage({ ...context, held }, order);
    }
    // This process stops, or its job was given to somebody else, who found the order held: it is for whoever looks next.
    if (order !== undefined) await postponeOrder(database.db, id, clock.now());
  } catch (error) {
    // A colleague or another instance was quicker; whatever they did has its own job.
    if (error instanceof OrderVersionConflict || error instanceof OrderLeaseLost) return;
    const isAway = isDatabaseAway(error);
    if (isAway) log.warn({ err: error, order: id }, 'an order was interrupted by its database');
    else log.error({ err: error, order: id }, 'an order met a fault');
    // A fault of ours comes again with every try: Microsoft is not to be asked the same every few seconds.
    await postponeOrder(database.db, id, clock.now() + (isAway ? quickRetryMs : slowRetryMs));
    throw error;
  } finally {
    await releaseOrder(database.db, id, held.leaseUntil);
  }
}

/** An order that stood still goes on at the first stage that is not done. */
async function takeUp(context: OrderContext, order: Order): Promise<Order | undefined> {
  if (isWorking(order)) return order;
  if (order.state !== 'parked' && order.state !== 'needs-person') return undefined;
  const change = { dueAt: context.clock.now() + orderLeaseMs, facts: { why: lookedAgain } };
  return context.database.withTransaction((tx) =>
    step(context, tx, order, { name: 'work', stage: stageOf(order) }, change),
  );
}

/** Undefined when there is nothing more to do now. */
async function oneStage(context: StageContext, order: Order): Promise<Order | undefined> {
  if (!isWorking(order)) return undefined;
  // An answer, whatever it is, ends the time of trouble.
  const calm = { ...order, progress: { ...order.progress, troubleSince: undefined, busyUntil: undefined } };
  let outcome: Outcome;
  try {
    outcome = await stages[order.state as WorkingState](context, calm);
  } catch (error) {
    if (!isProblem(error)) throw error;
    if (error.facts.code === tooLateCode) throw new OrderLeaseLost(order.id);
    outcome = afterProblem(context, order, error);
  }
  return settle(context, calm, outcome, orderLeaseMs);
}

const isWorking = (order: Order): boolean => (workingStates as readonly string[]).includes(order.state);
