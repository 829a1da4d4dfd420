import { newApproval } from '../../../domain/approval-begin.ts';
import { afterApprovalEvent } from '../../../domain/approval-steps.ts';
import { decidesAsOwner, deciders, type Approval, type ApprovalSubject } from '../../../domain/approval.ts';
import type { Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { approvalSettings } from '../../../services/store/approval-settings.ts';
import {
  approvalById,
  ApprovalVersionConflict,
  nextApprovalId,
  noteLook,
  postponeApproval,
  saveApproval,
} from '../../../services/store/approvals.ts';
import { OrderVersionConflict, orderById } from '../../../services/store/orders.ts';
import { awaitsAcceptance } from '../../order/steps/quote.ts';
import type { Quote } from '../../order/port.ts';
import {
  colleague,
  keep,
  lookEveryMs,
  minuteMs,
  nextLook,
  type ApprovalContext,
  type Transaction,
} from '../context.ts';
import { awayNow, openApproval, shownIn } from './begin.ts';
import { lockBoth, settle, tellOrder } from './decide.ts';
import { isAnother, priceOf } from './price.ts';
import { approvalFlow } from './tell.ts';
import { forget, noOwner, noteUnreached } from './unreached.ts';

/** A price younger than this is not asked for again, whoever looks at the card. */
export const freshMs = 10 * minuteMs;
const afterFaultMs = 3 * minuteMs;
/** Reminder, deadline and expiry may all have passed while nobody looked. */
const mostSteps = 6;

/** Does whatever is due for one approval; `wanted`: somebody looks at its card. May run twice, also at the same time. */
export async function watchApproval(context: ApprovalContext, id: string, wanted: boolean): Promise<void> {
  const { clock, database, log } = context;
  try {
    const wasReminded = await followClock(context, id);
    const found = await approvalById(database.db, id);
    if (found?.approval.state !== 'open') return;
    const age = clock.now() - found.lookedAt;
    await noteLeavers(context, found.approval);
    const isDue = age >= lookEveryMs || ((wasReminded || wanted) && age >= freshMs);
    if (isDue) await comparePrice(context, found.approval);
  } catch (error) {
    // Somebody was quicker; whatever they did is looked at in its own time.
    if (error instanceof ApprovalVersionConflict || error instanceof OrderVersionConflict) return;
    log.error({ err: error, approval: id }, 'an approval met a fault');
    await postponeApproval(database.db, id, clock.now() + afterFaultMs);
    throw error;
  }
}

/**
 * Whoever has left the company meanwhile, or is asked as an owner and is none any more, cannot decide: the next way is
 * used, as for somebody Teams does not reach. Who is an owner again decides again.
 */
async function noteLeavers(context: ApprovalContext, approval: Approval): Promise<void> {
  for (const person of deciders(approval)) {
    const why = await whyGone(context, approval, person);
    const isKnown = approval.unreached.some((one) => samePerson(one, person));
    if (why === undefined || (why === 'left' && isKnown)) continue;
    await context.database.withTransaction((tx) => noteUnreached(context, tx, approval.id, person, why));
  }
  for (const person of approval.unreached) {
    if (person.noOwner !== true || (await whyGone(context, approval, person)) !== undefined) continue;
    await forget(context, approval, person);
  }
}

async function whyGone(
  context: ApprovalContext,
  approval: Approval,
  person: PersonKey,
): Promise<'left' | typeof noOwner | undefined> {
  const there = await colleague(context, person);
  if (there?.reseller.id !== approval.resellerId) return 'left';
  return decidesAsOwner(approval, person) && !there.person.roles.includes('owner') ? noOwner : undefined;
}

/** Reminds, asks stand-ins, closes: what the time that has passed asks for. True when somebody was reminded. */
async function followClock(context: ApprovalContext, id: string): Promise<boolean> {
  let wasReminded = false;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const happened = await tickOnce(context, id);
    if (happened === undefined) break;
    wasReminded ||= happened === 'reminded';
  }
  return wasReminded;
}

async function tickOnce(context: ApprovalContext, id: string) {
  const { clock, database } = context;
  const found = await approvalById(database.db, id);
  if (
    found === undefined ||
    afterApprovalEvent(found.approval, { name: 'clock' }, clock.now()).kind !== 'done'
  )
    return undefined;
  return database.withTransaction(async (tx) => {
    const held = await lockBoth(context, tx, found.approval);
    if (held === undefined) return undefined;
    const stepped = afterApprovalEvent(held.approval, { name: 'clock' }, clock.now());
    if (stepped.kind !== 'done') return undefined;
    await settle(context, tx, held, stepped);
    return stepped.happened;
  });
}

/** Asks Microsoft for the price of what waits. Another one ends the approval, and a new one follows. */
async function comparePrice(context: ApprovalContext, approval: Approval): Promise<void> {
  const { database, clock, log, news, orders } = context;
  const order = await orderById(database.db, approval.orderId);
  if (order?.state !== 'awaiting-approval') return;
  const priced = await priceOf(context, order);
  const lookedAt = clock.now();
  const isOther = priced !== undefined && isAnother(approval, order, priced);
  await database.withTransaction(async (tx) => {
    const held = await lockBoth(context, tx, approval);
    if (held?.approval.state !== 'open') return;
    const isTheSame = held.order.version === order.version && held.order.state === order.state;
    if (isOther && isTheSame) {
      log.info(
        { approval: approval.id, order: order.id },
        'the price of what waits for approval has changed',
      );
      const repriced = (next: string) =>
        orders.reprice(tx, held.order, priced, { approval: approval.id, followedBy: next });
      await supersede(context, tx, held, repriced);
      return;
    }
    const look = nextLook(held.approval, lookedAt, lookedAt);
    const subject = priced && standingNow(held.approval.subject, priced.quote);
    if (subject === undefined) return noteLook(tx, approval.id, look);
    await saveApproval(tx, { ...held.approval, subject }, look);
    await news.refreshCards(tx, { flow: approvalFlow, caseId: approval.id, event: 'accepted' });
  });
}

/** The same goods at the same price, for a customer who has accepted by now, or no longer; undefined when all is as it was. */
function standingNow(subject: ApprovalSubject, quote: Quote): ApprovalSubject | undefined {
  const now = { isListPrice: quote.pricedBy === 'sheet', awaitsAcceptance: awaitsAcceptance(quote) };
  const isSame =
    (subject.isListPrice ?? false) === now.isListPrice &&
    (subject.awaitsAcceptance ?? false) === now.awaitsAcceptance;
  return isSame ? undefined : { ...subject, ...now };
}

type Held = NonNullable<Awaited<ReturnType<typeof lockBoth>>>;

/** Ends an approval whose subject is another by now, and begins the one that follows, with what was said so far. */
async function supersede(
  context: ApprovalContext,
  tx: Transaction,
  held: Held,
  repriced: (next: string) => Promise<Order>,
): Promise<void> {
  const { approval: before } = held;
  const now = context.clock.now();
  const next = await nextApprovalId(tx);
  const stepped = afterApprovalEvent(before, { name: 'supersede', followedBy: next }, now);
  if (stepped.kind !== 'done') return;
  const ended = await keep(context, tx, held, stepped, { facts: { followedBy: next } });
  const order = await repriced(next);
  await openApproval(context, tx, await successor(context, tx, ended, before, order), {});
  await tellOrder(context, tx, order, ended, stepped, undefined, { followedBy: next });
}

async function successor(
  context: ApprovalContext,
  tx: Transaction,
  ended: Approval,
  before: Approval,
  order: Order,
): Promise<Approval> {
  const now = context.clock.now();
  const { settings } = await approvalSettings(tx, ended.resellerId);
  const { orderId, resellerId, requestedBy, reasons, fourEyes, levels, answerMs, words } = ended;
  const stood = before.pausedAt === undefined ? 0 : now - before.pausedAt;
  const fresh = newApproval(
    {
      id: ended.followedBy ?? '',
      orderId,
      resellerId,
      ...shownIn(order),
      requestedBy,
      reasons,
      fourEyes,
      levels,
      answerMs,
      // Another price does not give anybody more time.
      expiryMs: ended.expiresAt + stood - now,
      away: awayNow(settings, now),
      follows: ended.id,
    },
    now,
  );
  return {
    ...fresh,
    words,
    stoodIn: fresh.stoodIn || (before.level === 0 && before.stoodIn),
    // A question goes on waiting for its answer.
    pausedAt: before.pausedAt === undefined ? undefined : now,
  };
}
