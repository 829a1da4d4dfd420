import { workingStates, type Order, type OrderState, type WorkingState } from './order.ts';

/** The states as people tell them apart; everything the workflow does by itself is `working`. */
export type Phase = Exclude<OrderState, WorkingState> | 'working';

export const phaseOf = ({ state }: Pick<Order, 'state'>): Phase =>
  isWorkingState(state) ? 'working' : state;

export const isWorkingState = (state: OrderState): state is WorkingState =>
  (workingStates as readonly OrderState[]).includes(state);

/** Whom an order is for, as the seller calls them; undefined for the own company, empty before anybody was named. */
export function customerOf({ draft: { buyer, use, wish } }: Pick<Order, 'draft'>): string | undefined {
  if (use === 'own') return undefined;
  if (buyer?.kind === 'tenant') return buyer.statedName ?? buyer.domain;
  return buyer?.company.name ?? wish?.customer ?? '';
}
