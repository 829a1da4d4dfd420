import assert from 'node:assert/strict';
import { tellOfFirstSignIn } from '../../src/composition/first-sign-in-news.ts';
import type { FirstSignInChange } from '../../src/workflows/first-sign-in/port.ts';

describe('what became of a first sign-in', () => {
  const heardOf = async (kind: FirstSignInChange['kind']): Promise<readonly string[]> => {
    const heard: string[] = [];
    const tell = tellOfFirstSignIn({
      tellReaders: async (_, { flow, caseId, event }) => void heard.push(`${flow} ${caseId} ${event}`),
      tellStaff: async (_, { flow, caseId, event }) => void heard.push(`staff ${flow} ${caseId} ${event}`),
    });
    await tell({} as never, { orderId: 'F-1042', kind, at: 0 });
    return heard;
  };

  it('opened, or its mail in trouble: the seller hears', async () => {
    for (const kind of ['opened', 'undeliverable', 'not-mailed'] as const)
      assert.deepEqual(await heardOf(kind), [`order F-1042 first-sign-in-${kind}`]);
  });

  it('expired: staff hears too, because nobody else can give a new one', async () => {
    assert.deepEqual(await heardOf('expired'), [
      'order F-1042 first-sign-in-expired',
      'staff order-desk F-1042 sign-in-lost',
    ]);
  });
});
