import assert from 'node:assert/strict';
import { readingsOf } from '../../src/composition/readings.ts';
import type { AccountNumbers, OperatingNumbers } from '../../src/workflows/operating/port.ts';

const nothing = { waiting: 0, oldestAt: undefined, due: 0, dueSince: undefined };
const now = 10_000_000;

function readingsOfAccount(account: Partial<AccountNumbers>) {
  const numbers: OperatingNumbers = {
    at: now,
    notices: nothing,
    mails: nothing,
    webhooks: nothing,
    openOrders: [],
    openInvitations: [],
    openAdminRights: [],
    openApprovals: { count: 0, oldestAt: undefined },
    endedOrders: [],
    endedInvitations: [],
    accounts: [
      {
        accountId: 'europe',
        tokenRenewedAt: undefined,
        refusedSince: undefined,
        lastWebhookAt: undefined,
        comparedAt: undefined,
        ...account,
      },
    ],
    queues: [],
  };
  const told = new Map<string, number | undefined>();
  readingsOf(numbers, { now, startedAt: now - 7_300_000 }, (name, value) => void told.set(name, value));
  return told;
}

describe('readings of an account', () => {
  it('never compared: as old as this instance, so that the alert comes', () => {
    assert.equal(readingsOfAccount({}).get('concierge.account.comparison.age.seconds'), 7_300);
  });

  it('compared: its own age', () => {
    const told = readingsOfAccount({ comparedAt: now - 60_000 });
    assert.equal(told.get('concierge.account.comparison.age.seconds'), 60);
  });

  it('the agent’s sign-in: 0 while it works, else since when it fails', () => {
    assert.equal(readingsOfAccount({}).get('concierge.account.refused.seconds'), 0);
    const told = readingsOfAccount({ refusedSince: now - 120_000, comparedAt: now });
    assert.equal(told.get('concierge.account.refused.seconds'), 120);
  });
});
