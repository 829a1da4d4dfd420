import assert from 'node:assert/strict';
import { accountTroubles } from '../../src/domain/account-health.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const now = Date.UTC(2026, 10, 17);
const around = { now, sweepMinutes: 10 };

describe('how the connection to an account is', () => {
  const cases = [
    ['token and answer are fresh', 1, 5, []],
    ['the token was renewed 61 days ago', 61, 5, ['token-ends']],
    ['the token was renewed 91 days ago', 91, 5, ['token-ended']],
    ['an hour without an answer', 1, 60, []],
    ['longer than six looks without an answer', 1, 61, ['silent']],
    ['both', 91, 600, ['token-ended', 'silent']],
  ] as const;
  for (const [situation, days, minutes, troubles] of cases)
    it(`${situation}: ${troubles.join(', ') || 'in order'}`, () => {
      const times = {
        tokenRenewedAt: now - days * dayMs,
        refusedSince: undefined,
        comparedAt: now - minutes * minuteMs,
      };
      assert.deepEqual(accountTroubles(times, around), troubles);
    });

  it('never an answer, and no token of its own: only the answer is missed', () => {
    assert.deepEqual(
      accountTroubles({ tokenRenewedAt: undefined, refusedSince: undefined, comparedAt: undefined }, around),
      ['never-answered'],
    );
  });

  it('the agent’s sign-in fails while the application still gets answers: not in order', () => {
    for (const tokenRenewedAt of [undefined, now - dayMs])
      assert.deepEqual(accountTroubles({ tokenRenewedAt, refusedSince: now - 1, comparedAt: now }, around), [
        'sign-in-refused',
      ]);
  });
});
