import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Order } from '../../../src/domain/order.ts';
import {
  claimedElsewhere,
  draftsOf,
  lastDurations,
  latestOrders,
} from '../../../src/services/store/order-lists.ts';
import {
  dueOrders,
  insertOrder,
  leaseOrder,
  nextOrderId,
  orderById,
  orderByRequest,
  OrderVersionConflict,
  postponeOrder,
  releaseOrder,
  saveOrder,
} from '../../../src/services/store/orders.ts';
import { useDatabase } from '../../support/database.ts';

describe('orders in the database', () => {
  const database = useDatabase();
  beforeEach(async () => {
    await database().db.deleteFrom('order_case').execute();
  });

  async function inserted(more: Partial<Order> = {}): Promise<Order> {
    const { db } = database();
    const order: Order = {
      id: await nextOrderId(db),
      version: 1,
      state: 'draft',
      resellerId: 'R-1001',
      createdBy: { tenantId: 'tenant', userId: 'user' },
      draft: { use: 'customer', lines: [] },
      progress: {},
      createdAt: 100,
      updatedAt: 100,
      ...more,
    };
    assert.equal(await insertOrder(db, order, randomUUID()), 'inserted');
    return order;
  }
  const due = async (at: number, more: Partial<Order> = {}): Promise<Order> =>
    saveOrder(database().db, await inserted({ state: 'provisioning', ...more }), at);

  it('written and read: the same, prices that were not known included', async () => {
    const shown = {
      fingerprint: 'f',
      shownTo: { tenantId: 'tenant', userId: 'user' },
      isPlaceable: true,
      unitPrices: [undefined, { minor: 2450, currency: 'EUR' }],
      termPrices: [undefined, undefined],
    };
    const order = await inserted({ shown, progress: { placedAt: 5 }, standstill: { cause: 'credit' } });
    assert.partialDeepStrictEqual(await orderById(database().db, order.id), { ...order });
    assert.equal(await orderById(database().db, 'F-0'), undefined);
  });

  it('the same request again: nothing is inserted, the first is found', async () => {
    const { db } = database();
    const requestId = randomUUID();
    const order = await inserted();
    const first = { ...order, id: await nextOrderId(db) };
    assert.equal(await insertOrder(db, first, requestId), 'inserted');
    assert.equal(await insertOrder(db, { ...order, id: await nextOrderId(db) }, requestId), 'exists');
    assert.equal((await orderByRequest(db, requestId))?.id, first.id);
  });

  it('saved over an old version: refused, and nothing is overwritten', async () => {
    const { db } = database();
    const order = await inserted();
    const newer = await saveOrder(db, { ...order, draft: { lines: [], reference: 'first' } }, undefined);
    assert.equal(newer.version, 2);
    await assert.rejects(
      saveOrder(db, { ...order, draft: { lines: [], reference: 'second' } }, undefined),
      OrderVersionConflict,
    );
    assert.equal((await orderById(db, order.id))?.draft.reference, 'first');
  });

  it('lease: one worker at a time, another after its end, given back only by its holder', async () => {
    const { db } = database();
    const { id } = await due(1_000);
    assert.equal(await leaseOrder(db, id, 999, 2_000), undefined);
    const taken = await Promise.all([1, 2, 3].map((n) => leaseOrder(db, id, 1_000, 2_000 + n)));
    assert.equal(taken.filter((order) => order !== undefined).length, 1);
    assert.deepEqual(await dueOrders(db, 1_500, 10), []);
    assert.equal((await leaseOrder(db, id, 2_500, 4_000))?.id, id);
    await releaseOrder(db, id, 2_001);
    assert.equal(await leaseOrder(db, id, 2_600, 5_000), undefined);
    await releaseOrder(db, id, 4_000);
    assert.equal((await leaseOrder(db, id, 2_600, 5_000))?.id, id);
  });

  it('due: the most overdue first, no drafts, no ended ones, no more than asked for', async () => {
    const { db } = database();
    await inserted();
    await saveOrder(db, await inserted({ state: 'done' }), undefined);
    const late = await due(900);
    const later = await due(800);
    const future = await due(5_000);
    assert.deepEqual(await dueOrders(db, 1_000, 10), [later.id, late.id]);
    assert.deepEqual(await dueOrders(db, 1_000, 1), [later.id]);
    await postponeOrder(db, later.id, 3_000);
    assert.deepEqual(await dueOrders(db, 1_000, 10), [late.id]);
    assert.deepEqual(await dueOrders(db, 5_000, 10), [late.id, later.id, future.id]);
  });

  it('postponing what is not due at all: stays so', async () => {
    const { db } = database();
    const { id } = await inserted();
    await postponeOrder(db, id, 1);
    assert.deepEqual(await dueOrders(db, 10, 10), []);
  });

  it('lists: a reseller’s own, newest first; everybody’s when none is named', async () => {
    const { db } = database();
    const [older, newer] = [await inserted({ updatedAt: 1 }), await inserted({ updatedAt: 2 })];
    const foreign = await inserted({ resellerId: 'R-1002', updatedAt: 3 });
    const placed = await inserted({ state: 'provisioning', updatedAt: 4 });
    const elsewhere = await inserted({ state: 'done', resellerId: 'R-1002', updatedAt: 5 });
    await inserted({ state: 'discarded', updatedAt: 6 });
    const placedBy = { tenantId: 'northwind', userId: 'nina' };
    const withdrawn = await inserted({ state: 'discarded', updatedAt: 7, placedBy });
    const ids = (orders: readonly Order[]) => orders.map(({ id }) => id);
    assert.deepEqual(ids(await draftsOf(db, 'R-1001', 10)), [newer.id, older.id]);
    assert.deepEqual(ids(await draftsOf(db, 'R-1002', 10)), [foreign.id]);
    assert.deepEqual(ids(await draftsOf(db, 'R-1001', 1)), [newer.id]);
    assert.deepEqual(ids(await latestOrders(db, 'R-1001', 10)), [withdrawn.id, placed.id]);
    assert.deepEqual(ids(await latestOrders(db, undefined, 10)), [withdrawn.id, elsewhere.id, placed.id]);
  });

  it('durations: from the order at Microsoft to the licences, of finished orders of the kind', async () => {
    const { db } = database();
    const progress = { placedAt: 0, orderedAt: 1_000, doneAt: 1_500 };
    await inserted({ state: 'done', progress, updatedAt: 1 });
    await inserted({ state: 'done', progress: { ...progress, doneAt: 1_700 }, updatedAt: 2 });
    await inserted({ state: 'provisioning', progress });
    // Somebody had to mend it: that is not Microsoft's time.
    await inserted({ state: 'done', progress: { ...progress, heldUp: true, doneAt: 9_000 }, updatedAt: 3 });
    await inserted({ state: 'done', progress, draft: { use: 'own', lines: [] } });
    assert.deepEqual(await lastDurations(db, 'tenant', 10), [700, 500]);
    assert.deepEqual(await lastDurations(db, 'tenant', 1), [700]);
    assert.deepEqual(await lastDurations(db, 'own-use', 10), [500]);
  });

  it('orders at Microsoft: those of other orders of ours are claimed, our own and older ones are not', async () => {
    const { db } = database();
    const holding = (id: string) => ({ orders: [{ id, status: 'pending', lines: [0] }] });
    const ours = await inserted({ state: 'provisioning', progress: holding('mine'), updatedAt: 500 });
    await inserted({ state: 'provisioning', progress: holding('theirs'), updatedAt: 500 });
    await inserted({ state: 'done', progress: holding('old'), updatedAt: 10 });
    const claimed = await claimedElsewhere(db, ours.id, ['mine', 'theirs', 'old', 'nobodys'], 400);
    assert.deepEqual([...claimed], ['theirs']);
    assert.equal((await claimedElsewhere(db, ours.id, [], 0)).size, 0);
  });
});
