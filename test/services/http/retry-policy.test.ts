import assert from 'node:assert/strict';
import { lossOf, type Loss } from '../../../src/services/http/retry-policy.ts';

describe('what is known after a lost connection', () => {
  const failed = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall });
  const cases: readonly (readonly [string, unknown, Loss])[] = [
    ['refused', failed('ECONNREFUSED', 'connect'), 'nothing-sent'],
    ['no such name', failed('ENOTFOUND', 'getaddrinfo'), 'nothing-sent'],
    ['too slow to connect', failed('ETIMEDOUT', 'connect'), 'nothing-sent'],
    [
      'too slow to connect to any address',
      Object.assign(new AggregateError([failed('ETIMEDOUT', 'connect')]), { code: 'ETIMEDOUT' }),
      'nothing-sent',
    ],
    ['no way there', failed('EHOSTUNREACH', 'connect'), 'nothing-sent'],
    ['an unknown certificate', failed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'nothing-sent'],
    // The request had left; whoever repeats an order then may order twice.
    ['a connection that falls silent', failed('ETIMEDOUT', 'read'), 'answer-lost'],
    ['a way that is lost in the middle', failed('EHOSTUNREACH', 'read'), 'answer-lost'],
    ['a network that is lost in the middle', failed('ENETUNREACH', 'write'), 'answer-lost'],
    ['reset', failed('ECONNRESET', 'read'), 'answer-lost'],
    ['our own patience', failed('TOO_SLOW'), 'answer-lost'],
    ['an endless answer', failed('TOO_LARGE'), 'too-large'],
    [
      'the same inside another error',
      new Error('x', { cause: failed('ECONNREFUSED', 'connect') }),
      'nothing-sent',
    ],
    ['no error at all', undefined, 'answer-lost'],
  ];
  for (const [name, error, loss] of cases) it(`${name}: ${loss}`, () => assert.equal(lossOf(error), loss));
});
