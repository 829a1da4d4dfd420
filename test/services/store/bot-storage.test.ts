import assert from 'node:assert/strict';
import {
  createBotStorage,
  StorageConflict,
  type BotStorage,
} from '../../../src/services/store/bot-storage.ts';
import { useDatabase } from '../../support/database.ts';

describe('bot storage', () => {
  const database = useDatabase();
  let storage: BotStorage;

  before(() => {
    storage = createBotStorage({ database: database(), clock: { now: () => 1_000 } });
  });

  it('nothing stored, or nothing asked for: nothing comes back', async () => {
    assert.deepEqual(await storage.read(['none']), {});
    assert.deepEqual(await storage.read([]), {});
    await storage.write({});
    await storage.delete([]);
  });

  it('new item without an eTag: created, comes back whole and with an eTag', async () => {
    const item = { text: 'ü "quoted" \\', list: [1, { deep: null }], number: 1.5 };
    await storage.write({ create: item });
    const { create } = await storage.read(['create', 'none']);
    const { eTag, ...content } = create ?? {};
    assert.deepEqual(content, item);
    assert.equal(typeof eTag, 'string');
  });

  it('known item with its eTag: updated, the eTag changes', async () => {
    await storage.write({ update: { turn: 1 } });
    const { update: first } = await storage.read(['update']);
    await storage.write({ update: { ...first, turn: 2 } });
    const { update: second } = await storage.read(['update']);
    assert.equal(second?.['turn'], 2);
    assert.notEqual(second.eTag, first?.eTag);
  });

  it('known item with an old eTag: conflict, and the newer value stays', async () => {
    await storage.write({ conflict: { turn: 1 } });
    const { conflict: old } = await storage.read(['conflict']);
    await storage.write({ conflict: { ...old, turn: 2 } });
    await assert.rejects(storage.write({ conflict: { ...old, turn: 3 } }), (error) => {
      assert.ok(error instanceof StorageConflict);
      assert.equal(error.key, 'conflict');
      return true;
    });
    assert.equal((await storage.read(['conflict']))['conflict']?.['turn'], 2);
  });

  it("known item without an eTag or with '*': overwritten", async () => {
    await storage.write({ star: { turn: 1 } });
    await storage.write({ star: { turn: 2, eTag: '*' } });
    assert.equal((await storage.read(['star']))['star']?.['turn'], 2);
    await storage.write({ star: { turn: 3 } });
    assert.equal((await storage.read(['star']))['star']?.['turn'], 3);
  });

  it('deleted item written with its eTag: conflict, it is not made again', async () => {
    await storage.write({ gone: { turn: 1 } });
    const { gone } = await storage.read(['gone']);
    await storage.delete(['gone', 'none']);
    assert.ok(gone !== undefined);
    await assert.rejects(storage.write({ gone }), StorageConflict);
    assert.deepEqual(await storage.read(['gone']), {});
  });

  it('several items, one in conflict: none is written', async () => {
    await storage.write({ one: { turn: 1 }, two: { turn: 1 } });
    const { one } = await storage.read(['one']);
    await assert.rejects(
      storage.write({ one: { ...one, turn: 2 }, three: { turn: 1 }, two: { turn: 2, eTag: 'old' } }),
      StorageConflict,
    );
    const after = await storage.read(['one', 'two', 'three']);
    assert.deepEqual(Object.keys(after).sort(), ['one', 'two']);
    assert.equal(after['one']?.['turn'], 1);
  });

  it('twenty writers with the same eTag at once: exactly one wins', async () => {
    await storage.write({ race: { winner: -1 } });
    const { race } = await storage.read(['race']);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, writer) => storage.write({ race: { ...race, winner: writer } })),
    );
    const winners = results.flatMap((result, writer) => (result.status === 'fulfilled' ? [writer] : []));
    assert.equal(winners.length, 1);
    assert.equal((await storage.read(['race']))['race']?.['winner'], winners[0]);
    for (const result of results) {
      if (result.status === 'rejected') assert.ok(result.reason instanceof StorageConflict);
    }
  });

  it('writers of the same items in opposite order: both get through', async () => {
    await storage.write({ left: { by: 'nobody' }, right: { by: 'nobody' } });
    await Promise.all(
      Array.from({ length: 10 }, (_, writer) => {
        const pair = [
          ['left', { by: writer }],
          ['right', { by: writer }],
        ] as const;
        return storage.write(Object.fromEntries(writer % 2 === 0 ? pair : pair.toReversed()));
      }),
    );
    const { left, right } = await storage.read(['left', 'right']);
    assert.equal(left?.['by'], right?.['by'], 'one write, whole');
  });
});
