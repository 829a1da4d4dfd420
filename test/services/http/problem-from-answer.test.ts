import assert from 'node:assert/strict';
import { createAnswer } from '../../../src/services/http/answer.ts';
import { problemFromAnswer } from '../../../src/services/http/problem-from-answer.ts';
import { graphEnvelope } from '../../../src/services/graph/wire.ts';
import { partnerCenterEnvelope } from '../../../src/services/partner-center/envelope.ts';
import { oauthEnvelope } from '../../../src/services/sign-in/token-answer.ts';

const asked = { remote: 'partner-center', operation: 'GET customer', effect: 'repeatable' } as const;
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  createAnswer(
    status,
    headers,
    new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  );

describe('Problem from an answer', () => {
  const cases = [
    {
      title: 'standard envelope, number',
      status: 404,
      body: { code: 1000, description: 'Not found' },
      kind: 'not-found',
      code: '1000',
    },
    {
      title: 'standard envelope, text in other letter case',
      status: 400,
      body: { Code: '2055' },
      kind: 'rejected',
      code: '2055',
    },
    {
      title: 'customer service envelope',
      status: 400,
      body: { code: 600061, errorName: 'x', isRetryable: false },
      kind: 'rejected',
      code: '600061',
    },
    { title: 'no relationship', status: 403, body: { code: 20002 }, kind: 'rejected', code: '20002' },
    {
      title: 'role without the rights',
      status: 403,
      body: { code: 900150 },
      kind: 'unauthorised',
      code: '900150',
    },
    {
      title: 'app-only where an agent is needed',
      status: 403,
      body: { code: 900329 },
      kind: 'unauthorised',
      code: '900329',
    },
    { title: '403 without a code', status: 403, body: '', kind: 'unauthorised', code: undefined },
    { title: 'a gateway page', status: 502, body: '<html>', kind: 'unavailable', code: undefined },
    { title: 'not implemented', status: 501, body: { code: 0 }, kind: 'rejected', code: '0' },
    { title: 'a redirect', status: 302, body: '', kind: 'rejected', code: undefined },
  ] as const;
  for (const { title, status, body, kind, code } of cases) {
    it(`Partner Center, ${title}: ${kind} ${code ?? ''}`, () => {
      const problem = problemFromAnswer(asked, answer(status, body), partnerCenterEnvelope);
      assert.deepEqual([problem.kind, problem.facts.code, problem.facts.status], [kind, code, status]);
    });
  }

  it('gateway throttle: throttled, with the seconds and the correlation id', () => {
    const body = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };
    const headers = { 'retry-after': '57', 'ms-correlationid': 'c1' };
    const problem = problemFromAnswer(asked, answer(429, body, headers), partnerCenterEnvelope);
    assert.equal(problem.kind, 'throttled');
    assert.deepEqual(problem.facts, {
      remote: 'partner-center',
      status: 429,
      retryAfterSeconds: 57,
      correlationId: 'c1',
    });
  });

  it('Retry-After as a date: seconds after the answer was sent; nonsense: none', () => {
    const headers = { 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' };
    assert.equal(
      problemFromAnswer(asked, answer(429, '', headers), graphEnvelope).facts.retryAfterSeconds,
      30,
    );
    const nonsense = answer(429, '', { 'retry-after': 'soon' });
    assert.equal(problemFromAnswer(asked, nonsense, graphEnvelope).facts.retryAfterSeconds, undefined);
  });

  it('401 for a token without a second factor: code mfa-missing', () => {
    const problem = problemFromAnswer(
      asked,
      answer(401, '', { ismfacompliant: 'False' }),
      partnerCenterEnvelope,
    );
    assert.deepEqual([problem.kind, problem.facts.code], ['unauthorised', 'mfa-missing']);
  });

  it('Graph, both spellings of the inner error: code and request id', () => {
    for (const name of ['innerError', 'innererror']) {
      const body = {
        error: { code: 'Authorization_RequestDenied', message: 'No', [name]: { 'request-id': 'r1' } },
      };
      const problem = problemFromAnswer(asked, answer(403, body), graphEnvelope);
      assert.deepEqual(
        [problem.kind, problem.facts.code, problem.facts.correlationId],
        ['unauthorised', 'Authorization_RequestDenied', 'r1'],
      );
    }
  });

  it('OAuth: refusals with 400 are a matter of credentials, a sick server is not', () => {
    const invalid = problemFromAnswer(asked, answer(400, { error: 'invalid_grant' }), oauthEnvelope);
    const sick = problemFromAnswer(asked, answer(400, { error: 'temporarily_unavailable' }), oauthEnvelope);
    assert.deepEqual(
      [invalid.kind, invalid.facts.code, sick.kind],
      ['unauthorised', 'invalid_grant', 'unavailable'],
    );
  });

  it('5xx to a request that must not happen twice: outcome unknown', () => {
    const problem = problemFromAnswer({ ...asked, effect: 'once' }, answer(504, ''), graphEnvelope);
    assert.equal(problem.kind, 'outcome-unknown');
  });

  it('message: without anything the remote wrote', () => {
    const body = { code: 2002, description: 'Adele Vance is not allowed' };
    assert.doesNotMatch(problemFromAnswer(asked, answer(400, body), partnerCenterEnvelope).message, /Adele/);
  });
});
