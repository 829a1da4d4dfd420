import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { looksOfTheFirstDay, nextLook } from '../../src/domain/provisioning-pace.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Ages at which an order is looked at until it has been ready for a look. */
function looksUntil(readyAt: number, jitters: readonly number[]): number[] {
  const ages: number[] = [];
  let age = 0;
  do {
    age += nextLook(age, jitters[ages.length % jitters.length] ?? 0);
    ages.push(age);
  } while (age < readyAt);
  return ages;
}
const anyJitters = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 });

describe('pace of looking at provisioning', () => {
  it('ready after a quarter of an hour: at most four looks, whatever the jitter', () => {
    fc.assert(fc.property(anyJitters, (jitters) => assert.ok(looksUntil(15 * minute, jitters).length <= 4)));
  });

  it('ready at once: noticed within 35 seconds', () => {
    assert.ok(looksUntil(20_000, [1])[0]! <= 35_000);
    assert.equal(looksUntil(20_000, [0])[0], 30_000);
  });

  it('never ready: a bounded number of looks a day, hardly more often than every 15 minutes', () => {
    fc.assert(
      fc.property(anyJitters, (jitters) => {
        const ages = looksUntil(day, jitters);
        assert.ok(ages.length <= looksOfTheFirstDay + 1);
        const late = ages.filter((age) => age > 15 * minute);
        assert.ok(late.slice(1).every((age, index) => age - late[index]! >= 13 * minute));
      }),
    );
    assert.ok(looksOfTheFirstDay <= 30);
  });

  it('two orders placed together: jitter parts them', () => {
    assert.notEqual(nextLook(0, 0), nextLook(0, 0.5));
    assert.ok(nextLook(20 * minute, 1) <= nextLook(20 * minute, 0) * 1.1 + 1);
  });

  it('after days, or a clock that ran back: still a sensible wait', () => {
    assert.equal(nextLook(9 * day, 0), day / 2);
    assert.equal(nextLook(-5000, 0), 30_000);
    assert.equal(nextLook(0, 7), nextLook(0, 1));
    fc.assert(fc.property(fc.nat({ max: 10 * day }), (age) => assert.ok(nextLook(age, 0) >= 5000)));
  });
});
