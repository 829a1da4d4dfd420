import assert from 'node:assert/strict';
import { isClean, tally, type Signs, type Witnessed, type Written } from '../../bench/chaos/tally.ts';

const signs: Signs = {
  acceptedTitle: 'Accepted',
  told: 'has been told',
  staffCard: 'Noticed by',
  staffSentence: (customer) => `**${customer}** accepted **`,
  repeat: 'Perhaps again:',
};
const card = (text: string, ...verbs: string[]): Written => ({ text, verbs, isCard: true });
const sentence = (text: string): Written => ({ text, verbs: [], isCard: false });

const told = sentence('Done. The provider has been told.');
const staffCard = card('I-1 · Fabrikam\nNoticed by');
const asItShouldBe: Witnessed = {
  customer: 'Fabrikam',
  administrator: [card('Accepted'), told],
  staff: { channel: [staffCard] },
};
const count = (change: Partial<Witnessed>) => tally([{ ...asItShouldBe, ...change }], signs);

describe('tally of a chaos run', () => {
  it('everybody told once: clean', () => {
    const result = count({});
    assert.deepEqual(result.faults, []);
    assert.equal(isClean(result), true);
  });

  it('no acceptance at all: not clean, nothing was shown', () => {
    assert.equal(isClean(tally([], signs)), false);
  });

  it('the administrator never told: lost', () => {
    const result = count({ administrator: [card('Accepted')] });
    assert.equal(result.lost, 1);
    assert.equal(isClean(result), false);
  });

  it('told twice, the second marked: counted as doubled, clean', () => {
    const repeated = sentence('Perhaps again: Done. The provider has been told.');
    const result = count({ administrator: [card('Accepted'), told, repeated] });
    assert.deepEqual([result.doubled, result.doubledUnmarked, isClean(result)], [1, 0, true]);
  });

  it('told twice without a mark: not clean', () => {
    const result = count({ administrator: [card('Accepted'), told, told] });
    assert.deepEqual([result.doubled, result.doubledUnmarked, isClean(result)], [1, 1, false]);
  });

  it('a staff card twice without a mark: not clean', () => {
    const result = count({ staff: { channel: [staffCard, staffCard] } });
    assert.deepEqual([result.doubledUnmarked, isClean(result)], [1, false]);
  });

  it('staff had the card before and read one sentence: told once', () => {
    const result = count({ staff: { channel: [staffCard, sentence('**Fabrikam** accepted **Europe**')] } });
    assert.deepEqual([result.staffTold, result.doubled, isClean(result)], [1, 0, true]);
  });

  it('one of two places of the staff hears nothing: lost', () => {
    const result = count({ staff: { channel: [staffCard], 'Priya Nair': [] } });
    assert.deepEqual([result.lost, result.staffTold, isClean(result)], [1, 0, false]);
  });

  it('a card still waits beside the accepted one: the case is wrong', () => {
    const result = count({ administrator: [card('Accepted'), card('Waiting', 'accept.check'), told] });
    assert.deepEqual([result.casesRight, isClean(result)], [0, false]);
  });

  it('a card still waits that a kill made us forget: counted apart', () => {
    const administrator = [card('Waiting', 'accept.check'), card('Accepted'), told];
    const result = count({ administrator, cardRepeated: true });
    assert.deepEqual([result.casesRight, result.cardsLeft, isClean(result)], [1, 1, true]);
    assert.equal(count({ administrator: administrator.slice(0, 1), cardRepeated: true }).casesRight, 0);
  });

  it('marked although it is the only one: counted, clean', () => {
    const marked = sentence('Perhaps again: Done. The provider has been told.');
    const result = count({ administrator: [card('Accepted'), marked] });
    assert.deepEqual([result.markedSingle, isClean(result)], [1, true]);
  });
});
