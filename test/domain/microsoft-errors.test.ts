import assert from 'node:assert/strict';
import data from '../../src/domain/data/microsoft-errors.json' with { type: 'json' };
import { meaningOfError, type ErrorMeaning, type MicrosoftCause } from '../../src/domain/microsoft-errors.ts';
import type { DraftField } from '../../src/domain/order-draft.ts';

const unknown: ErrorMeaning = { cause: 'unknown', field: undefined, who: 'provider', retry: 'never' };

/** Every word the file may use; the compiler knows when one is missing here. */
const causes: Record<MicrosoftCause, true> = {
  'relationship-missing': true,
  'reseller-relationship-missing': true,
  'agreement-missing': true,
  'under-review': true,
  'not-allowed': true,
  credit: true,
  'reseller-papers': true,
  'provider-papers': true,
  region: true,
  'prefix-taken': true,
  'tenant-burnt': true,
  address: true,
  email: true,
  phone: true,
  'registration-number': true,
  'company-name': true,
  'agreement-details': true,
  'price-changed': true,
  promotion: true,
  quantity: true,
  term: true,
  'base-missing': true,
  'not-sold': true,
  limit: true,
  'in-progress': true,
  'partly-ordered': true,
  'provisioning-failed': true,
  'provisioning-stuck': true,
  'purchase-order-document': true,
  details: true,
  refused: true,
  attestation: true,
  currency: true,
  sandbox: true,
  'our-rights': true,
  service: true,
  unknown: true,
  'agreement-known': true,
  'no-account-status': true,
  'stale-availability': true,
  'cart-gone': true,
  'cart-lines': true,
  'already-ordered': true,
  'changed-meanwhile': true,
  'not-there-yet': true,
};
const fields: Record<DraftField, true> = {
  company: true,
  address: true,
  email: true,
  phone: true,
  'registration-number': true,
  prefix: true,
  agreement: true,
  product: true,
  quantity: true,
  term: true,
  promotion: true,
  buyer: true,
  price: true,
};
const who: Record<ErrorMeaning['who'], true> = {
  seller: true,
  provider: true,
  administrator: true,
  wait: true,
};
const retry: Record<ErrorMeaning['retry'], true> = {
  never: true,
  'after-fix': true,
  later: true,
  'at-once': true,
};

const places = ['cart-line', 'agreement-status', 'partner-profile'];

interface ErrorRow {
  readonly where?: string;
  readonly status?: number;
  readonly code: number;
  readonly cause: string;
  readonly field?: string;
  readonly who: string;
  readonly retry: string;
}

describe("Microsoft's errors", () => {
  it('every row: only words of the product, each place, status and code once', () => {
    const keys = new Set<string>();
    for (const row of data.errors as readonly ErrorRow[]) {
      const name = JSON.stringify(row);
      assert.ok(Object.hasOwn(causes, row.cause) && row.cause !== 'unknown', name);
      assert.ok(row.field === undefined || Object.hasOwn(fields, row.field), name);
      assert.ok(Object.hasOwn(who, row.who) && Object.hasOwn(retry, row.retry), name);
      assert.ok(row.where === undefined || places.includes(row.where), name);
      keys.add(JSON.stringify([row.where, row.status, row.code]));
      // What the seller is to put right has a field, except the papers of the reseller's own firm and its region.
      const isPapers = row.cause === 'reseller-papers' || row.cause === 'region';
      if (row.who === 'seller' && !isPapers) assert.notEqual(row.field, undefined, name);
    }
    assert.equal(keys.size, data.errors.length);
  });

  for (const [status, code, cause, field, person, again] of [
    [403, 13605, 'agreement-missing', 'agreement', 'administrator', 'after-fix'],
    [403, 20002, 'relationship-missing', 'buyer', 'administrator', 'later'],
    [404, 60003, 'relationship-missing', 'buyer', 'administrator', 'later'],
    [400, 600050, 'registration-number', 'registration-number', 'seller', 'after-fix'],
    [400, 600002, 'registration-number', 'registration-number', 'seller', 'after-fix'],
    [400, 600051, 'phone', 'phone', 'seller', 'after-fix'],
    [409, 1003, 'prefix-taken', 'prefix', 'seller', 'after-fix'],
    [403, 2030, 'region', undefined, 'provider', 'never'],
    [403, 800023, 'credit', undefined, 'provider', 'later'],
    [400, 800025, 'credit', undefined, 'provider', 'later'],
    [403, 900121, 'credit', undefined, 'provider', 'later'],
    [403, 800073, 'under-review', undefined, 'wait', 'later'],
    [403, 800075, 'not-allowed', undefined, 'provider', 'never'],
    [403, 900123, 'reseller-papers', undefined, 'seller', 'after-fix'],
    [403, 900124, 'provider-papers', undefined, 'provider', 'after-fix'],
    [404, 400019, 'stale-availability', undefined, 'wait', 'at-once'],
    [409, 800060, 'in-progress', undefined, 'wait', 'later'],
    [400, 800065, 'already-ordered', undefined, 'wait', 'never'],
    [404, 800008, 'cart-gone', undefined, 'wait', 'at-once'],
    [400, 900275, 'quantity', 'quantity', 'seller', 'after-fix'],
    [403, 900329, 'our-rights', undefined, 'provider', 'after-fix'],
    [404, 800007, 'not-there-yet', undefined, 'wait', 'later'],
  ] as const) {
    it(`${String(status)}/${String(code)}: ${cause}`, () => {
      assert.deepEqual(meaningOfError({ status, code }), { cause, field, who: person, retry: again });
      assert.deepEqual(meaningOfError({ status, code: String(code) }).cause, cause);
    });
  }

  it('the same agreement again: known whatever the status, for it is not documented', () => {
    for (const status of [400, 409, undefined])
      assert.equal(meaningOfError({ status, code: 600061 }).cause, 'agreement-known');
  });

  it('a number that means other things elsewhere: read for its place', () => {
    assert.equal(meaningOfError({ status: 400, code: 2201, where: 'agreement-status' }).cause, 'region');
    assert.equal(meaningOfError({ status: 400, code: 2201 }).cause, 'unknown');
    assert.equal(
      meaningOfError({ status: 404, code: 3000, where: 'partner-profile' }).cause,
      'reseller-papers',
    );
    assert.equal(meaningOfError({ status: 400, code: 3000 }).cause, 'details');
    assert.equal(meaningOfError({ status: 400, code: 2006 }).cause, 'unknown');
    assert.equal(meaningOfError({ status: 403, code: 2006 }).cause, 'not-sold');
  });

  it('a line of a cart: its own codes, then those of a checkout', () => {
    const line = (code: number) => meaningOfError({ code, where: 'cart-line' });
    assert.deepEqual(line(10015), {
      cause: 'quantity',
      field: 'quantity',
      who: 'seller',
      retry: 'after-fix',
    });
    assert.equal(line(400041).cause, 'base-missing');
    assert.equal(line(10001).retry, 'at-once');
    assert.equal(line(800020).cause, 'not-sold');
    assert.equal(line(10015 + 100_000).cause, 'unknown');
    assert.equal(meaningOfError({ code: 10015 }).cause, 'unknown');
  });

  it('an order group refused at checkout: by its code alone', () => {
    assert.equal(meaningOfError({ code: 13605 }).cause, 'agreement-missing');
    assert.equal(meaningOfError({ code: '800023' }).cause, 'credit');
  });

  it('a status that does not belong to the code, or a code nobody documented: for the provider’s people', () => {
    assert.deepEqual(meaningOfError({ status: 500, code: 13605 }), unknown);
    for (const code of [999_999, 0, undefined, '', 'accessDenied', 'NaN']) {
      assert.deepEqual(meaningOfError({ status: 400, code }), unknown);
      assert.deepEqual(meaningOfError({ code, where: 'cart-line' }), unknown);
    }
  });
});
