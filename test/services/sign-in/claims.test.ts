import assert from 'node:assert/strict';
import { claimsOf } from '../../../src/services/sign-in/claims.ts';

const token = (claims: object) =>
  ['{"alg":"none"}', JSON.stringify(claims), '']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('claims of our own tokens', () => {
  it('version 1 and 2: roles, audience, application', () => {
    assert.deepEqual(
      claimsOf(token({ roles: ['Mail.Send', 7], aud: 'https://graph.microsoft.com', appid: 'ABC' })),
      {
        roles: ['Mail.Send'],
        audience: 'https://graph.microsoft.com',
        appId: 'abc',
      },
    );
    assert.equal(claimsOf(token({ azp: 'def' }))?.appId, 'def');
  });

  it('nothing granted: no roles; no JWT: undefined', () => {
    assert.deepEqual(claimsOf(token({})), { roles: [], audience: undefined, appId: undefined });
    assert.equal(claimsOf('opaque'), undefined);
  });
});
