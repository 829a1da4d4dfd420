import assert from 'node:assert/strict';
import { grouped } from '../../../src/services/store/grouped.ts';

describe('writes that go together', () => {
  it('one alone goes at once; those that come meanwhile go together, each with its own answer', async () => {
    const groups: (readonly number[])[] = [];
    let release = (): void => undefined;
    const write = grouped(async (items: readonly number[]) => {
      groups.push(items);
      await new Promise<void>((resolve) => (release = resolve));
      return items.map((item) => item * 10);
    });
    const first = write(1);
    const others = [write(2), write(3)];
    assert.deepEqual(groups, [[1]]);
    release();
    assert.equal(await first, 10);
    assert.deepEqual(groups, [[1], [2, 3]]);
    release();
    assert.deepEqual(await Promise.all(others), [20, 30]);
  });

  it('a write that fails: all of its own fail, the next ones do not', async () => {
    let fails = true;
    const write = grouped(async (items: readonly number[]) => {
      await Promise.resolve();
      if (fails) throw new Error('away');
      return items;
    });
    const [one, two] = await Promise.allSettled([write(1), write(2)]);
    assert.deepEqual([one?.status, two?.status], ['rejected', 'rejected']);
    fails = false;
    assert.equal(await write(3), 3);
  });
});
