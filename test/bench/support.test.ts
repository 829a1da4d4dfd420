import assert from 'node:assert/strict';
import { numbersOf } from '../../bench/support/arguments.ts';
import { newestButtons } from '../../bench/support/person.ts';
import { createRandom } from '../../bench/support/random.ts';
import { quantile, spreadOf } from '../../bench/support/statistics.ts';
import { table } from '../../bench/support/table.ts';

describe('what measuring stands on', () => {
  it('random numbers: the same seed gives the same, within bounds, another seed others', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 200 }, () => random.upTo(9));
    };
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
    assert.deepEqual(
      [...new Set(draw(7))].toSorted((a, b) => a - b),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
  });

  it('quantile: nearest rank, whatever the order', () => {
    const numbers = [5, 1, 4, 2, 3, 10, 6, 9, 8, 7];
    assert.deepEqual(
      [0, 0.5, 0.95, 1].map((share) => quantile(numbers, share)),
      [1, 5, 10, 10],
    );
    assert.ok(Number.isNaN(quantile([], 0.5)));
  });

  it('spread: how many, and rounded figures', () => {
    assert.deepEqual(spreadOf([1.4, 2.6, 3.2]), { runs: 3, min: 1, median: 3, p95: 3, max: 3 });
  });

  it('arguments: defaults, given numbers, and a refusal of anything else', () => {
    assert.deepEqual(numbersOf(['--kills', '60'], { kills: 30, seed: 1 }), { kills: 60, seed: 1 });
    assert.throws(() => numbersOf(['--kills', 'many'], { kills: 30 }), /--kills takes a whole number/);
    assert.throws(() => numbersOf(['--boom', '1'], { kills: 30 }), /--boom/);
  });

  it('table: numbers to the right, text to the left', () => {
    const rows = [
      ['what', 'n'],
      ['a', 7],
      ['bcd', 120],
    ];
    assert.equal(table(rows), 'what    n\n---------\na       7\nbcd   120');
  });

  it('newest buttons: the last card of the bot that has any, none of a deleted one', () => {
    const button = { type: 'Action.Execute', verb: 'answer', data: { choice: 'start' } };
    const message = (id: string, actions: object[], deleted = false) => ({
      id,
      from: 'bot',
      text: '',
      deleted,
      attachments: [{ content: { body: [{ type: 'ActionSet', actions }] } }],
    });
    const found = newestButtons([
      message('1', [button]),
      message('2', [button]),
      message('3', []),
      message('4', [button], true),
    ]);
    assert.deepEqual(
      found.map(({ activityId, verb, choice }) => ({ activityId, verb, choice })),
      [{ activityId: '2', verb: 'answer', choice: 'start' }],
    );
  });
});
