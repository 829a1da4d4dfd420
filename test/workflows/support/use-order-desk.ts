import type { Database } from '../../../src/services/store/connection.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyOrders, orderDesk, type OrderDesk } from './order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from './order-microsoft.ts';

export interface UsedOrderDesk {
  readonly database: () => Database;
  readonly microsoft: () => OrderMicrosoft;
  readonly desk: () => OrderDesk;
}

/**
 * Gives every test of a suite an empty database and an order desk on a simulated Microsoft of its own. With
 * `sharesMicrosoft` the suite has one Microsoft, which saves a quarter of a second per test: for tests that leave
 * nothing behind there. Call it at the top of a `describe` and use the getters inside of hooks and tests.
 */
export function useOrderDesk({ sharesMicrosoft = false } = {}): UsedOrderDesk {
  const database = useDatabase();
  let microsoft: OrderMicrosoft | undefined;
  let desk: OrderDesk | undefined;

  (sharesMicrosoft ? before : beforeEach)(async () => {
    microsoft = await startOrderMicrosoft();
  });
  (sharesMicrosoft ? after : afterEach)(() => microsoft?.stop());
  beforeEach(async () => {
    await emptyOrders(database());
    desk = orderDesk(database(), started(microsoft));
  });

  return { database, microsoft: () => started(microsoft), desk: () => started(desk) };
}

function started<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('useOrderDesk() is ready inside of hooks and tests only');
  return value;
}
