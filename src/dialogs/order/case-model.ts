import { slowFrom, stuckAfter, type Expectation } from '../../domain/expectation.ts';
import type { OrderLine } from '../../domain/order-draft.ts';
import { afterStep, stageOf, type Order, type WorkingState } from '../../domain/order.ts';
import { isWorkingState } from '../../domain/order-phase.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import type { FirstSignInState } from '../../workflows/first-sign-in/port.ts';

/** A step of the way and when it was done, in milliseconds since 1970 UTC. */
export interface CaseStep {
  readonly name: 'tenant' | 'agreement' | 'order' | 'licences';
  readonly at: number | undefined;
  readonly isNow: boolean;
}

const stepOf: Record<WorkingState, CaseStep['name']> = {
  'creating-tenant': 'tenant',
  'recording-agreement': 'agreement',
  'filling-cart': 'order',
  'checking-out': 'order',
  provisioning: 'licences',
};

/** The way from the press to the licences; only an order for a new company makes a tenant. */
export function stepsOf(order: Order): readonly CaseStep[] {
  const { draft, progress } = order;
  const now = isWorkingState(order.state) ? order.state : stageOf(order);
  const step = (name: CaseStep['name'], at: number | undefined): CaseStep => ({
    name,
    at,
    isNow: at === undefined && stepOf[now] === name,
  });
  return [
    ...(draft.buyer?.kind === 'new' ? [step('tenant', progress.tenant?.createdAt)] : []),
    step('agreement', progress.agreementAt),
    step('order', progress.orderedAt),
    step('licences', progress.doneAt),
  ];
}

/** The last moment at which something was achieved: since then it has been waiting. */
export function lastProgress({ progress, createdAt }: Order): number {
  const { placedAt, tenant, agreementAt, orderedAt } = progress;
  return Math.max(createdAt, placedAt ?? 0, tenant?.createdAt ?? 0, agreementAt ?? 0, orderedAt ?? 0);
}

/** When an order that is being prepared speaks next, if it is not done before; undefined when nothing is promised. */
export function nextWord(order: Order, expectation: Expectation, now: number): number | undefined {
  const { orderedAt, toldSlow } = order.progress;
  if (orderedAt === undefined || order.state !== 'provisioning') return undefined;
  const slow = orderedAt + slowFrom(expectation);
  if (toldSlow !== true && slow > now) return slow;
  const stuck = orderedAt + Math.max(stuckAfter, slowFrom(expectation));
  return stuck > now ? stuck : undefined;
}

/** Whether the mail with the first sign-in is on its way or has been taken by the addressee's server. */
export const isMailed = (state: FirstSignInState): boolean =>
  state.kind === 'waiting' && (state.mail === 'waiting' || state.mail === 'sending' || state.mail === 'sent');

/** Whether somebody of the reseller may order, and so change what is ordered; owners look, and throw away. */
export const isSeller = (people: readonly ResellerPerson[], person: PersonKey): boolean =>
  people.some((one) => samePerson(one, person) && one.state === 'admitted' && one.roles.includes('seller'));

/** Lines Microsoft has taken, once it was asked; undefined while nothing was ordered. */
export function isOrdered({ progress: { orders } }: Order, line: OrderLine): boolean | undefined {
  return orders === undefined ? undefined : orders.some((one) => one.lines.includes(line.number));
}

/** Whether it can still be thrown away: not once Microsoft was asked to sell. */
export function isDiscardable({ state, progress }: Order): boolean {
  const isSold = progress.checkoutAt !== undefined || progress.orders !== undefined;
  return !isSold && afterStep(state, { name: 'discard' }) !== undefined;
}

/** Whether the seller can change it: reopening makes it a draft again, which nothing sold can become. */
export const isReopenable = ({ state, progress }: Order): boolean =>
  (state === 'awaiting-approval' || state === 'parked' || state === 'needs-answer') &&
  progress.orders === undefined;
