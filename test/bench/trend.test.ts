import assert from 'node:assert/strict';
import { trendOf } from '../../bench/soak/sample.ts';

describe('trend of a soak', () => {
  it('flat: no slope, no growth', () => {
    assert.deepEqual(trendOf([80, 80, 80, 80, 80, 80]), { first: 80, last: 80, perMinute: 0, growth: 0 });
  });

  it('one more each minute: found', () => {
    const trend = trendOf([100, 101, 102, 103, 104, 105, 106, 107, 108]);
    assert.equal(Math.round(trend.perMinute * 1_000), 1_000);
    assert.equal(Math.round(trend.growth * 1_000), 59);
  });

  it('up and down: the thirds are compared, not single minutes', () => {
    assert.equal(trendOf([90, 110, 100, 130, 110, 90]).growth, 0);
  });

  it('fewer than three: none', () => {
    assert.throws(() => trendOf([1, 2]), /three/);
  });
});
