import assert from 'node:assert/strict';
import { areOrdersClean, tallyOrders, type Tried } from '../../bench/chaos/order-tally.ts';
import type { Written } from '../../bench/chaos/tally.ts';
import { orderKinds } from '../../bench/support/order-kinds.ts';

const repeat = 'Perhaps again:';
const said = (text: string): Written => ({ text, verbs: [], isCard: false });
const told = (quantity: number, mark = '') => said(`${mark}Adventure Works is ready: ${quantity} × E3.`);
const [existing, newTenant] = orderKinds;
const placed = (quantity: number, acknowledged = true, kind = existing!): Tried => ({
  seller: 'nina',
  quantity,
  kind,
  acknowledged,
});
const count = (
  tried: readonly Tried[],
  bought: readonly number[],
  written: readonly Written[],
  companies: readonly string[] = [],
  refused: readonly number[] = [],
) =>
  tallyOrders(tried, {
    bought,
    companies,
    refused: (quantity) => refused.includes(quantity),
    written: (seller) => (seller === 'nina' ? written : []),
    ready: ({ quantity }) => `is ready: ${quantity} `,
    repeat,
  });

describe('tally of the orders of a chaos run', () => {
  it('bought once and told once: clean', () => {
    const result = count([placed(1), placed(11)], [1, 11, 40], [told(1), told(11)]);
    assert.deepEqual(result.faults, []);
    assert.partialDeepStrictEqual(result, { tried: 2, acknowledged: 2, bought: 2, told: 2, toldAgain: 0 });
    assert.equal(areOrdersClean(result), true);
  });

  it('nothing acknowledged: not clean, nothing was shown', () => {
    assert.equal(areOrdersClean(count([placed(1, false)], [], [])), false);
  });

  it('acknowledged and never bought: lost', () => {
    const result = count([placed(1)], [], []);
    assert.equal(result.lost, 1);
    assert.equal(areOrdersClean(result), false);
  });

  it('acknowledged and refused by an owner: nobody owes anything', () => {
    const result = count([placed(1), placed(11)], [11], [told(11)], [], [1]);
    assert.deepEqual([result.lost, areOrdersClean(result)], [0, true]);
  });

  it('bought, the seller never told: lost, also when the press had no answer', () => {
    assert.equal(count([placed(1)], [1], []).lost, 1);
    assert.equal(count([placed(1, false)], [1], [told(11)]).lost, 1);
  });

  it('bought, another seller told: lost', () => {
    assert.equal(count([{ ...placed(1), seller: 'oscar' }], [1], [told(1)]).lost, 1);
  });

  it('not acknowledged and not bought: nobody owes anything', () => {
    const result = count([placed(1), placed(2, false)], [1], [told(1)]);
    assert.equal(areOrdersClean(result), true);
  });

  it('bought twice: doubled', () => {
    const result = count([placed(1)], [1, 1], [told(1)]);
    assert.equal(result.doubled, 1);
    assert.equal(areOrdersClean(result), false);
  });

  it('two tenants for one order: doubled', () => {
    const name = newTenant!.customer(1);
    const result = (companies: string[]) => count([placed(1, true, newTenant)], [1], [told(1)], companies);
    assert.deepEqual([result([name, 'Contoso']).tenants, result([name]).doubled], [1, 0]);
    assert.deepEqual([result([name, name]).tenants, result([name, name]).doubled], [2, 1]);
  });

  it('told twice: doubled, unless it says that it may be a repeat', () => {
    assert.equal(count([placed(1)], [1], [told(1), told(1)]).doubled, 1);
    const repeated = count([placed(1)], [1], [told(1), told(1, repeat)]);
    assert.deepEqual([repeated.doubled, repeated.toldAgain], [0, 1]);
    assert.equal(count([placed(1)], [1], [told(1, repeat)]).toldAgain, 0);
  });
});
