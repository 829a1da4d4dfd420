import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { BillingCycle, Term } from '../../src/domain/order-draft.ts';
import { priceBasis, type ListedPrice } from '../../src/domain/price-basis.ts';

const listed = (term: Term, billing: BillingCycle, minor: number, currency = 'EUR'): ListedPrice => ({
  term,
  billing,
  price: { minor, currency },
});

describe('what a listed price pays', () => {
  const year = listed('P1Y', 'annual', 36_480);
  const month = listed('P1M', 'monthly', 3_648);

  it('a year paid monthly that costs about a twelfth of a year paid at once: one month', () => {
    const monthly = listed('P1Y', 'monthly', 3_192);
    assert.equal(priceBasis(monthly, [monthly, year, month]), 'period');
    assert.equal(priceBasis(monthly, [monthly, month]), 'period');
  });

  it('a year paid monthly that costs about a year paid at once: the whole term', () => {
    const monthly = listed('P1Y', 'monthly', 38_304);
    assert.equal(priceBasis(monthly, [monthly, year, month]), 'term');
    assert.equal(priceBasis(monthly, [monthly, month]), 'term');
  });

  it('three years: told apart by month, by year and as a whole', () => {
    const basis = (billing: BillingCycle, minor: number) => {
      const own = listed('P3Y', billing, minor);
      return priceBasis(own, [own, year]);
    };
    assert.deepEqual(
      [basis('monthly', 3_000), basis('monthly', 107_000), basis('annual', 36_000), basis('annual', 107_000)],
      ['period', 'term', 'period', 'term'],
    );
  });

  it('paid at once: period and term are the same', () => {
    assert.equal(priceBasis(year, []), 'period');
    assert.equal(priceBasis(listed('P3Y', 'triennial', 1), []), 'period');
    assert.equal(priceBasis(listed('P1M', 'none', 0), []), 'period');
  });

  it('nothing to compare with, another currency, or free: not known', () => {
    const monthly = listed('P1Y', 'monthly', 3_192);
    assert.equal(priceBasis(monthly, [monthly]), undefined);
    assert.equal(priceBasis(monthly, [monthly, listed('P1Y', 'annual', 36_480, 'USD')]), undefined);
    assert.equal(priceBasis(listed('P1Y', 'monthly', 0), [year]), undefined);
  });

  it('any price with up to half off or on top for the way of paying: told apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_200, max: 10_000_000 }),
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        (whole, factor) => {
          const once = listed('P1Y', 'annual', whole);
          const perTerm = listed('P1Y', 'monthly', Math.round(whole * factor));
          const perMonth = listed('P1Y', 'monthly', Math.round((whole * factor) / 12));
          assert.equal(priceBasis(perTerm, [once]), 'term');
          assert.equal(priceBasis(perMonth, [once]), 'period');
        },
      ),
    );
  });
});
