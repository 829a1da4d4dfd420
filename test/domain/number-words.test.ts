import assert from 'node:assert/strict';
import { amountTyped, monthsTyped, wholeTyped } from '../../src/domain/number-words.ts';

describe('amounts as typed', () => {
  for (const [text, minor] of [
    ['2000', 200_000],
    ['2.000', 200_000],
    ['2,000', 200_000],
    ['2 000', 200_000],
    ['2,5', 250],
    ['€2,000.50', 200_050],
    ['2.000,50 EUR', 200_050],
    ['1,234,567 euros', 123_456_700],
  ] as const) {
    it(`“${text}”: ${minor} cents`, () =>
      assert.deepEqual(amountTyped(text, 'EUR'), { minor, currency: 'EUR' }));
  }

  for (const text of ['', '0', '-5', '1.2.3', '12.34.56', '1,000,00', '2000 bananas', 'much', '9999999999'])
    it(`“${text}”: none`, () => assert.equal(amountTyped(text, 'EUR'), undefined));

  it('another currency: said to be one; a sign several share is taken for the own', () => {
    assert.equal(amountTyped('$500', 'EUR'), 'other-currency');
    assert.equal(amountTyped('500 CHF', 'EUR'), 'other-currency');
    assert.deepEqual(amountTyped('$500', 'CAD'), { minor: 50_000, currency: 'CAD' });
  });
});

describe('numbers as typed', () => {
  it('with their unit, within their bounds', () => {
    assert.equal(wholeTyped(' 12 % ', 0, 100, /^%$/), 12);
    assert.equal(wholeTyped('101 %', 0, 100, /^%$/), undefined);
    assert.equal(wholeTyped('12 apples', 0, 100, /^%$/), undefined);
    assert.equal(wholeTyped('1.5', 0, 100), undefined);
  });

  it('months: also in years', () => {
    assert.deepEqual(
      ['12', '12 months', '24 Monate', '1 year', '3 Jahre', '0', '61', 'six'].map(monthsTyped),
      [12, 12, 24, 12, 36, undefined, undefined, undefined],
    );
  });
});
