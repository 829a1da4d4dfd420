import assert from 'node:assert/strict';
import { areOrdersClean, tallyOrders } from '../../bench/chaos/order-tally.ts';
import type { Written } from '../../bench/chaos/tally.ts';

const signs = { ready: (quantity: number) => `is ready: ${quantity} `, repeat: 'Perhaps again:' };
const said = (text: string): Written => ({ text, verbs: [], isCard: false });
const told = (quantity: number, mark = '') => said(`${mark}Adventure Works is ready: ${quantity} × E3.`);
const placed = (quantity: number, acknowledged = true) => ({ quantity, acknowledged });

describe('tally of the orders of a chaos run', () => {
  it('bought once and told once: clean', () => {
    const result = tallyOrders([placed(1), placed(11)], [1, 11, 40], [told(1), told(11)], signs);
    assert.deepEqual(result.faults, []);
    assert.partialDeepStrictEqual(result, { tried: 2, acknowledged: 2, bought: 2, told: 2 });
    assert.equal(areOrdersClean(result), true);
  });

  it('nothing acknowledged: not clean, nothing was shown', () => {
    assert.equal(areOrdersClean(tallyOrders([placed(1, false)], [], [], signs)), false);
  });

  it('acknowledged and never bought: lost', () => {
    const result = tallyOrders([placed(1)], [], [], signs);
    assert.equal(result.lost, 1);
    assert.equal(areOrdersClean(result), false);
  });

  it('bought, the seller never told: lost, also when the press had no answer', () => {
    assert.equal(tallyOrders([placed(1)], [1], [], signs).lost, 1);
    assert.equal(tallyOrders([placed(1, false)], [1], [told(11)], signs).lost, 1);
  });

  it('not acknowledged and not bought: nobody owes anything', () => {
    const result = tallyOrders([placed(1), placed(2, false)], [1], [told(1)], signs);
    assert.equal(areOrdersClean(result), true);
  });

  it('bought twice: doubled', () => {
    const result = tallyOrders([placed(1)], [1, 1], [told(1)], signs);
    assert.equal(result.doubled, 1);
    assert.equal(areOrdersClean(result), false);
  });

  it('told twice: doubled, unless it says that it may be a repeat', () => {
    assert.equal(tallyOrders([placed(1)], [1], [told(1), told(1)], signs).doubled, 1);
    assert.equal(tallyOrders([placed(1)], [1], [told(1), told(1, signs.repeat)], signs).doubled, 0);
  });
});
