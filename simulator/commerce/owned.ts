import type { SimSubscription } from '../world/commerce-types.ts';
import type { WorldStore } from '../world/store.ts';

/** What a customer has bought and still has, what is being prepared included. */
export function ownedBy(world: WorldStore, customerTenantId: string): SimSubscription[] {
  return world.state.commerce.subscriptions.filter(
    (subscription) =>
      subscription.customerTenantId === customerTenantId &&
      subscription.status !== 'expired' &&
      subscription.provisioning !== 'failed',
  );
}

/** Seats of one sku (`product:sku`) among them. */
export function seatsOf(owned: readonly SimSubscription[], productAndSku: string): number {
  return owned
    .filter(({ catalogItemId }) => catalogItemId.startsWith(`${productAndSku}:`))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
