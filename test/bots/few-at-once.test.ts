import assert from 'node:assert/strict';
import { fewAtOnce } from '../../src/bots/few-at-once.ts';

describe('few at once', () => {
  const desk = () => {
    const run = fewAtOnce({ atOnce: 2, waiting: 3 });
    const begun: number[] = [];
    const ends: PromiseWithResolvers<number>[] = [];
    const start = (n: number) =>
      run(() => {
        begun.push(n);
        ends[n] = Promise.withResolvers<number>();
        return ends[n].promise;
      });
    return { start, begun, ends };
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('two run, three wait in their order, the rest is turned away at once', async () => {
    const { start, begun, ends } = desk();
    const all = [0, 1, 2, 3, 4, 5, 6].map(start);
    assert.deepEqual(await Promise.all(all.slice(5)), [undefined, undefined]);
    assert.deepEqual(begun, [0, 1]);
    ends[1]?.resolve(1);
    await settle();
    assert.deepEqual(begun, [0, 1, 2]);
    for (const n of [0, 2, 3, 4]) {
      ends[n]?.resolve(n);
      await settle();
    }
    assert.deepEqual(await Promise.all(all.slice(0, 5)), [0, 1, 2, 3, 4]);
  });

  it('work that fails: says so, and its place is free again', async () => {
    const { start, begun, ends } = desk();
    const [first, second] = [start(0), start(1)];
    ends[0]?.reject(new Error('failed'));
    ends[1]?.reject(new Error('failed'));
    await assert.rejects(first, /failed/);
    await assert.rejects(second, /failed/);
    void start(2);
    void start(3);
    assert.deepEqual(begun, [0, 1, 2, 3]);
  });
});
