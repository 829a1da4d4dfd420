import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fingerprintOf, shortFingerprint } from '../../src/domain/fingerprint.ts';

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}
// `__proto__` as a key is lost by the very objects of the test.
const anyData = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('fingerprint', () => {
  it('an order: a short form of five characters without look-alikes, kept beside the whole hash', () => {
    const { full, short } = fingerprintOf({ lines: [{ quantity: 20 }], price: 41200 });
    assert.match(full, /^[0-9a-f]{64}$/);
    assert.match(short, /^[234679ACDEFGHJKMNPQRTVWXY]{3}-[234679ACDEFGHJKMNPQRTVWXY]{2}$/);
    assert.equal(shortFingerprint(full), short);
  });

  it('the same order in another process or version: the same', () => {
    assert.equal(
      fingerprintOf({ b: [1, null, 'x'], a: { d: true } }).full,
      '9d551e277a86978e8925c8a44573acc18356972e712224d88218bb580520b26b',
    );
  });

  it('keys in another order, or absent instead of undefined: the same', () => {
    fc.assert(
      fc.property(anyData, (value) => {
        assert.equal(fingerprintOf(turned(value)).full, fingerprintOf(value).full);
      }),
    );
    assert.equal(fingerprintOf({ a: 1, b: undefined }).full, fingerprintOf({ a: 1 }).full);
  });

  it('any other content: another one', () => {
    fc.assert(
      fc.property(anyData, anyData, (one, other) => {
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        assert.equal(fingerprintOf(one).full === fingerprintOf(other).full, isSame);
      }),
    );
    const order = { lines: [{ quantity: 20, term: 'P1Y' }], price: 41200 };
    for (const changed of [
      { ...order, price: 41201 },
      { ...order, price: '41200' },
      { ...order, lines: [{ quantity: 21, term: 'P1Y' }] },
      { ...order, lines: [{ quantity: 20, term: 'P1M' }] },
      { ...order, lines: [...order.lines, ...order.lines] },
      { ...order, lines: [] },
      { ...order, note: null },
      { order },
    ])
      assert.notEqual(fingerprintOf(changed).full, fingerprintOf(order).full);
    assert.notEqual(fingerprintOf(['ab', 'c']).full, fingerprintOf(['a', 'bc']).full);
  });

  it('what is no plain data: refused, not hashed by accident', () => {
    for (const value of [Number.NaN, Infinity, () => 1, new Date(0), new Map([['a', 1]]), 1n, Symbol('a')])
      assert.throws(() => fingerprintOf({ value }), TypeError);
  });
});

/** Keys in one order, for the comparison by JSON; minus zero is zero there and here. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
