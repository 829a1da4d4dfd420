import assert from 'node:assert/strict';
import { refundPromise, returnWindow } from '../../src/domain/return-window.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 8, 14, 12, 5);

describe('return window', () => {
  it('two batches: both can be returned, each until its own end', () => {
    const facts = {
      quantity: 30,
      cancellableUntil: now + 2 * day,
      batches: [
        { quantity: 20, until: now + 6 * day },
        { quantity: 10, until: now + 5 * hour },
      ],
    };
    assert.deepEqual(returnWindow(facts, now), {
      batches: [
        { quantity: 10, until: now + 5 * hour, state: 'last-day' },
        { quantity: 20, until: now + 6 * day, state: 'open' },
      ],
      returnable: 30,
      nextEnd: now + 5 * hour,
      lastEnd: now + 6 * day,
      cancellable: true,
      cancellableUntil: now + 2 * day,
    });
  });

  it('the very end of a batch: closed, and the next one counts', () => {
    const facts = {
      quantity: 30,
      cancellableUntil: now,
      batches: [
        { quantity: 10, until: now },
        { quantity: 20, until: now + day },
      ],
    };
    const window = returnWindow(facts, now);
    assert.deepEqual(
      window.batches.map((batch) => batch.state),
      ['closed', 'open'],
    );
    assert.equal(window.returnable, 20);
    assert.equal(window.nextEnd, now + day);
    assert.equal(window.cancellable, false);
  });

  it('Microsoft says nothing: nothing is promised, whatever day it was bought', () => {
    assert.deepEqual(returnWindow({ quantity: 5, cancellableUntil: undefined, batches: [] }, now), {
      batches: [],
      returnable: 0,
      nextEnd: undefined,
      lastEnd: undefined,
      cancellable: false,
      cancellableUntil: undefined,
    });
  });

  it('batches of more than there is now: not more than there is', () => {
    const batches = [{ quantity: 20, until: now + day }];
    assert.equal(returnWindow({ quantity: 15, cancellableUntil: undefined, batches }, now).returnable, 15);
  });

  it('the policy before buying: the longest full and partial refund', () => {
    assert.deepEqual(
      refundPromise([
        { type: 'full', expiresAfter: 'P1D' },
        { type: 'partial', expiresAfter: 'P7D' },
        { type: 'partial', expiresAfter: 'PT168H' },
        { type: 'full', expiresAfter: 'P1DT12H' },
      ]),
      { fullFor: 36 * hour, partlyFor: 7 * day },
    );
  });

  it('a policy we cannot read, or none: no promise', () => {
    assert.deepEqual(refundPromise([]), { fullFor: undefined, partlyFor: undefined });
    for (const expiresAfter of ['P1M', 'P', 'PT', '7', '', 'P-1D'])
      assert.equal(refundPromise([{ type: 'full', expiresAfter }]).fullFor, undefined, expiresAfter);
  });
});
