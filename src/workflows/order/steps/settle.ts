import type { Kysely } from 'kysely';
import {
  stageOf,
  type Order,
  type OrderProgress,
  type Standstill,
  type WorkingState,
} from '../../../domain/order.ts';
import { isAcceptance, isAnswerable, type StandstillCause } from '../../../domain/standstill.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { step, type OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { isInvited } from './invited.ts';
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
  const answered = answeredBy(context, order, progress);
  // Who was told that it waits for the customer hears once what follows: that it was ordered, or what stops it.
  const isTold = event === 'ordered' && answered !== undefined;
  const going = {
    ...progress,
    parkedSince: undefined,
    ...(isTold ? { answered: undefined, toldOf: undefined } : { answered }),
  };
  const change = { progress: going, standstill: undefined, dueAt, facts: { event, ...facts } };
  const saved = await step(context, tx, order, { name: 'work', stage }, change);
  await refreshOrderCards(context, tx, saved, event);
  if (isTold) await tellSellers(context, tx, saved, 'accepted', { answered });
  return saved;
}

/** What the customer has answered, which this stage has found out, or which has woken the order. */
function answeredBy(
  context: OrderContext,
  { state }: Order,
  { answered, toldOf }: OrderProgress,
): OrderProgress['answered'] {
  if (state !== 'recording-agreement' || !isAnswerable(toldOf)) return answered;
  const what = isAcceptance(toldOf) ? 'acceptance' : 'agreement';
  return { what, at: answered?.at ?? context.clock.now() };
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
  const answered = answeredBefore(context, before, standstill.cause);
  const change = {
    standstill,
    progress: {
      ...before,
      ...waitOf(context, before, outcome),
      toldOf: standstill.cause,
      answered: undefined,
    },
    dueAt: kind === 'ask' ? undefined : outcome.until,
    facts: { ...(standstill satisfies Standstill), ...(isNews ? {} : { again: true }) },
  };
  const saved = await step(context, tx, order, { name: stepNames[kind] }, change);
  const event = kind === 'park' ? 'parked' : 'trouble';
  await refreshOrderCards(context, tx, saved, event);
  if (!isNews) return;
  // Whoever waits for it has heard with the approval that the customer comes next.
  const isSaid = before.approved?.awaitsAcceptance === true && isAcceptance(standstill.cause);
  const facts = answered === undefined ? {} : { answered };
  if (!isSaid) await tellSellers(context, tx, saved, event, facts);
  if (standstill.cause === 'relationship-missing' && !(await isInvited(tx, saved)))
    await context.news.tellStaff(tx, { flow: staffFlow, caseId: order.id, event: 'not-invited' });
  if (kind === 'person') await context.news.tellStaff(tx, { flow: staffFlow, caseId: order.id, event });
}

/** What the customer has answered although the order stops, for another reason than before. */
function answeredBefore(
  context: OrderContext,
  { answered, toldOf }: OrderProgress,
  cause: StandstillCause,
): OrderProgress['answered'] {
  if (cause === 'relationship-missing' || cause === toldOf) return undefined;
  if (!isAcceptance(toldOf)) return answered;
  return { what: 'acceptance', at: answered?.at ?? context.clock.now() };
}
