import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  addListener,
  beginCall,
  endCall,
  listenersOf,
  openCall,
  OrderLeaseLost,
} from '../../../src/services/store/order-calls.ts';
import { insertOrder, leaseOrder, nextOrderId, prolongOrder } from '../../../src/services/store/orders.ts';
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
    await leaseOrder(db, id, 1, leaseUntil);
  });
  const leaseUntil = 1_000;
  const begin = (step: string, now = 10) => beginCall(database().db, { id, leaseUntil }, step, now);

  it('the lease has ended, or somebody else has it: no ids, and nothing is on record', async () => {
    const { db } = database();
    await assert.rejects(begin('check-out', leaseUntil), OrderLeaseLost);
    await leaseOrder(db, id, leaseUntil, 5_000);
    await assert.rejects(begin('check-out', 10), OrderLeaseLost);
    assert.equal(await openCall(db, id, 'check-out'), undefined);
  });

  it('prolonged: by whoever has it, and the calls from then on are good for longer', async () => {
    const { db } = database();
    assert.equal(await prolongOrder(db, id, leaseUntil, 2_000), true);
    assert.equal(await prolongOrder(db, id, leaseUntil, 3_000), false);
    const ids = await beginCall(db, { id, leaseUntil: 2_000 }, 'check-out', 1_500);
    assert.equal(ids.goodUntil, 2_000);
  });

  it('no answer yet: the same ids again, said to be a repetition since the first try', async () => {
    const first = await begin('check-out', 10);
    const again = await begin('check-out', 99);
    assert.equal(first.isRepeat, false);
    assert.deepEqual(again, { ...first, isRepeat: true, begunAt: 10 });
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

  it('begun at the same moment: one call, the others repeat it', async () => {
    const calls = await Promise.all([1, 2, 3, 4].map(() => begin('create-tenant')));
    assert.equal(new Set(calls.map(({ requestId }) => requestId)).size, 1);
    assert.equal(calls.filter(({ isRepeat }) => !isRepeat).length, 1);
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
