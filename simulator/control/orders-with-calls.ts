import type { SimulatorContext } from '../context.ts';

/** Every order with where it stands and what it cost in calls, oldest first; for the control panel and the bench. */
export function ordersWithCalls({ world, orderCalls }: SimulatorContext): Record<string, unknown>[] {
  return world.state.commerce.orders.map((order) => ({
    id: order.id,
    cartId: order.cartId,
    accountId: order.accountId,
    customerTenantId: order.customerTenantId,
    status: order.status,
    createdAt: order.createdAt,
    lines: order.lines.map(({ title, quantity, mpnId }) => ({ title, quantity, mpnId })),
    calls: {
      customer: orderCalls.of(order.customerTenantId),
      cart: order.cartId === null ? {} : orderCalls.of(order.cartId),
      order: orderCalls.of(order.id),
    },
  }));
}
