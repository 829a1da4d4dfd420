import type { Kysely } from 'kysely';
import { stageOf, type Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { lockPlacing, placedAlike } from '../../../services/store/order-lists.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { Wanted } from '../../approval/port.ts';
import type { CardPlace } from '../../invitation/port.ts';
import { step, type OrderContext } from '../context.ts';
import type { Placed, ToldBeside } from '../port.ts';
import { findOrder, locked } from './draft.ts';
import { quoteOrder } from './quote.ts';
import { sellerFlow, tellApproverMissing } from './tell.ts';

/** A price read this long ago is still the one that was shown; the cart compares it once more before buying. */
const quoteLastsMs = 10 * 60_000;

/**
 * Hands an order to the workflow if the fingerprint pressed is the one of what was shown last, or to whoever has to
 * approve it. A second press, of anybody, finds it on its way or waiting.
 */
export async function placeOrder(
  context: OrderContext,
  id: string,
  fingerprint: string,
  by: PersonKey,
  card: CardPlace | undefined,
  told: ToldBeside = {},
): Promise<Placed> {
  const seen = await findOrder(context, id, { ...by, staff: false });
  if (seen === undefined) return { kind: 'unknown' };
  // Microsoft may have to be asked for it: not while the order is locked.
  const wanted: Wanted = isPressable(context, seen, fingerprint, by)
    ? await context.approvals.look(seen, by)
    : { kind: 'none' };
  // Read before the reseller's lock is held: whoever holds it must not wait for a connection of those who wait for it.
  const owners = wanted.kind === 'nobody' ? await context.resellers.withRole(seen.resellerId, 'owner') : [];
  const answer = await locked<
    Placed | { readonly kind: 'look-again'; readonly isUnseen: boolean } | { readonly kind: 'once-more' }
  >(context, id, by, async (tx, order, reseller) => {
    if (order.state !== 'draft') return { kind: 'already', order };
    if (reseller.state === 'suspended') return { kind: 'suspended', order };
    await lockPlacing(tx, order);
    const alike = await placedAlike(tx, order, context.clock.now());
    // It came back from whoever was asked, or the same has been ordered since, and the card that was pressed did not say
    // so: that is read first.
    const isRepeated = alike !== undefined && alike.id !== told.alike;
    const isUnseen = isRepeated || order.progress.returned?.approvalId !== told.returned;
    if (isUnseen || !isPressable(context, order, fingerprint, by)) return { kind: 'look-again', isUnseen };
    // Whose word is wanted was found out about another version.
    if (order.version !== seen.version) return { kind: 'once-more' };
    if (wanted.kind === 'nobody') {
      await tellApproverMissing(context, tx, order, by, owners);
      return { kind: 'nobody-may-approve', order };
    }
    return place(context, tx, order, { by, fingerprint, card, wanted });
  });
  if (answer.kind === 'once-more') return placeOrder(context, id, fingerprint, by, card, told);
  if (answer.kind !== 'look-again') return answer;
  const quoted = await quoteOrder(context, id, by);
  if (quoted.kind !== 'quote') return quoted;
  const { quote, order } = quoted;
  if (!quote.placeable) return { kind: 'not-ready', quote, order };
  // Only old, and nothing has changed: it is what was pressed.
  if (quote.fingerprint === fingerprint && !answer.isUnseen)
    return placeOrder(context, id, fingerprint, by, card, told);
  return { kind: 'changed', quote, order };
}

/** Whether what was pressed is what this person was shown, lately, and could be placed then. */
function isPressable(
  { clock }: OrderContext,
  { state, shown, updatedAt }: Order,
  fingerprint: string,
  by: PersonKey,
): boolean {
  if (state !== 'draft' || shown?.shownTo === undefined || !samePerson(shown.shownTo, by)) return false;
  return shown.fingerprint === fingerprint && shown.isPlaceable && clock.now() - updatedAt < quoteLastsMs;
}

async function place(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  pressed: {
    readonly by: PersonKey;
    readonly fingerprint: string;
    readonly card: CardPlace | undefined;
    readonly wanted: Exclude<Wanted, { kind: 'nobody' }>;
  },
): Promise<Placed> {
  const { fingerprint, card, wanted } = pressed;
  const now = context.clock.now();
  const placedBy = { tenantId: pressed.by.tenantId, userId: pressed.by.userId };
  const change = {
    placedBy,
    progress: {
      ...order.progress,
      placedAt: now,
      toldOf: undefined,
      returned: undefined,
      approved: undefined,
    },
    standstill: undefined,
    by: placedBy,
    facts: { fingerprint },
  };
  const item = { flow: sellerFlow, caseId: order.id };
  if (wanted.kind === 'none') {
    const stage = stageOf(order);
    const saved = await step(context, tx, order, { name: 'work', stage }, { ...change, dueAt: now });
    await context.news.adopt(tx, { ...item, event: 'placed' }, placedBy, card);
    return { kind: 'placed', order: saved };
  }
  const saved = await step(context, tx, order, { name: 'seek-approval' }, change);
  const approval = await wanted.begin(tx, saved);
  await context.news.adopt(tx, { ...item, event: 'approval-requested' }, placedBy, card);
  return { kind: 'awaiting', order: saved, approval };
}
