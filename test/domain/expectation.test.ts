import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { expectationOf, judge, slowFrom, stuckAfter } from '../../src/domain/expectation.ts';

const minute = 60_000;

describe('expectation', () => {
  it('ten orders: the fifth and the ninth of them', () => {
    const minutes = [10, 2, 9, 3, 8, 4, 7, 5, 6, 40].map((count) => count * minute);
    assert.deepEqual(expectationOf(minutes), { count: 10, usual: 6 * minute, nineOfTen: 10 * minute });
  });

  it('too few orders: nothing is promised', () => {
    assert.deepEqual(expectationOf([1, 2, 3, 4]), { count: 4, usual: undefined, nineOfTen: undefined });
    assert.equal(expectationOf([1, 2, 3, 4, 5]).usual, 3);
  });

  it('more than fifty: only the newest fifty count; senseless durations never do', () => {
    const durations = [...Array.from({ length: 50 }, () => 5), ...Array.from({ length: 50 }, () => 5000)];
    assert.deepEqual(expectationOf(durations), { count: 50, usual: 5, nineOfTen: 5 });
    assert.equal(expectationOf([Number.NaN, -1, Infinity, 1, 1]).count, 2);
  });

  it('any history: nine of ten took no longer, half took no longer than usual', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e9 }), { minLength: 5, maxLength: 50 }), (durations) => {
        const { usual = -1, nineOfTen = -1, count } = expectationOf(durations);
        assert.ok(durations.filter((one) => one <= nineOfTen).length >= 0.9 * count);
        assert.ok(durations.filter((one) => one <= usual).length >= 0.5 * count);
        assert.ok(usual <= nineOfTen && durations.includes(nineOfTen) && durations.includes(usual));
      }),
    );
  });

  it('9 of 10 within 12 minutes: 14 are normal, 31 are slow, a day is stuck', () => {
    const expectation = { nineOfTen: 12 * minute };
    assert.equal(judge(expectation, 14 * minute), 'normal');
    assert.equal(judge(expectation, 27 * minute), 'normal');
    assert.equal(judge(expectation, 31 * minute), 'slow');
    assert.equal(judge(expectation, stuckAfter - 1), 'slow');
    assert.equal(judge(expectation, stuckAfter), 'stuck');
    assert.equal(slowFrom(expectation), 27 * minute);
  });

  it('no history: slow after twice Microsoft’s refresh', () => {
    assert.equal(judge({ nineOfTen: undefined }, 30 * minute), 'normal');
    assert.equal(judge({ nineOfTen: undefined }, 31 * minute), 'slow');
  });

  it('orders of a kind that takes longer than a day: not stuck before they are slow', () => {
    const expectation = { nineOfTen: 2 * stuckAfter };
    assert.equal(judge(expectation, 1.5 * stuckAfter), 'normal');
    assert.equal(judge(expectation, 3 * stuckAfter), 'stuck');
  });
});
