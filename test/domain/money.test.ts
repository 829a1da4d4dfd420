import assert from 'node:assert/strict';
import { assert as assertProperty, constantFrom, integer, property } from 'fast-check';
import { currencyDigits, isSame, moneyFrom, sum } from '../../src/domain/money.ts';

describe('money', () => {
  for (const [decimal, currency, minor] of [
    ['36.48', 'USD', 3648],
    [36.48, 'USD', 3648],
    ['412', 'EUR', 41_200],
    [' 115.2 ', 'usd', 11_520],
    [30.4, 'EUR', 3040],
    ['0', 'EUR', 0],
    ['-12.5', 'EUR', -1250],
    ['+1', 'EUR', 100],
    ['1200', 'JPY', 1200],
    ['1.5', 'KWD', 1500],
    // 0.1 + 0.2 and friends: what floating point made of Microsoft's own sums.
    [0.30000000000000004, 'EUR', 30],
    [364.79999999999995, 'USD', 36_480],
    [1e-7, 'EUR', 0],
    ['1.2e2', 'EUR', 12_000],
    // Finer than the currency: halves away from zero.
    ['5.83125', 'EUR', 583],
    ['5.835', 'EUR', 584],
    ['1.005', 'EUR', 101],
    [1.005, 'EUR', 101],
    ['-1.005', 'EUR', -101],
    ['-0.001', 'EUR', 0],
    ['0.5', 'JPY', 1],
  ] as const) {
    it(`${typeof decimal} ${decimal} ${currency}: ${minor}`, () => {
      const money = moneyFrom(decimal, currency);
      assert.deepEqual(money, { minor, currency: currency.toUpperCase() });
      assert.ok(!Object.is(money.minor, -0));
    });
  }

  for (const text of ['', ' ', 'free', '1,20', '1.2.3', '.5', '0x10', 'NaN', '1e9999', '9007199254740993']) {
    it(`${JSON.stringify(text)}: no amount`, () => {
      assert.throws(() => moneyFrom(text, 'EUR'), RangeError);
    });
  }

  it('no currency code: refused', () => {
    assert.throws(() => moneyFrom('1', ''), RangeError);
    assert.throws(() => moneyFrom('1', 'EURO'), RangeError);
  });

  it('any whole amount written with its decimals: read back exactly', () => {
    assertProperty(
      property(
        integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
        constantFrom('EUR', 'JPY', 'KWD', 'AUD'),
        (minor, currency) => {
          const digits = currencyDigits(currency);
          const size = String(Math.abs(minor)).padStart(digits + 1, '0');
          const at = size.length - digits;
          const decimal = `${minor < 0 ? '-' : ''}${size.slice(0, at)}${digits === 0 ? '' : `.${size.slice(at)}`}`;
          assert.deepEqual(moneyFrom(decimal, currency), { minor, currency });
        },
      ),
    );
  });

  it('sums: exact, empty is nothing, two currencies are refused', () => {
    const cents = moneyFrom('0.1', 'EUR');
    assert.deepEqual(sum([cents, cents, cents], 'EUR'), { minor: 30, currency: 'EUR' });
    assert.deepEqual(sum([], 'EUR'), { minor: 0, currency: 'EUR' });
    assert.throws(() => sum([cents, moneyFrom('1', 'USD')], 'EUR'), RangeError);
  });

  it('same: amount and currency', () => {
    assert.ok(isSame(moneyFrom('1.0', 'EUR'), moneyFrom(1, 'eur')));
    assert.ok(!isSame(moneyFrom('1', 'EUR'), moneyFrom('1', 'USD')));
    assert.ok(!isSame(moneyFrom('1', 'EUR'), moneyFrom('2', 'EUR')));
  });
});
