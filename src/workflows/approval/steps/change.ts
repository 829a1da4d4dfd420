import type { OrderLine } from '../../../domain/order-draft.ts';
import type { Order } from '../../../domain/order.ts';
import { whyNot } from '../../../domain/approval.ts';
import type { PersonKey } from '../../../domain/person.ts';
import type { Reseller } from '../../../domain/reseller.ts';
import { approvalById } from '../../../services/store/approvals.ts';
import { orderById } from '../../../services/store/orders.ts';
import type { Offer } from '../../offers/port.ts';
import { colleague, keyOf, type ApprovalContext } from '../context.ts';
import type { ChangeAnswer, LineChange } from '../port.ts';
import { act } from './decide.ts';
import { monthsOf } from './facts.ts';

/** The approver wants fewer licences or a shorter term: the order goes back with these lines, for its seller to confirm. */
export async function changeOrder(
  context: ApprovalContext,
  id: string,
  fingerprint: string,
  changes: readonly LineChange[],
  by: PersonKey,
  comment?: string,
): Promise<ChangeAnswer> {
  const event = { name: 'change', by: keyOf(by), fingerprint, comment } as const;
  const [there, found] = await Promise.all([colleague(context, by), approvalById(context.database.db, id)]);
  const approval = found?.approval;
  // Whoever may not decide hears that, not what Microsoft sells.
  if (approval?.resellerId !== there?.reseller.id || approval === undefined || there === undefined)
    return act(context, id, event);
  if (whyNot(approval, by) !== undefined || approval.fingerprint !== fingerprint)
    return act(context, id, event);
  const order = await orderById(context.database.db, approval.orderId);
  const lines = order && (await changedLines(context, order, there.reseller, changes));
  if (lines === undefined) return { kind: 'not-possible', approval };
  const wanted = lines.map(({ quantity, term, billing }) => ({ quantity, term, billing }));
  return act(context, id, { ...event, wanted }, { lines });
}

/** The lines as they are wanted; undefined when a change is none, or asks for more, or for what is not sold. */
async function changedLines(
  context: ApprovalContext,
  order: Order,
  reseller: Reseller,
  changes: readonly LineChange[],
): Promise<readonly OrderLine[] | undefined> {
  const { lines } = order.draft;
  const isKnown = changes.every(({ number }) => lines.some((line) => line.number === number));
  const isOnce = new Set(changes.map(({ number }) => number)).size === changes.length;
  if (!isKnown || !isOnce) return undefined;
  const changed: OrderLine[] = [];
  let isChange = false;
  for (const line of lines) {
    const change = changes.find(({ number }) => number === line.number);
    const next = change === undefined ? line : await changedLine(context, order, reseller, line, change);
    if (next === undefined) return undefined;
    isChange ||= next !== line;
    changed.push(next);
  }
  return isChange ? changed : undefined;
}

async function changedLine(
  context: ApprovalContext,
  order: Order,
  reseller: Reseller,
  line: OrderLine,
  { quantity = line.quantity, term = line.term, billing }: LineChange,
): Promise<OrderLine | undefined> {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.quantity) return undefined;
  if (monthsOf[term] > monthsOf[line.term]) return undefined;
  const isPlan = term !== line.term || (billing !== undefined && billing !== line.billing);
  if (!isPlan && quantity === line.quantity) return line;
  // Another way of paying alone is no smaller order.
  if (term === line.term && isPlan) return undefined;
  const offer = await offerOf(context, order, reseller, line);
  if (offer !== undefined && quantity < offer.minimum) return undefined;
  if (!isPlan) return { ...line, quantity };
  const plans = offer?.plans.filter((plan) => plan.term === term) ?? [];
  const wanted = billing ?? line.billing;
  const plan = plans.find((one) => one.billing === wanted) ?? (billing === undefined ? plans[0] : undefined);
  if (plan === undefined) return undefined;
  // A promotion and a common end were chosen for the other term.
  return { ...line, quantity, term, billing: plan.billing, promotionId: undefined, endsOn: undefined };
}

async function offerOf(
  context: ApprovalContext,
  { draft: { buyer, accountId } }: Order,
  reseller: Reseller,
  line: OrderLine,
): Promise<Offer | undefined> {
  const market = (buyer?.kind === 'new' ? buyer.company.country : undefined) ?? reseller.country;
  return context.offers.offer(accountId ?? reseller.accountId, market, line.productId, line.skuId);
}
