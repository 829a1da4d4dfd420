import assert from 'node:assert/strict';
import { createAnswer } from '../../../src/services/http/answer.ts';
import { refusalOf, saysGone } from '../../../src/services/partner-center/refusal.ts';
import { billingOf, plainEnum, termOf, timeOf } from '../../../src/services/partner-center/wire-values.ts';

describe('values of Partner Center', () => {
  for (const [text, expected] of [
    ['2021-01-24T20:39:17.182697Z', Date.UTC(2021, 0, 24, 20, 39, 17, 182)],
    ['2018-03-06T17:37:05.253-08:00', Date.UTC(2018, 2, 7, 1, 37, 5, 253)],
    ['2021-07-14T18:02:00', Date.UTC(2021, 6, 14, 18, 2)],
    ['2021-07-14', Date.UTC(2021, 6, 14)],
    ['2015-11-25T06: 41: 12Z', Date.UTC(2015, 10, 25, 6, 41, 12)],
    ['0001-01-01T00:00:00', undefined],
    ['9999-01-01T00:00:00+00:00', undefined],
    ['2021-13-45T00:00:00Z', undefined],
    ['tomorrow', undefined],
    ['', undefined],
    [null, undefined],
  ] as const) {
    it(`time ${text}: ${expected}`, () => assert.equal(timeOf(text), expected));
  }

  it('enums: letter case, blanks and underscores do not matter', () => {
    assert.equal(plainEnum('Pending_PO upload'), 'pendingpoupload');
    assert.deepEqual(['Annual', 'one_time', 'OneTime', 'MONTHLY', 'biennial', null].map(billingOf), [
      'annual',
      'one_time',
      'one_time',
      'monthly',
      undefined,
      undefined,
    ]);
    assert.deepEqual(['P1Y', 'p1m', 'P5Y', 'constructor', ''].map(termOf), [
      'P1Y',
      'P1M',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('refusals of Partner Center', () => {
  const answer = (status: number, body: unknown, headers = {}) =>
    createAnswer(status, headers, new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)));

  it('a code as number or text: the same', () => {
    for (const code of [800023, '800023']) {
      const refused = refusalOf(answer(403, { code, description: 'Why' }, { 'ms-correlationid': 'c-1' }));
      assert.deepEqual(refused, {
        kind: 'refused',
        status: 403,
        code: 800023,
        description: 'Why',
        correlationId: 'c-1',
      });
    }
  });

  it('customer service envelope: its code', () => {
    const body = { code: 600061, message: 'There is one.', errorName: 'X', isRetryable: false };
    assert.equal(refusalOf(answer(409, body))?.code, 600061);
  });

  for (const [title, status, body] of [
    ['success', 201, { code: 1 }],
    ['no sign-in', 401, { code: 400 }],
    ['role without the rights', 403, { code: 900150 }],
    ['application alone', 403, { code: 900329 }],
    ['throttled', 429, { statusCode: 429, message: 'Rate limit is exceeded.' }],
    ['failing', 500, { code: 800005 }],
    ['no code', 400, { description: 'Bad' }],
    ['a gateway’s page', 404, '<html>'],
    ['a code in words', 403, { code: 'Forbidden' }],
  ] as const) {
    it(`${title}: none`, () => assert.equal(refusalOf(answer(status, body)), undefined));
  }

  it('gone: 404 with one of the codes or 1000, nothing else', () => {
    const gone = (status: number, body: unknown) => saysGone(answer(status, body), [20000]);
    assert.deepEqual(
      [gone(404, { code: 20000 }), gone(404, { code: '1000' }), gone(404, { code: 60003 })],
      [true, true, false],
    );
    assert.deepEqual([gone(404, undefined), gone(400, { code: 20000 })], [false, false]);
  });
});
