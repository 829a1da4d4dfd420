import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { approvalOfOrder } from '../../../services/store/approvals.ts';
import { orderById } from '../../../services/store/orders.ts';
import { colleague, keyOf, type ApprovalContext } from '../context.ts';
import type { ApprovalDoor } from '../gate.ts';
import type { ApprovalAnswer } from '../port.ts';
import { isAmong } from './decide.ts';

/**
 * An owner who placed an order that nobody else may approve lets a colleague decide, and the order is placed with that
 * as it was shown. `unknown` also when the price shown is no longer the price: then it is shown anew first.
 */
export async function pickApprover(
  context: ApprovalContext,
  door: ApprovalDoor,
  orderId: string,
  approver: PersonKey,
  by: PersonKey,
): Promise<ApprovalAnswer> {
  const [mine, theirs] = await Promise.all([colleague(context, by), colleague(context, approver)]);
  const order = await orderById(context.database.db, orderId);
  const isOwner = mine?.person.roles.includes('owner') === true;
  const isColleague = mine !== undefined && mine.reseller.id === theirs?.reseller.id;
  if (!isOwner || !isColleague || samePerson(approver, by) || order?.resellerId !== mine.reseller.id) {
    context.log.warn({ order: orderId, user: by.userId }, 'an approver was picked by or for a stranger');
    return { kind: 'unknown' };
  }
  if (order.state !== 'draft') return afterwards(context, orderId, approver);
  const { shown } = order;
  if (shown === undefined || (await door.look(order, by)).kind !== 'nobody') return { kind: 'unknown' };
  const gate = {
    look: (placed: typeof order, who: PersonKey) => door.lookFor(placed, who, keyOf(approver)),
  };
  const placed = await context.orders.placeAt(gate, orderId, shown.fingerprint, by);
  if (placed.kind === 'already') return afterwards(context, orderId, approver);
  if (placed.kind !== 'awaiting') return { kind: 'unknown' };
  return { kind: 'done', approval: placed.approval, happened: 'given' };
}

/** Picked twice, or too late: what became of the first time. */
async function afterwards(
  context: ApprovalContext,
  orderId: string,
  approver: PersonKey,
): Promise<ApprovalAnswer> {
  const there = await approvalOfOrder(context.database.db, orderId);
  if (there === undefined) return { kind: 'unknown' };
  const { approval } = there;
  const isTheirs = approval.levels.some(({ approvers }) => isAmong(approvers, approver));
  return approval.state === 'open' && isTheirs
    ? { kind: 'done', approval, happened: 'given' }
    : { kind: 'refused', why: 'over', approval };
}
