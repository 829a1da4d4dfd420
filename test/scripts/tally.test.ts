import assert from 'node:assert/strict';
import { sumOf, tallyOf } from '../../scripts/tally.ts';

describe('tally of a test run', () => {
  it('all three numbers, in colours: read', () => {
    const output =
      '\u001B[92m \u001B[0m\u001B[32m 12 passing\u001B[0m\u001B[90m (3s)\u001B[0m\n  1 pending\n  2 failing\n\n  1) x\n';
    assert.deepEqual(tallyOf(output), { passed: 12, failed: 2, skipped: 1 });
  });

  it('only passing: the rest is none', () => {
    assert.deepEqual(tallyOf('  x\n\n  3 passing (1ms)\n'), { passed: 3, failed: 0, skipped: 0 });
  });

  it('mocha never reached its end: no tally', () => {
    assert.equal(tallyOf('  suite\n    ✔ 5 passing ships\n'), undefined);
    assert.equal(tallyOf(''), undefined);
  });

  it('several processes: summed', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    assert.deepEqual(sumOf([one, one]), { passed: 2, failed: 4, skipped: 6 });
    assert.deepEqual(sumOf([]), { passed: 0, failed: 0, skipped: 0 });
  });
});
