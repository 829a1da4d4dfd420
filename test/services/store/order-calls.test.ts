import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  addListener,
  beginCall,
  endCall,
  listenersOf,
  openCall,
} from '../../../src/services/store/order-calls.ts';
import { OrderLeaseLost, orderLeaseMs, type HeldOrder } from '../../../src/services/store/order-lease.ts';
import { insertOrder, leaseOrder, nextOrderId } from '../../../src/services/store/orders.ts';
import { useDatabase } from '../../support/database.ts';

describe('calls of an order that change something', () => {
  const database = useDatabase();
  let id: string;
  beforeEach(async () => {
    const { db } = database();
    id = await nextOrderId(db);
    const person = { tenantId: 'tenant', userId: 'user' };
    const order = {
      id,
      version: 1,
      state: 'draft',
      resellerId: 'R-1001',
      createdBy: person,
      draft: { lines: [] },
      progress: {},
      createdAt: 1,
      updatedAt: 1,
    } as const;
    await insertOrder(db, order, randomUUID());
    await db.updateTable('order_case').set({ due_at: 1 }).where('id', '=', id).execute();
    held = { id, leaseUntil: 1_000 };
    await leaseOrder(db, id, 1, held.leaseUntil);
  });
  let held: HeldOrder;
  const begin = (step: string, now = 10) => beginCall(database().db, held, step, now);

  it('begun: the lease is prolonged, and the call is good for as long', async () => {
    const ids = await begin('check-out', 20);
    assert.equal(ids.goodUntil, 20 + orderLeaseMs);
    assert.equal(held.leaseUntil, 20 + orderLeaseMs);
  });

  it('the lease has gone to somebody else: no ids, and nothing is on record', async () => {
    const { db } = database();
    await leaseOrder(db, id, held.leaseUntil, held.leaseUntil + 5_000);
    await assert.rejects(begin('check-out', 10), OrderLeaseLost);
    assert.equal(await openCall(db, id, 'check-out'), undefined);
  });

  it('no answer yet: the same ids again, said to be a repetition since the first try', async () => {
    const first = await begin('check-out', 10);
    const again = await begin('check-out', 99);
    assert.equal(first.isRepeat, false);
    assert.deepEqual(again, { ...first, isRepeat: true, begunAt: 10, goodUntil: 99 + orderLeaseMs });
    assert.equal(await openCall(database().db, id, 'check-out'), first.requestId);
  });

  it('answered: new ids, and nothing is open', async () => {
    const first = await begin('check-out');
    await endCall(database().db, first.requestId, '800064', 20);
    assert.equal(await openCall(database().db, id, 'check-out'), undefined);
    const next = await begin('check-out');
    assert.equal(next.isRepeat, false);
    assert.notEqual(next.requestId, first.requestId);
    assert.notEqual(next.correlationId, first.correlationId);
  });

  it('another step: ids of its own', async () => {
    const [cart, checkout] = [await begin('fill-cart'), await begin('check-out')];
    assert.notEqual(cart.requestId, checkout.requestId);
    assert.equal(checkout.isRepeat, false);
  });

  it('begun at the same moment with the same lease: one has it from then on, the others are told', async () => {
    const calls = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => beginCall(database().db, { ...held }, 'create-tenant', 10 + n)),
    );
    assert.equal(calls.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const call of calls) assert.ok(call.status === 'fulfilled' || call.reason instanceof OrderLeaseLost);
  });

  it('listeners: each once, of this order only', async () => {
    const { db } = database();
    const oscar = { tenantId: 't', userId: 'oscar' };
    await addListener(db, id, oscar);
    await addListener(db, id, oscar);
    assert.deepEqual(await listenersOf(db, id), [oscar]);
    assert.deepEqual(await listenersOf(db, 'F-0'), []);
  });
});
