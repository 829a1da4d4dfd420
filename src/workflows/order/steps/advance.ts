import { stageOf, workingStates, type Order, type WorkingState } from '../../../domain/order.ts';
import { isProblem, type Problem } from '../../../errors.ts';
import { endCall } from '../../../services/store/order-calls.ts';
import { leaseOrder, OrderVersionConflict, releaseOrder } from '../../../services/store/orders.ts';
import { step, type OrderContext } from '../context.ts';
import { checkOut } from './check-out.ts';
import { createTenant } from './create-tenant.ts';
import { fillCart } from './fill-cart.ts';
import type { Outcome } from './outcome.ts';
import { lookAtProvisioning } from './provision.ts';
import { recordAgreement } from './record-agreement.ts';
import { refreshOrderCards, staffFlow, tellSellers } from './tell.ts';

const stages: Record<WorkingState, (context: OrderContext, order: Order) => Promise<Outcome>> = {
  'creating-tenant': createTenant,
  'recording-agreement': recordAgreement,
  'filling-cart': fillCart,
  'checking-out': checkOut,
  provisioning: lookAtProvisioning,
};

/** Longer than the slowest call with its retries; after that somebody else may take over. */
const leaseMs = 120_000;
/** When Microsoft does not answer: soon at first, then every few minutes. */
const quickRetryMs = 5_000;
const slowRetryMs = 180_000;
/** How long trouble with the connection is borne before it is retried slowly. */
const patienceMs = 120_000;

/**
 * Does whatever is next for one order, stage after stage, until it has to wait for something or somebody. May run
 * twice, also at the same time: one run has the lease, and every write is refused when the order has moved on.
 */
export async function advance(context: OrderContext, id: string, signal: AbortSignal): Promise<void> {
  const { database, clock } = context;
  const until = clock.now() + leaseMs;
  let order = await leaseOrder(database.db, id, clock.now(), until);
  if (order === undefined) return;
  try {
    order = await takeUp(context, order);
    while (order !== undefined && !signal.aborted) order = await oneStage(context, order);
  } catch (error) {
    // A colleague or another instance was quicker; whatever they did has its own job.
    if (!(error instanceof OrderVersionConflict)) throw error;
  } finally {
    await releaseOrder(database.db, id, until);
  }
}

/** An order that stood still goes on at the first stage that is not done. */
async function takeUp(context: OrderContext, order: Order): Promise<Order | undefined> {
  if (isWorking(order)) return order;
  if (order.state !== 'parked' && order.state !== 'needs-person') return undefined;
  return context.database.withTransaction((tx) =>
    step(
      context,
      tx,
      order,
      { name: 'work', stage: stageOf(order) },
      { dueAt: context.clock.now() + leaseMs, facts: { why: 'looked at again' } },
    ),
  );
}

/** Undefined when there is nothing more to do now. */
async function oneStage(context: OrderContext, order: Order): Promise<Order | undefined> {
  if (!isWorking(order)) return undefined;
  let outcome: Outcome;
  try {
    outcome = await stages[order.state as WorkingState](context, order);
  } catch (error) {
    if (!isProblem(error)) throw error;
    outcome = afterProblem(context, order, error);
  }
  return settle(context, order, outcome);
}

/** Writes what a stage came to: the next state, its history and the news of it, all in one transaction. */
async function settle(context: OrderContext, order: Order, outcome: Outcome): Promise<Order | undefined> {
  const now = context.clock.now();
  return context.database.withTransaction(async (tx) => {
    switch (outcome.kind) {
      case 'go': {
        const progressed = { ...order, progress: outcome.progress };
        const saved = await step(
          context,
          tx,
          order,
          { name: 'work', stage: stageOf(progressed) },
          {
            progress: outcome.progress,
            standstill: undefined,
            // If this process dies now, somebody looks again after the lease.
            dueAt: now + leaseMs,
            facts: { event: outcome.event, ...outcome.facts },
          },
        );
        await outcome.also?.(tx);
        await refreshOrderCards(context, tx, saved, outcome.event);
        return saved;
      }
      case 'wait': {
        const saved = await step(
          context,
          tx,
          order,
          { name: 'work', stage: order.state as WorkingState },
          {
            progress: outcome.progress ?? order.progress,
            dueAt: outcome.until,
            facts: { wait: outcome.until },
          },
        );
        if (outcome.tell !== undefined) await tellSellers(context, tx, saved, outcome.tell);
        else await refreshOrderCards(context, tx, saved, 'waiting');
        return undefined;
      }
      case 'park': {
        const again = order.standstill?.cause === outcome.standstill.cause;
        const saved = await step(
          context,
          tx,
          order,
          { name: 'park' },
          {
            standstill: outcome.standstill,
            progress: outcome.progress ?? order.progress,
            dueAt: outcome.until,
            facts: outcome.standstill,
          },
        );
        // Looked at again and still the same: the card says when, nobody is told twice.
        if (again) await refreshOrderCards(context, tx, saved, 'parked');
        else await tellSellers(context, tx, saved, 'parked');
        return undefined;
      }
      case 'ask':
      case 'person': {
        const saved = await step(
          context,
          tx,
          order,
          { name: outcome.kind === 'ask' ? 'ask' : 'hand-over' },
          {
            standstill: outcome.standstill,
            progress: outcome.progress ?? order.progress,
            facts: outcome.standstill,
          },
        );
        await tellSellers(context, tx, saved, 'trouble');
        const item = { flow: staffFlow, caseId: order.id, event: 'trouble' };
        if (outcome.kind === 'person') await context.news.tellStaff(tx, item);
        return undefined;
      }
      case 'done': {
        const saved = await step(
          context,
          tx,
          order,
          { name: 'finish' },
          { progress: outcome.progress, standstill: undefined },
        );
        await refreshOrderCards(context, tx, saved, 'done');
        await tellSellers(context, tx, saved, 'done');
        return undefined;
      }
    }
  });
}

/** Trouble that no stage expected: Microsoft is busy or silent, or refuses us. */
function afterProblem(context: OrderContext, order: Order, problem: Problem): Outcome {
  const { facts, kind } = problem;
  const now = context.clock.now();
  context.log.warn({ order: order.id, state: order.state, kind, ...facts }, 'an order met a problem');
  const code = Number(facts.code);
  const standstill = {
    cause: 'unknown' as const,
    ...(Number.isFinite(code) ? { code } : {}),
    correlationId: facts.correlationId,
  };
  switch (kind) {
    case 'throttled':
      return { kind: 'wait', until: now + (facts.retryAfterSeconds ?? 60) * 1000 };
    case 'unavailable':
    case 'outcome-unknown': {
      const since = now - (order.progress.placedAt ?? now);
      return { kind: 'wait', until: now + (since < patienceMs ? quickRetryMs : slowRetryMs) };
    }
    case 'unauthorised':
    case 'rejected':
    case 'not-found':
      return { kind: 'person', standstill };
  }
}

const isWorking = (order: Order): boolean => (workingStates as readonly string[]).includes(order.state);

/** Notes what came of a call that changes something, so that the next one gets new ids. */
export async function noteOutcome(context: OrderContext, requestId: string, outcome: string): Promise<void> {
  await endCall(context.database.db, requestId, outcome, context.clock.now());
}
