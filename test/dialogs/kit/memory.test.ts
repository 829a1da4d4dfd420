import assert from 'node:assert/strict';
import { recallMemory } from '../../../src/dialogs/kit/memory.ts';

describe('memory of a conversation', () => {
  it('two new conversations: what the SDK puts on one stack is not on the other', () => {
    const first = recallMemory({});
    first.dialogs.dialogStack.push({ id: 'accept@1', state: {} });
    first.spent.push({ stamp: 's', what: 'Start', at: 1 });
    assert.deepEqual(recallMemory({}), { dialogs: { dialogStack: [] }, spent: [], parked: [] });
    assert.deepEqual(recallMemory('unreadable'), { dialogs: { dialogStack: [] }, spent: [], parked: [] });
  });
});
