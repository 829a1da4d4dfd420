import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { InProgress } from '../../src/bots/in-progress.ts';

describe('what is in progress', () => {
  it('the same members as a set, whatever comes and goes in whatever order', () => {
    const steps = fc.array(fc.record({ member: fc.nat({ max: 12 }), comes: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (taken) => {
        const own = new InProgress<number>();
        const set = new Set<number>();
        for (const { member, comes } of taken) {
          if (comes && !set.has(member)) {
            set.add(member);
            own.add(member);
          }
          if (!comes) {
            set.delete(member);
            own.remove(member);
          }
          assert.deepEqual(
            own.all().toSorted((a, b) => a - b),
            [...set].toSorted((a, b) => a - b),
          );
          assert.equal(own.size, set.size);
        }
      }),
    );
  });
});
