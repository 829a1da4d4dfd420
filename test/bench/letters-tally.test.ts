import assert from 'node:assert/strict';
import { areLettersClean, tallyLetters, type Arrived } from '../../bench/chaos/letters-tally.ts';

const approached = (key: string, acknowledged = true) => ({ customer: `Customer ${key}`, key, acknowledged });
const tallied = (there: Record<string, Arrived>, acknowledged = true, owed = 1) =>
  tallyLetters('letters', [approached('a', acknowledged)], (key) => there[key] ?? none, owed);
const none = { different: 0, copies: 0 };

describe('tally of letters', () => {
  it('one for everybody: clean', () => {
    const result = tallied({ a: { different: 1, copies: 0 } });
    assert.deepEqual([result.arrived, areLettersClean(result)], [1, true]);
  });

  it('acknowledged and never arrived: lost', () => {
    const result = tallied({});
    assert.deepEqual([result.lost, areLettersClean(result)], [1, false]);
    assert.deepEqual(result.faults, ['Customer a: 0 of 1 letters']);
  });

  it('never acknowledged: neither lost when it is not there, nor wrong when it is', () => {
    assert.ok(areLettersClean(tallied({}, false)));
    assert.ok(areLettersClean(tallied({ a: { different: 1, copies: 0 } }, false)));
  });

  it('two different ones: doubled, acknowledged or not', () => {
    for (const acknowledged of [true, false]) {
      const result = tallied({ a: { different: 2, copies: 0 } }, acknowledged);
      assert.deepEqual([result.doubled, areLettersClean(result)], [1, false]);
    }
  });

  it('the same one again, which its reader’s mail system knows: counted, and no fault', () => {
    const result = tallied({ a: { different: 1, copies: 2 } });
    assert.deepEqual([result.copies, areLettersClean(result)], [2, true]);
  });

  it('letter and reminder owed: one alone is lost, three are doubled', () => {
    assert.equal(tallied({ a: { different: 1, copies: 0 } }, true, 2).lost, 1);
    assert.ok(areLettersClean(tallied({ a: { different: 2, copies: 0 } }, true, 2)));
    assert.equal(tallied({ a: { different: 3, copies: 0 } }, true, 2).doubled, 1);
  });
});
