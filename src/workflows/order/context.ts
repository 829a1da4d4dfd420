import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import { mustStep, tenantOf, type Order, type OrderStep } from '../../domain/order.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Log } from '../../log.ts';
import type { Agreements } from '../../services/partner-center/agreements-port.ts';
import type { Catalogue } from '../../services/partner-center/catalogue-port.ts';
import type { CustomerRegistry } from '../../services/partner-center/customers-port.ts';
import type { Purchasing } from '../../services/partner-center/orders-port.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import type { HeldOrder } from '../../services/store/order-lease.ts';
import { addOrderEvent, saveOrder } from '../../services/store/orders.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { ApprovalGate } from '../approval/port.ts';
import type { Buyers } from '../buyer/port.ts';
import { refreshCustomerCards } from '../customer-status/refresh.ts';
import type { FirstSignIns } from '../first-sign-in/port.ts';
import type { News } from '../news/port.ts';
import type { Offers } from '../offers/port.ts';
import type { MadeTenants, Resellers } from '../reseller/port.ts';

/** What every step of this workflow may use. */
export interface OrderContext {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly partnerCenter: PartnerCenter;
  readonly customers: CustomerRegistry;
  readonly agreements: Agreements;
  readonly catalogue: Catalogue;
  readonly purchasing: Purchasing;
  readonly resellers: Resellers & MadeTenants;
  readonly buyers: Buyers;
  readonly offers: Offers;
  readonly firstSignIns: FirstSignIns;
  readonly approvals: ApprovalGate;
  readonly accounts: readonly PartnerAccount[];
  readonly news: News;
  readonly clock: Clock;
  readonly log: Log;
}

/** For the stages that ask Microsoft: the right to work on their order. */
export interface StageContext extends OrderContext {
  readonly held: HeldOrder;
}

/** Name of the job that works on one order: `{ id }`. */
export const orderQueue = 'order';

/** The provider's account an order goes through. Throws when the draft names none: it is not complete then. */
export function accountOf(context: OrderContext, order: Order): PartnerAccount {
  const account = context.accounts.find((candidate) => candidate.id === order.draft.accountId);
  if (account === undefined) throw new Error(`order ${order.id} names no known account`);
  return account;
}

/** Takes one step of the state machine: new state, row, history line, and the job that goes on, in the caller's transaction. */
export async function step(
  context: OrderContext,
  tx: Kysely<Tables>,
  order: Order,
  taken: OrderStep,
  change: Partial<Order> & { by?: PersonKey; facts?: object; dueAt?: number | undefined } = {},
): Promise<Order> {
  const { by, facts, dueAt, ...fields } = change;
  const now = context.clock.now();
  const state = mustStep(order.state, taken);
  const saved = await saveOrder(tx, { ...order, ...fields, state, updatedAt: now }, dueAt);
  await addOrderEvent(tx, saved, {
    at: now,
    name: taken.name,
    by,
    facts: { ...facts, from: order.state, to: state },
  });
  await refreshCustomerCards(context.news, tx, tenantOf(saved)?.tenantId, `order-${taken.name}`);
  if (dueAt !== undefined && dueAt <= now)
    await context.jobs.send(tx, orderQueue, { id: order.id }, { singletonKey: order.id });
  return saved;
}
