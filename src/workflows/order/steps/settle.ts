import type { Kysely } from 'kysely';
import {
  stageOf,
  type Order,
  type OrderProgress,
  type Standstill,
  type WorkingState,
} from '../../../domain/order.ts';
import { isAcceptance } from '../../../domain/standstill.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { step, type OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { refreshOrderCards, staffFlow, tellSellers } from './tell.ts';

type Transaction = Kysely<Tables>;
type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

/**
 * Writes what a stage came to: the next state, its history and the news of it, all in one transaction. Returns the
 * order when the next stage follows at once; if the process dies then, somebody looks again after `leaseMs`.
 */
export async function settle(
  context: OrderContext,
  order: Order,
  outcome: Outcome,
  leaseMs: number,
): Promise<Order | undefined> {
  return context.database.withTransaction(async (tx) => {
    const next = await write(context, tx, order, outcome, leaseMs);
    await outcome.also?.(tx);
    return next;
  });
}

async function write(
  context: OrderContext,
  tx: Transaction,
  order: Order,
  outcome: Outcome,
  leaseMs: number,
): Promise<Order | undefined> {
  switch (outcome.kind) {
    case 'go':
      return goOn(context, tx, order, outcome, context.clock.now() + leaseMs);
    case 'wait':
      await waitFor(context, tx, order, outcome);
      return undefined;
    case 'park':
    case 'ask':
    case 'person':
      await stop(context, tx, order, outcome);
      return undefined;
    case 'done': {
      const { progress } = outcome;
      const saved = await step(context, tx, order, { name: 'finish' }, { progress, standstill: undefined });
      await refreshOrderCards(context, tx, saved, 'done');
      await tellSellers(context, tx, saved, 'done');
      return undefined;
    }
  }
}

async function goOn(
  context: OrderContext,
  tx: Transaction,
  order: Order,
  { progress, event, facts }: Of<'go'>,
  dueAt: number,
): Promise<Order> {
  const stage = stageOf({ ...order, progress });
  // Who was told that it waits for the customer hears, once, that it does not any more.
  const isAccepted = order.state === 'recording-agreement' && isAcceptance(progress.toldOf);
  const toldOf = isAccepted ? undefined : progress.toldOf;
  const going = { ...progress, toldOf, parkedSince: undefined };
  const change = { progress: going, standstill: undefined, dueAt, facts: { event, ...facts } };
  const saved = await step(context, tx, order, { name: 'work', stage }, change);
  await refreshOrderCards(context, tx, saved, event);
  if (isAccepted) await tellSellers(context, tx, saved, 'accepted');
  return saved;
}

async function waitFor(
  context: OrderContext,
  tx: Transaction,
  order: Order,
  { until, progress = order.progress, tell }: Of<'wait'>,
): Promise<void> {
  // Only the stages of working orders wait.
  const stage = order.state as WorkingState;
  const change = { progress, dueAt: until, facts: { wait: until } };
  const saved = await step(context, tx, order, { name: 'work', stage }, change);
  if (tell === undefined) await refreshOrderCards(context, tx, saved, 'waiting');
  else await tellSellers(context, tx, saved, tell);
}

const stepNames = { park: 'park', ask: 'ask', person: 'hand-over' } as const;

/** Since when it waits for somebody outside, and whether somebody has to put something right after the sale. */
function waitOf(
  context: OrderContext,
  { parkedSince, orderedAt, heldUp }: OrderProgress,
  { kind, standstill }: Of<'park' | 'ask' | 'person'>,
): Pick<OrderProgress, 'parkedSince' | 'heldUp'> {
  const isHeldUp = orderedAt !== undefined && standstill.cause !== 'provisioning-stuck';
  return {
    parkedSince: kind === 'park' ? (parkedSince ?? context.clock.now()) : undefined,
    heldUp: isHeldUp ? true : heldUp,
  };
}

/** Stands still. Found again for the same reason, the cards say when, and nobody is told twice. */
async function stop(
  context: OrderContext,
  tx: Transaction,
  order: Order,
  outcome: Of<'park' | 'ask' | 'person'>,
): Promise<void> {
  const { kind, standstill } = outcome;
  const before = outcome.progress ?? order.progress;
  const isNews = before.toldOf !== standstill.cause;
  const change = {
    standstill,
    progress: { ...before, ...waitOf(context, before, outcome), toldOf: standstill.cause },
    dueAt: kind === 'ask' ? undefined : outcome.until,
    facts: { ...(standstill satisfies Standstill), ...(isNews ? {} : { again: true }) },
  };
  const saved = await step(context, tx, order, { name: stepNames[kind] }, change);
  const event = kind === 'park' ? 'parked' : 'trouble';
  await refreshOrderCards(context, tx, saved, event);
  if (!isNews) return;
  // Whoever waits for it has heard with the approval that the customer comes next.
  const isSaid = before.approved?.awaitsAcceptance === true && isAcceptance(standstill.cause);
  if (!isSaid) await tellSellers(context, tx, saved, event);
  if (standstill.cause === 'relationship-missing')
    await context.news.tellStaff(tx, { flow: staffFlow, caseId: order.id, event: 'not-invited' });
  if (kind === 'person') await context.news.tellStaff(tx, { flow: staffFlow, caseId: order.id, event });
}
