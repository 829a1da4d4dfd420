import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * How long the right to work on an order lasts after it was taken or prolonged, in milliseconds: longer than the slowest
 * call (a minute). So long an order stands still whose process was killed or frozen.
 */
export const orderLeaseMs = 90_000;

/** An order that this process may work on until `leaseUntil`, which `prolongLease` moves. */
export interface HeldOrder {
  readonly id: string;
  leaseUntil: number;
}

/** Somebody else works on this order by now: nothing may be asked of Microsoft for it here any more. */
export class OrderLeaseLost extends Error {
  constructor(orderId: string) {
    super(`somebody else works on order ${orderId} by now`);
    this.name = 'OrderLeaseLost';
  }
}

/** Prolongs the right to work on the order. Throws OrderLeaseLost when it has gone to somebody else. */
export async function prolongLease(db: Kysely<Tables>, held: HeldOrder, now: number): Promise<void> {
  const until = now + orderLeaseMs;
  const { numUpdatedRows } = await db
    .updateTable('order_case')
    .set({ lease_until: until })
    .where('id', '=', held.id)
    .where('lease_until', '=', held.leaseUntil)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new OrderLeaseLost(held.id);
  held.leaseUntil = until;
}
