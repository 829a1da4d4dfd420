import type { Order } from '../../../domain/order.ts';
import { lastRestore, type Restore } from '../../../services/store/restores.ts';
import type { OrderContext } from '../context.ts';
import { clocksDifferMs, linesWithout, listedAfterMs, ordersAtMicrosoft } from './find-orders.ts';
import type { Outcome } from './outcome.ts';

const lookMs = 60_000;
/** So long after a restore somebody may order anew what was bought and is no longer known here. */
const orderedAnewMs = 7 * 24 * 3_600_000;
const alreadySubmitted = 800065;

/**
 * Looks, before a cart is filled, whether the order was bought after the backup that this database was brought back from.
 * Undefined: go on. What had been placed before the backup takes what it finds for its own; when nothing is there, a
 * person says whether it is still wanted, for it may have been discarded since. What was placed later is shown to a
 * person when something is there: it may be a lost order, typed once more, or another one.
 */
export async function boughtSinceBackup(context: OrderContext, order: Order): Promise<Outcome | undefined> {
  const { clock, database } = context;
  const { progress } = order;
  const restore = await lastRestore(database.db);
  if (restore === undefined || progress.lookedSince === restore.restoredAt) return undefined;
  const now = clock.now();
  const isOfBackup = wasPlacedBefore(order, restore);
  if (!isOfBackup && now - restore.restoredAt > orderedAnewMs) return undefined;
  const orders = await ordersAtMicrosoft(context, order, restore.backupAt - clocksDifferMs);
  // One that was bought at the last moment may not be listed yet.
  if (orders.length === 0 && now - restore.restoredAt < listedAfterMs)
    return { kind: 'wait', until: now + lookMs };
  if (!isOfBackup) return orders.length === 0 ? undefined : askPerson(order, restore);
  if (linesWithout(order, orders).length > 0) return askPerson(order, restore);
  return {
    kind: 'go',
    event: 'ordered',
    facts: { orders: orders.map((one) => one.id), found: true },
    progress: { ...progress, orders, orderedAt: now },
  };
}

/** The restore after which nobody has said yet whether this order, placed before its backup, goes on. */
export async function unsettledRestore(
  { database }: OrderContext,
  order: Order,
): Promise<Restore | undefined> {
  const restore = await lastRestore(database.db);
  if (restore === undefined || order.progress.lookedSince === restore.restoredAt) return undefined;
  return wasPlacedBefore(order, restore) ? restore : undefined;
}

/** Staff looks in Partner Center; whoever lets the order go on has looked. */
export const askPerson = (order: Order, { restoredAt }: Restore): Outcome => ({
  kind: 'person',
  standstill: { cause: 'in-progress', code: alreadySubmitted },
  progress: { ...order.progress, lookedSince: restoredAt },
});

const wasPlacedBefore = ({ progress }: Order, { backupAt }: Restore): boolean =>
  progress.placedAt !== undefined && progress.placedAt <= backupAt;
